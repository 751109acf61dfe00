#pragma once
#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/model/network.hpp"

// A Network as Boost.Graph sees it, without a copy of the ties: every Boost.Graph algorithm that reads a graph runs on
// it. Only .cpp files include this header, since it makes them six times as slow to compile.
namespace crosstie {

/// Models Boost.Graph's VertexListGraph, EdgeListGraph, BidirectionalGraph, AdjacencyGraph and AdjacencyMatrix, with the
/// properties
///   vertex_index  the actor's number
///   edge_index    the tie's place in edges(), 0 .. ties - 1; an undirected tie has one, from whichever end it is seen
///   edge_weight   the tie's LENGTH, 1 / strength: Boost.Graph's algorithms seek small weights, and a strong tie is
///                 close (Newman 2001, doi:10.1103/PhysRevE.64.016132). std::invalid_argument for a strength of 0
/// Finding edge(), an index or a weight costs a search in the sender's row, O(log ties of the sender).
/// The network must outlive the view; property maps may outlive the view, not the network.
template <bool directed_view>
class BglView {
 public:
    // An undirected tie seen from either end is one tie: its place is that of the smaller actor's row.
    struct Edge {
        ActorId from = 0, to = 0;
        friend bool operator==(const Edge& a, const Edge& b) {
            if constexpr (directed_view) return a.from == b.from && a.to == b.to;
            return (a.from == b.from && a.to == b.to) || (a.from == b.to && a.to == b.from);
        }
        friend bool operator!=(const Edge& a, const Edge& b) { return !(a == b); }
    };

    class EdgeIterator : public boost::iterator_facade<EdgeIterator, Edge, boost::random_access_traversal_tag, Edge> {
     public:
        EdgeIterator() = default;
        EdgeIterator(ActorId actor, const ActorId* other, bool incoming)
            : other_(other), actor_(actor), incoming_(incoming) {}

     private:
        friend class boost::iterator_core_access;
        [[nodiscard]] Edge dereference() const { return incoming_ ? Edge{*other_, actor_} : Edge{actor_, *other_}; }
        [[nodiscard]] bool equal(const EdgeIterator& that) const { return other_ == that.other_; }
        void increment() { ++other_; }
        void decrement() { --other_; }
        void advance(std::ptrdiff_t steps) { other_ += steps; }
        [[nodiscard]] std::ptrdiff_t distance_to(const EdgeIterator& that) const { return that.other_ - other_; }
        const ActorId* other_ = nullptr;
        ActorId actor_ = 0;
        bool incoming_ = false;
    };

    // Every tie once: row by row, and of an undirected pair only the end with the smaller actor.
    class AllEdgesIterator : public boost::iterator_facade<AllEdgesIterator, Edge, boost::forward_traversal_tag, Edge> {
     public:
        AllEdgesIterator() = default;
        AllEdgesIterator(const Network& network, ActorId actor) : network_(&network), actor_(actor) { settle(); }

     private:
        friend class boost::iterator_core_access;
        [[nodiscard]] Edge dereference() const { return {actor_, network_->out(actor_)[place_]}; }
        [[nodiscard]] bool equal(const AllEdgesIterator& that) const {
            return actor_ == that.actor_ && place_ == that.place_;
        }
        void increment() {
            ++place_;
            settle();
        }
        // Moves on to the next place that holds a tie to tell; the end is the first place of the row after the last.
        void settle() {
            while (actor_ < network_->actor_count()) {
                const auto row = network_->out(actor_);
                while (!directed_view && place_ < row.size() && row[place_] < actor_) ++place_;
                if (place_ < row.size()) return;
                ++actor_;
                place_ = 0;
            }
        }
        const Network* network_ = nullptr;
        ActorId actor_ = 0;
        std::size_t place_ = 0;
    };

    class LengthMap {
     public:
        using key_type = Edge;
        using value_type = double;
        using reference = double;
        using category = boost::readable_property_map_tag;
        explicit LengthMap(const Network& network) : network_(&network) {}
        friend double get(const LengthMap& map, const Edge& tie) { return map.of(tie); }

     private:
        [[nodiscard]] double of(const Edge& tie) const {
            const auto strengths = network_->out_strength(tie.from);
            if (strengths.empty()) return 1;
            const double strength = strengths[place_in_row(*network_, tie)];
            if (!(strength > 0)) throw std::invalid_argument("a length needs a strength above 0");
            return 1 / strength;
        }
        const Network* network_;
    };

    class IndexMap {
     public:
        using key_type = Edge;
        using value_type = std::size_t;
        using reference = std::size_t;
        using category = boost::readable_property_map_tag;
        explicit IndexMap(const Network& network)
            : network_(&network), first_(std::make_shared<const std::vector<std::size_t>>(firsts(network))) {}
        friend std::size_t get(const IndexMap& map, const Edge& tie) { return map.of(tie); }

     private:
        [[nodiscard]] std::size_t of(Edge tie) const {
            if (!directed_view && tie.from > tie.to) std::swap(tie.from, tie.to);
            return (*first_)[tie.from] + place_in_row(*network_, tie) - passed_over(*network_, tie.from);
        }
        // How many ties the rows before each one tell.
        static std::vector<std::size_t> firsts(const Network& network) {
            std::vector<std::size_t> first(network.actor_count());
            std::size_t told = 0;
            for (ActorId i = 0; i < network.actor_count(); ++i) {
                first[i] = told;
                told += network.out(i).size() - passed_over(network, i);
            }
            return first;
        }
        // How many ties of a row were told by an earlier one.
        static std::size_t passed_over(const Network& network, ActorId actor) {
            if (directed_view) return 0;
            const auto row = network.out(actor);
            return static_cast<std::size_t>(std::lower_bound(row.begin(), row.end(), actor) - row.begin());
        }
        const Network* network_;
        std::shared_ptr<const std::vector<std::size_t>> first_;
    };

