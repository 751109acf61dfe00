// A network as Boost.Graph sees it: the concepts it models, and Boost's algorithms held against drawings and against the
// library's own measures.
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include <boost/graph/bellman_ford_shortest_paths.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/boykov_kolmogorov_max_flow.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/clustering_coefficient.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/floyd_warshall_shortest.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/kruskal_min_spanning_tree.hpp>
#include <boost/graph/lookup_edge.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/prim_minimum_spanning_tree.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>

#include "graph/measure/betweenness.hpp"
#include "graph/measure/clustering.hpp"
#include "graph/measure/paths.hpp"
#include "graph/model/bgl_view.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using crosstie::test::draw;
using crosstie::test::near;
using crosstie::test::random_network;

namespace {

template <typename View>
struct Models {
    using Actor = typename boost::graph_traits<View>::vertex_descriptor;
    using Edge = typename boost::graph_traits<View>::edge_descriptor;
    BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<View>));
    BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<View>));
    BOOST_CONCEPT_ASSERT((boost::VertexAndEdgeListGraphConcept<View>));
    BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<View>));
    BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<View>));
    BOOST_CONCEPT_ASSERT((boost::AdjacencyMatrixConcept<View>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<View, Actor, boost::vertex_index_t>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<View, Edge, boost::edge_index_t>));
    BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<View, Edge, boost::edge_weight_t>));
};
template struct Models<BglView<true>>;
template struct Models<BglView<false>>;

Network of(ActorId actors, Ties kind, const std::vector<Tie>& ties) {
    NetworkBuilder builder(actors, kind);
    for (const Tie& tie : ties) builder.add(tie.from, tie.to, tie.strength);
    return builder.build();
}

// A square with one diagonal. Lengths: 0-1 and 1-2 a quarter, 0-2 a whole, 2-3 a half, 3-0 two.
//     0 --1/4-- 1
//     | \       |
//     2   1    1/4
//     |     \   |
//     3 --1/2-- 2
Network square(Ties kind) { return of(4, kind, {{0, 1, 4}, {1, 2, 4}, {0, 2, 1}, {2, 3, 2}, {3, 0, 0.5}}); }

Network random_strengths(Random& random, Ties kind) {
    const Network plain = random_network(random, {.actors = 9, .directed = kind == Ties::directed});
    NetworkBuilder builder(9, kind);
    for (ActorId i = 0; i < 9; ++i) {
        for (const ActorId j : plain.out(i)) {
            if (plain.directed() || i < j) builder.add(i, j, 1.0 + static_cast<double>((i * 7 + j * 5) % 6));
        }
    }
    return builder.build();
}

template <typename View>
std::vector<double> dijkstra(const View& view, ActorId source) {
    std::vector<double> lengths(num_vertices(view));
    boost::dijkstra_shortest_paths(
        view, source,
        boost::distance_map(boost::make_iterator_property_map(lengths.begin(), get(boost::vertex_index, view)))
            .distance_inf(std::numeric_limits<double>::infinity()));
    return lengths;
}

template <typename View>
std::vector<std::size_t> indices(const View& view) {
    std::vector<std::size_t> found;
    for (auto [tie, end] = edges(view); tie != end; ++tie) found.push_back(get(boost::edge_index, view, *tie));
    return found;
}

}  // namespace

TEST_CASE("bgl view: ties are numbered in their order, an undirected one alike from both ends", "[model][bgl]") {
    const Network ring = draw("a-b b-c c-d a-d");
    const auto pairs = bgl_undirected(ring);
    CHECK(indices(pairs) == std::vector<std::size_t>{0, 1, 2, 3});  // a-b, a-d, b-c, c-d
    CHECK(get(boost::edge_index, pairs, {3, 0}) == 1);
    CHECK(get(boost::edge_index, pairs, {0, 3}) == 1);
    CHECK(get(boost::edge_index, pairs, {3, 2}) == 3);

    const Network arcs = draw("b>a a>c c>a b>c");
    const auto directed = bgl_directed(arcs);
    CHECK(indices(directed) == std::vector<std::size_t>{0, 1, 2, 3});  // a>c, b>a, b>c, c>a
    CHECK(get(boost::edge_index, directed, {0, 2}) == 0);
    CHECK(get(boost::edge_index, directed, {2, 0}) == 3);
}

