#pragma once
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>

#include "graph/model/network.hpp"

// A Network as Boost.Graph sees it: no copy, every Boost.Graph algorithm that needs vertices, ties out, ties in, or all
// ties runs on it. Only .cpp files include this header, since it makes them six times as slow to compile.
namespace crosstie {

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

    struct Traversal : virtual boost::vertex_list_graph_tag,
                       virtual boost::edge_list_graph_tag,
                       virtual boost::adjacency_graph_tag,
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

    explicit BglView(const Network& network) : network_(&network) {}
    [[nodiscard]] const Network& network() const { return *network_; }
    static vertex_descriptor null_vertex() { return 0xFFFFFFFF; }

    friend std::pair<vertex_iterator, vertex_iterator> vertices(const BglView& g) {
        return {vertex_iterator(0), vertex_iterator(g.network_->actor_count())};
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

 private:
    static std::pair<EdgeIterator, EdgeIterator> range(ActorId actor, std::span<const ActorId> others, bool incoming) {
        return {EdgeIterator(actor, others.data(), incoming),
                EdgeIterator(actor, others.data() + others.size(), incoming)};
    }
    const Network* network_;
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
}  // namespace boost
