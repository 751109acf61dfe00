// The network's shape in the large: triads, cores, bridges, Krackhardt's four, centralization.
#include <map>

#include "graph/measure/catalog.hpp"
#include "graph/measure/centralization.hpp"
#include "graph/measure/components.hpp"
#include "graph/measure/cores.hpp"
#include "graph/measure/degree.hpp"
#include "graph/measure/krackhardt.hpp"
#include "graph/measure/triads.hpp"
#include "graph/model/network_builder.hpp"
#include "graph/model/select.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/graph/measure/oracle.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::check_scores;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;

namespace {
std::string only_triad(const char* drawing) {
    const TriadCensus census = triad_census(draw_directed(drawing, "abc"));
    std::string found;
    for (std::size_t k = 0; k < census.size(); ++k) {
        if (census[k] > 0) found += triad_labels[k];
    }
    return found;
}
}  // namespace

TEST_CASE("triads: one drawing of each of the sixteen kinds", "[measure][triads]") {
    const std::map<std::string, const char*> drawings{{"003", ""},
                                                      {"012", "a>b"},
                                                      {"102", "a-b"},
                                                      {"021D", "a>b a>c"},
                                                      {"021U", "b>a c>a"},
                                                      {"021C", "a>b b>c"},
                                                      {"111D", "a-b c>a"},
                                                      {"111U", "a-b a>c"},
                                                      {"030T", "a>b b>c a>c"},
                                                      {"030C", "a>b b>c c>a"},
                                                      {"201", "a-b a-c"},
                                                      {"120D", "a-b c>a c>b"},
                                                      {"120U", "a-b a>c b>c"},
                                                      {"120C", "a-b a>c c>b"},
                                                      {"210", "a-b b-c a>c"},
                                                      {"300", "a-b b-c a-c"}};
    for (const auto& [label, drawing] : drawings) CHECK(only_triad(drawing) == label);
}

TEST_CASE("triads add up, and gaps leave out just the triples that read them", "[measure][triads]") {
    Random random(91);
    for (int round = 0; round < 40; ++round) {
        const Network whole = test::random_network(random, {.actors = 9, .density_percent = 20});
        std::uint64_t total = 0;
        for (const std::uint64_t count : triad_census(whole)) total += count;
        CHECK(total == 9 * 8 * 7 / 6);
        // The same network with one cell skipped goes the slow way: 7 triples fewer.
        NetworkBuilder builder(9, Ties::directed);
        builder.observe(ObservedPairs::with_gaps(std::vector(9, CellState::answered), std::vector<std::uint8_t>(9, 0),
                                                 {{0, 1, CellState::skipped}}));
        for (ActorId i = 0; i < 9; ++i) {
            for (const ActorId j : whole.out(i)) {
                if (i != 0 || j != 1) builder.add(i, j);
            }
        }
        std::uint64_t left = 0;
        const TriadCensus gaps = triad_census(builder.build());
        for (std::size_t k = 0; k < gaps.size(); ++k) {
            CHECK(gaps[k] <= triad_census(whole)[k]);
            left += gaps[k];
        }
        CHECK(left == total - 7);
    }
}

TEST_CASE("cores: a triangle with a tail, and whoever was not there", "[measure][cores]") {
    check_scores(coreness(draw("a-b b-c a-c c-d e f!")), {2, 2, 2, 1, 0, undefined});
}

TEST_CASE("bridges are the ties whose removal leaves more pieces", "[measure][cores]") {
    CHECK(bridges(draw("a-b b-c a-c c-d")) == std::vector<std::array<ActorId, 2>>{{2, 3}});
    Random random(92);
    for (int round = 0; round < 40; ++round) {
        const Network g =
            symmetrise(test::random_network(random, {.actors = 9, .density_percent = 12}), Direction::union_);
        std::vector<std::array<ActorId, 2>> slow;
        for (ActorId i = 0; i < 9; ++i) {
            for (const ActorId j : g.out(i)) {
                if (j < i) continue;
                NetworkBuilder without(9, Ties::undirected);
                for (ActorId a = 0; a < 9; ++a) {
                    for (const ActorId b : g.out(a)) {
                        if (a < b && !(a == i && b == j)) without.add(a, b);
                    }
                }
                if (weak_components(without.build()).sizes.size() > weak_components(g).sizes.size())
                    slow.push_back({i, j});
            }
        }
        CHECK(bridges(g) == slow);
    }
}

TEST_CASE("Krackhardt: a tree of command has all four, a ring has no hierarchy", "[measure][krackhardt]") {
    const OrganisationShape tree = organisation_shape(draw("a>b a>c b>d b>e"));
    CHECK(tree.connectedness == 1);
    CHECK(tree.efficiency == 1);
    CHECK(tree.hierarchy == 1);
    CHECK(tree.least_upper_bound == 1);
    CHECK(organisation_shape(draw("a>b b>c c>a")).hierarchy == 0);
    // Two bosses over the same two: neither is reached by the other, so there is no least upper bound of c and d.
    CHECK(near(organisation_shape(draw("a>c a>d b>c b>d")).least_upper_bound, 1 - 2.0 / 3));
    CHECK(near(organisation_shape(draw("a b")).efficiency, undefined));
    CHECK(near(organisation_shape(draw("a")).connectedness, undefined));
}

TEST_CASE("centralization: a star has all of it, a ring none", "[measure][centralization]") {
    CHECK(near(centralization(out_degree(draw("a-b a-c a-d a-e")), most_degree(5)), 1));
    CHECK(near(centralization(out_degree(draw("a-b b-c c-d d-a")), most_degree(4)), 0));
    CHECK(near(centralization(out_degree(draw("a-b")), most_degree(2)), undefined));
    // Example A of the methods, undirected: 0.583 in sna and in igraph without loops.
    const Network a = symmetrise(draw("a>b b>a b>c c>d a>c e"), Direction::union_);
    CHECK(near(centralization(out_degree(a), most_degree(5)), 7.0 / 12));
}

TEST_CASE("every measure of the catalog copes with nobody, one actor, no ties, everything, and gaps", "[measure]") {
    for (const char* drawing : {"", "a", "a b c", "a-b b-c a-c", "a?", "a? b?", "a! b", "a-b c? d!"}) {
        for (const Network& g : {draw(drawing), draw_directed(drawing)}) {
            INFO(drawing << (g.directed() ? " directed" : ""));
            for (const NetworkMeasure& one : network_measures()) {
                if (!applies_to(one.applies, g)) continue;
                INFO(one.info.key);
                const NetworkValue value = one.of(g);
                const auto* number = std::get_if<double>(&value.value);
                if (number != nullptr) CHECK(std::isnan(*number) == !value.why.empty());
            }
            for (const ActorMeasure& one : actor_measures()) {
                if (!applies_to(one.applies, g)) continue;
                INFO(one.info.key);
                const ActorScores scores = one.of(g);
                REQUIRE(scores.size() == g.actor_count());
                for (ActorId i = 0; i < g.actor_count(); ++i) {
                    if (!g.observed().on_roster(i)) CHECK(std::isnan(scores[i]));
                }
            }
        }
    }
}