TEST_CASE("bgl view: every tie seen from an actor has the number it has among all", "[model][bgl]") {
    Random random(88);
    for (int round = 0; round < 40; ++round) {
        const Network network = random_network(random, {.actors = 9, .directed = round % 2 == 0});
        const auto check = [&](const auto& view) {
            std::vector<int> seen(num_edges(view), 0);
            for (ActorId i = 0; i < num_vertices(view); ++i) {
                for (auto [tie, end] = out_edges(i, view); tie != end; ++tie)
                    ++seen.at(get(boost::edge_index, view, *tie));
                for (auto [tie, end] = in_edges(i, view); tie != end; ++tie)
                    ++seen.at(get(boost::edge_index, view, *tie));
            }
            // An arc is seen at its sender and at its receiver; a pair as going out and coming in at either end.
            CHECK(seen == std::vector<int>(num_edges(view), network.directed() ? 2 : 4));
        };
        if (network.directed()) {
            check(bgl_directed(network));
        } else {
            check(bgl_undirected(network));
        }
    }
}

TEST_CASE("bgl view: vertices by place, ties by their ends", "[model][bgl]") {
    const Network network = draw("a>b b>c");
    const auto view = bgl_directed(network);
    CHECK(vertex(2, view) == 2);
    CHECK(edge(0, 1, view).second);
    CHECK_FALSE(edge(1, 0, view).second);
    CHECK(source(edge(1, 2, view).first, view) == 1);
    CHECK(boost::lookup_edge(1, 2, view).second);
    CHECK(edge(2, 1, bgl_undirected(draw("a-b b-c"))).second == true);
}

TEST_CASE("bgl view: the weight of a tie is its length, 1 / strength, and 1 where nobody gave strengths",
          "[model][bgl]") {
    const Network valued = square(Ties::undirected);
    const auto view = bgl_undirected(valued);
    CHECK(get(boost::edge_weight, view, {0, 1}) == 0.25);
    CHECK(get(boost::edge_weight, view, {0, 3}) == 2);
    CHECK(get(boost::edge_weight, view, {3, 0}) == 2);
    CHECK(get(get(boost::edge_weight, view), {2, 0}) == 1);
    const Network plain = draw("a>b");
    CHECK(get(boost::edge_weight, bgl_directed(plain), {0, 1}) == 1);
    const Network none = of(2, Ties::directed, {{0, 1, 0}});
    CHECK_THROWS_AS(get(boost::edge_weight, bgl_directed(none), {0, 1}), std::invalid_argument);
}

TEST_CASE("bgl view: Dijkstra walks the strong ties", "[model][bgl]") {
    const Network network = square(Ties::undirected);
    CHECK(dijkstra(bgl_undirected(network), 0) == std::vector<double>{0, 0.25, 0.5, 1});
    const Network arcs = square(Ties::directed);  // 0>1, 1>2, 0>2, 2>3, 3>0
    CHECK(dijkstra(bgl_directed(arcs), 3) == std::vector<double>{2, 2.25, 2.5, 0});
}

TEST_CASE("bgl view: Dijkstra agrees with lengths_from", "[model][bgl]") {
    Random random(89);
    for (int round = 0; round < 40; ++round) {
        const Network network = random_strengths(random, round % 2 == 0 ? Ties::directed : Ties::undirected);
        for (ActorId i = 0; i < network.actor_count(); ++i) {
            const auto found =
                network.directed() ? dijkstra(bgl_directed(network), i) : dijkstra(bgl_undirected(network), i);
            const auto ours = measure::lengths_from(network, i, measure::Length::inverse_strength);
            for (ActorId j = 0; j < network.actor_count(); ++j) {
                CHECK((found[j] == ours[j] || near(found[j], ours[j])));
            }
        }
    }
}