    struct Traversal : virtual boost::vertex_list_graph_tag,
                       virtual boost::edge_list_graph_tag,
                       virtual boost::adjacency_graph_tag,
                       virtual boost::adjacency_matrix_tag,
                       virtual boost::bidirectional_graph_tag {};

    using vertex_descriptor = ActorId;
    using edge_descriptor = Edge;
    using directed_category = std::conditional_t<directed_view, boost::bidirectional_tag, boost::undirected_tag>;
    using edge_parallel_category = boost::disallow_parallel_edge_tag;
    using traversal_category = Traversal;
    using vertex_iterator = boost::counting_iterator<ActorId>;
    using out_edge_iterator = EdgeIterator;
    using in_edge_iterator = EdgeIterator;
    using adjacency_iterator = const ActorId*;
    using edge_iterator = AllEdgesIterator;
    using vertices_size_type = ActorId;
    using edges_size_type = std::uint64_t;
    using degree_size_type = std::size_t;

    explicit BglView(const Network& network) : network_(&network), index_(network) {}
    [[nodiscard]] const Network& network() const { return *network_; }
    static vertex_descriptor null_vertex() { return 0xFFFFFFFF; }

    friend std::pair<vertex_iterator, vertex_iterator> vertices(const BglView& g) {
        return {vertex_iterator(0), vertex_iterator(g.network_->actor_count())};
    }
    friend ActorId vertex(vertices_size_type place, const BglView&) { return place; }
    /// The tie, and whether there is one.
    friend std::pair<Edge, bool> edge(ActorId from, ActorId to, const BglView& g) {
        return {Edge{from, to}, g.network_->has_tie(from, to)};
    }
    friend vertices_size_type num_vertices(const BglView& g) { return g.network_->actor_count(); }
    friend edges_size_type num_edges(const BglView& g) { return g.network_->tie_count(); }
    friend std::pair<AllEdgesIterator, AllEdgesIterator> edges(const BglView& g) {
        return {AllEdgesIterator(*g.network_, 0), AllEdgesIterator(*g.network_, g.network_->actor_count())};
    }
    friend std::pair<EdgeIterator, EdgeIterator> out_edges(ActorId actor, const BglView& g) {
        return range(actor, g.network_->out(actor), false);
    }
    friend std::pair<EdgeIterator, EdgeIterator> in_edges(ActorId actor, const BglView& g) {
        return range(actor, g.network_->in(actor), true);
    }
    friend std::pair<adjacency_iterator, adjacency_iterator> adjacent_vertices(ActorId actor, const BglView& g) {
        const auto others = g.network_->out(actor);
        return {others.data(), others.data() + others.size()};
    }
    friend degree_size_type out_degree(ActorId actor, const BglView& g) { return g.network_->out(actor).size(); }
    friend degree_size_type in_degree(ActorId actor, const BglView& g) { return g.network_->in(actor).size(); }
    friend degree_size_type degree(ActorId actor, const BglView& g) {
        return g.network_->out(actor).size() + (directed_view ? g.network_->in(actor).size() : 0);
    }
    friend ActorId source(const Edge& edge, const BglView&) { return edge.from; }
    friend ActorId target(const Edge& edge, const BglView&) { return edge.to; }
    friend boost::typed_identity_property_map<ActorId> get(boost::vertex_index_t, const BglView&) { return {}; }
    friend ActorId get(boost::vertex_index_t, const BglView&, ActorId actor) { return actor; }
    friend IndexMap get(boost::edge_index_t, const BglView& g) { return g.index_; }
    friend std::size_t get(boost::edge_index_t, const BglView& g, const Edge& tie) { return get(g.index_, tie); }
    friend LengthMap get(boost::edge_weight_t, const BglView& g) { return LengthMap(*g.network_); }
    friend double get(boost::edge_weight_t, const BglView& g, const Edge& tie) {
        return get(LengthMap(*g.network_), tie);
    }

 private:
    static std::size_t place_in_row(const Network& network, const Edge& tie) {
        const auto row = network.out(tie.from);
        return static_cast<std::size_t>(std::lower_bound(row.begin(), row.end(), tie.to) - row.begin());
    }
    static std::pair<EdgeIterator, EdgeIterator> range(ActorId actor, std::span<const ActorId> others, bool incoming) {
        return {EdgeIterator(actor, others.data(), incoming),
                EdgeIterator(actor, others.data() + others.size(), incoming)};
    }
    const Network* network_;
    IndexMap index_;
};

/// Ties as arcs: Boost.Graph's bidirectional graph.
[[nodiscard]] inline BglView<true> bgl_directed(const Network& network) { return BglView<true>(network); }
/// Ties as pairs: Boost.Graph's undirected graph. The network must be undirected.
[[nodiscard]] inline BglView<false> bgl_undirected(const Network& network) { return BglView<false>(network); }

}  // namespace crosstie

namespace boost {
template <bool directed_view>
struct property_map<crosstie::BglView<directed_view>, vertex_index_t> {
    using type = typed_identity_property_map<crosstie::ActorId>;
    using const_type = type;
};
template <bool directed_view>
struct property_map<crosstie::BglView<directed_view>, edge_index_t> {
    using type = typename crosstie::BglView<directed_view>::IndexMap;
    using const_type = type;
};
template <bool directed_view>
struct property_map<crosstie::BglView<directed_view>, edge_weight_t> {
    using type = typename crosstie::BglView<directed_view>::LengthMap;
    using const_type = type;
};
}  // namespace boost
