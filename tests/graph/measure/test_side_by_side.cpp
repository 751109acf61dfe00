// Kernels that work many searches, or threads, at a time against one plain search or count after the other.
#include <boost/graph/betweenness_centrality.hpp>
#include <cmath>
#include <cstring>

#include "graph/base/parallel_for.hpp"
#include "graph/measure/betweenness.hpp"
#include "graph/measure/clustering.hpp"
#include "graph/measure/cohesion.hpp"
#include "graph/measure/components.hpp"
#include "graph/measure/ego.hpp"
#include "graph/measure/nearness.hpp"
#include "graph/measure/paths.hpp"
#include "graph/measure/status.hpp"
#include "graph/measure/structural_holes.hpp"
#include "graph/model/bgl_view.hpp"
#include "graph/model/network_builder.hpp"
#include "graph/model/select.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::random_network;

namespace {

// Ties among few people and a long line of the others: crowded levels, sparse ones, parts, and people without ties.
Network with_a_tail(Random& random, ActorId actors, bool directed) {
    NetworkBuilder builder(actors, directed ? Ties::directed : Ties::undirected);
    const ActorId crowd = actors / 2;
    for (ActorId k = 0; k < 4 * crowd; ++k) builder.add(random.below(crowd), random.below(crowd));
    for (ActorId i = crowd; i + 1 < actors; ++i) {
        if (i % 97 != 0) builder.add(i, i + 1 - (i % 50 == 0 ? i - random.below(crowd) : 0));
    }
    return builder.build();
}

std::vector<Network> networks() {
    Random random(17);
    std::vector<Network> all;
    for (const bool directed : {true, false}) {
        for (const ActorId actors : {1U, 2U, 9U, 255U, 257U, 700U}) {
            all.push_back(random_network(
                random, {.actors = actors, .density_percent = actors > 100 ? 2U : 30U, .directed = directed}));
            if (actors > 8) all.push_back(with_a_tail(random, actors, directed));
        }
    }
    return all;
}

bool same_bytes(const ActorScores& a, const ActorScores& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

template <typename View>
ActorScores boost_betweenness(const View& view) {
    ActorScores scores(num_vertices(view), 0.0);
    boost::brandes_betweenness_centrality(
        view, boost::make_iterator_property_map(scores.begin(), boost::typed_identity_property_map<ActorId>()));
    return scores;
}

}  // namespace

TEST_CASE("nearness: the bits of 256 searches agree with one search after the other", "[measure][side]") {
    for (const Network& network : networks()) {
        const ActorId n = network.actor_count();
        std::vector<std::uint64_t> out(n, 0), in(n, 0), out_hops(n, 0), in_hops(n, 0);
        std::vector<double> out_inverse(n, 0), in_inverse(n, 0);
        std::uint32_t longest = 0;
        for (ActorId i = 0; i < n; ++i) {
            const auto hops = hops_from(network, i);
            for (ActorId j = 0; j < n; ++j) {
                if (hops[j] == 0 || hops[j] == unreachable) continue;
                ++out[i], ++in[j];
                out_hops[i] += hops[j], in_hops[j] += hops[j];
                out_inverse[i] += 1.0 / hops[j], in_inverse[j] += 1.0 / hops[j];
                longest = std::max(longest, hops[j]);
            }
        }
        const Nearness from = nearness_out(network);
        const Nearness to = nearness_in(network);
        CHECK(from.reached == out);
        CHECK(to.reached == in);
        CHECK(from.hops == out_hops);
        CHECK(to.hops == in_hops);
        CHECK(from.longest == longest);
        CHECK(to.longest == longest);
        for (ActorId i = 0; i < n; ++i) {
            CHECK(std::fabs(from.inverse[i] - out_inverse[i]) <= 1e-12 * out_inverse[i]);
            CHECK(std::fabs(to.inverse[i] - in_inverse[i]) <= 1e-12 * in_inverse[i]);
        }
    }
}

TEST_CASE("betweenness: eight lanes agree with Boost.Graph", "[measure][side]") {
    for (const Network& network : networks()) {
        const ActorScores expected =
            network.directed() ? boost_betweenness(bgl_directed(network)) : boost_betweenness(bgl_undirected(network));
        const ActorScores scores = betweenness(network);
        for (ActorId i = 0; i < network.actor_count(); ++i) {
            CHECK(std::fabs(scores[i] - expected[i]) <= 1e-10 * std::max(1.0, expected[i]));
        }
    }
}

TEST_CASE("triangles: the lists by rank agree with asking for every pair of contacts", "[measure][side]") {
    for (const Network& network : networks()) {
        const ActorScores local = clustering(network);
        const ActorScores among = ego_networks(network).density;
        double closed = 0;
        double paths = 0;
        for (ActorId i = 0; i < network.actor_count(); ++i) {
            std::vector<ActorId> contacts;
            for (ActorId j = 0; j < network.actor_count(); ++j) {
                if (network.has_tie(i, j) || network.has_tie(j, i)) contacts.push_back(j);
            }
            double linked = 0;
            double pairs = 0;
            for (const ActorId a : contacts) {
                for (const ActorId b : contacts) {
                    if (a == b) continue;
                    pairs += 1;
                    linked += network.has_tie(a, b) || network.has_tie(b, a) ? 1 : 0;
                }
            }
            CHECK((pairs == 0 ? std::isnan(local[i]) : local[i] == linked / pairs));
            double named = 0;
            double cells = 0;
            for (const ActorId a : network.out(i)) {
                for (const ActorId b : network.out(i)) {
                    if (a == b) continue;
                    cells += 1;
                    named += network.has_tie(a, b) ? 1 : 0;
                }
                for (const ActorId c : network.out(a)) {
                    if (c == i) continue;
                    paths += 1;
                    closed += network.has_tie(i, c) ? 1 : 0;
                }
            }
            CHECK((cells == 0 ? std::isnan(among[i]) : among[i] == named / cells));
        }
        const double share = transitivity(network);
        CHECK((paths == 0 ? std::isnan(share) : share == closed / paths));
    }
}

TEST_CASE("components: the largest part is found whatever ties are looked at first", "[measure][side]") {
    for (const Network& network : networks()) {
        const Components parts = weak_components(network);
        std::vector<std::uint64_t> sizes(parts.sizes.size(), 0);
        for (ActorId i = 0; i < network.actor_count(); ++i) {
            ++sizes.at(parts.part[i]);
            for (const ActorId j : network.out(i)) CHECK(parts.part[i] == parts.part[j]);
        }
        CHECK(sizes == parts.sizes);
        // Ties both ways lead to all of a part and to no other.
        const Network pairs = symmetrise(network, Direction::union_);
        for (ActorId i = 0; i < network.actor_count(); i += 50) {
            const auto hops = hops_from(pairs, i);
            for (ActorId j = 0; j < network.actor_count(); ++j) {
                CHECK((hops[j] != unreachable) == (parts.part[i] == parts.part[j]));
            }
        }
    }
}

TEST_CASE("measures on all threads have the bytes of one thread", "[measure][side]") {
    Random random(5);
    const Network network = random_network(random, {.actors = 1500, .density_percent = 20, .directed = true});
    struct Results {
        ActorScores between, near, rank, local, hemmed;
    };
    const auto all = [&] {
        return Results{betweenness(network), nearness_in(network).inverse, page_rank(network), clustering(network),
                       constraint(network)};
    };
    const Results on_all = all();
    Results on_one;
    parallel_for(1, 1, [&](std::size_t) {
        CHECK(own_threads() == 1);
        on_one = all();
    });
    CHECK(own_threads() == std::max(1U, std::thread::hardware_concurrency()));
    CHECK(same_bytes(on_all.between, on_one.between));
    CHECK(same_bytes(on_all.near, on_one.near));
    CHECK(same_bytes(on_all.rank, on_one.rank));
    CHECK(same_bytes(on_all.local, on_one.local));
    CHECK(same_bytes(on_all.hemmed, on_one.hemmed));
}