TEST_CASE("bgl view: all shortest paths at once agree with one by one", "[model][bgl]") {
    const Network network = square(Ties::undirected);
    const auto view = bgl_undirected(network);
    std::vector<std::vector<double>> all(4, std::vector<double>(4));
    CHECK(boost::floyd_warshall_all_pairs_shortest_paths(view, all));
    for (ActorId i = 0; i < 4; ++i) CHECK(all[i] == dijkstra(view, i));

    const Network arcs = square(Ties::directed);
    const auto directed = bgl_directed(arcs);
    std::vector<double> lengths(4, std::numeric_limits<double>::infinity());
    lengths[3] = 0;
    CHECK(boost::bellman_ford_shortest_paths(
        directed, 4, boost::distance_map(lengths.data()).weight_map(get(boost::edge_weight, directed))));
    CHECK(lengths == std::vector<double>{2, 2.25, 2.5, 0});
}

TEST_CASE("bgl view: clustering, actor by actor and as a mean", "[model][bgl]") {
    const Network network = draw("a-b b-c a-c c-d");  // a triangle and a tail
    const auto view = bgl_undirected(network);
    CHECK(boost::clustering_coefficient(view, ActorId{0}) == 1);
    CHECK(near(boost::clustering_coefficient(view, ActorId{2}), 1.0 / 3));
    std::vector<double> scores(4);
    const auto by_actor = boost::make_iterator_property_map(scores.begin(), get(boost::vertex_index, view));
    CHECK(near(boost::all_clustering_coefficients(view, by_actor), (1 + 1 + 1.0 / 3 + 0) / 4));
    const auto ours = measure::clustering(network);
    for (ActorId i = 0; i < 3; ++i) CHECK(near(scores[i], ours[i]));
    CHECK(scores[3] == 0);  // one contact: Boost says 0, the library that there is no such number
    CHECK(std::isnan(ours[3]));
}

TEST_CASE("bgl view: the smallest tree keeps the strong ties", "[model][bgl]") {
    const Network network = square(Ties::undirected);
    const auto view = bgl_undirected(network);
    std::vector<BglView<false>::Edge> tree;
    boost::kruskal_minimum_spanning_tree(view, std::back_inserter(tree));
    double length = 0;
    for (const auto& tie : tree) length += get(boost::edge_weight, view, tie);
    CHECK(tree.size() == 3);
    CHECK(length == 1);  // 0-1, 1-2, 2-3

    std::vector<ActorId> parent(4);
    boost::prim_minimum_spanning_tree(
        view, boost::make_iterator_property_map(parent.begin(), get(boost::vertex_index, view)));
    CHECK(parent == std::vector<ActorId>{0, 0, 1, 2});
}

TEST_CASE("bgl view: betweenness of actors and of ties, by hops and by length", "[model][bgl]") {
    const Network line = draw("a-b b-c c-d");
    const auto view = bgl_undirected(line);
    std::vector<double> actors(4);
    std::vector<double> ties(3);
    const auto by_actor = boost::make_iterator_property_map(actors.begin(), get(boost::vertex_index, view));
    const auto by_tie = boost::make_iterator_property_map(ties.begin(), get(boost::edge_index, view));
    boost::brandes_betweenness_centrality(view, by_actor, by_tie);
    CHECK(actors == std::vector<double>{0, 2, 2, 0});
    CHECK(ties == std::vector<double>{3, 4, 3});  // pairs that part when the tie goes: 1 x 3, 2 x 2, 3 x 1

    const Network valued = square(Ties::undirected);  // every shortest way runs along 0-1-2-3
    const auto lengths = bgl_undirected(valued);
    std::vector<double> between(4);
    boost::brandes_betweenness_centrality(
        lengths,
        boost::centrality_map(boost::make_iterator_property_map(between.begin(), get(boost::vertex_index, lengths)))
            .weight_map(get(boost::edge_weight, lengths)));
    CHECK(between == std::vector<double>{0, 2, 2, 0});
    const auto ours = measure::betweenness(valued, {.length = measure::Length::inverse_strength});
    for (ActorId i = 0; i < 4; ++i) CHECK(near(between[i], ours[i]));
}

TEST_CASE("bgl view: pieces, cycles, an order, ranks", "[model][bgl]") {
    const Network two = draw("a-b c-d e");
    std::vector<int> piece(5);
    CHECK(boost::connected_components(bgl_undirected(two), piece.data()) == 3);
    CHECK(piece == std::vector<int>{0, 0, 1, 1, 2});

    const Network ring = draw("a>b b>c c>a c>d");
    std::vector<int> group(4);
    CHECK(boost::strong_components(bgl_directed(ring), group.data()) == 2);
    CHECK(group[0] == group[2]);
    CHECK(group[0] != group[3]);
    std::vector<double> rank(4);
    boost::graph::page_rank(bgl_directed(ring), boost::make_iterator_property_map(
                                                    rank.begin(), get(boost::vertex_index, bgl_directed(ring))));
    CHECK(rank[2] > rank[1]);  // an only tie passes on all, and each actor has a share of its own besides
    CHECK(rank[1] > rank[0]);
    std::vector<ActorId> order;
    BglView<true> round = bgl_directed(ring);  // Boost 1.74 takes it by reference, and leaves it as it is
    CHECK_THROWS_AS(boost::topological_sort(round, std::back_inserter(order)), boost::not_a_dag);
    const Network chain = draw("c>b b>a");
    BglView<true> down = bgl_directed(chain);
    order.clear();
    boost::topological_sort(down, std::back_inserter(order));
    CHECK(order == std::vector<ActorId>{0, 1, 2});
}

TEST_CASE("bgl view: ways that share no tie, as a flow along ties that carry one each", "[model][bgl]") {
    const Network network = draw("a>b b>a a>c c>a b>d d>b c>d d>c b>c c>b");  // from a to d by b and by c
    const auto view = bgl_directed(network);
    using Edge = BglView<true>::Edge;
    std::vector<double> capacity(num_edges(view), 1);
    std::vector<double> left(num_edges(view), 0);
    std::vector<Edge> back(num_edges(view));
    for (auto [tie, end] = edges(view); tie != end; ++tie) {
        back[get(boost::edge_index, view, *tie)] = edge(tie->to, tie->from, view).first;
    }
    std::vector<Edge> before(4);
    std::vector<boost::default_color_type> colour(4);
    std::vector<double> hops(4);
    const auto index = get(boost::edge_index, view);
    const auto actor = get(boost::vertex_index, view);
    const double flow = boost::boykov_kolmogorov_max_flow(
        view, boost::make_iterator_property_map(capacity.begin(), index),
        boost::make_iterator_property_map(left.begin(), index), boost::make_iterator_property_map(back.begin(), index),
        boost::make_iterator_property_map(before.begin(), actor),
        boost::make_iterator_property_map(colour.begin(), actor),
        boost::make_iterator_property_map(hops.begin(), actor), actor, 0, 3);
    CHECK(flow == 2);
}

TEST_CASE("bgl view: nobody, and somebody alone", "[model][bgl]") {
    const Network nobody = NetworkBuilder(0, Ties::undirected).build();
    CHECK(num_vertices(bgl_undirected(nobody)) == 0);
    CHECK(indices(bgl_undirected(nobody)).empty());
    CHECK(dijkstra(bgl_directed(draw("a")), 0) == std::vector<double>{0});
}
