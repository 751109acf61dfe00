#include "graph/measure/cohesion.hpp"

#include "graph/measure/components.hpp"
#include "graph/measure/degree.hpp"
#include "graph/model/select.hpp"
#include "tests/graph/measure/oracle.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;
using crosstie::test::random_network;

// Example A of the methods: 1>2, 2>1, 2>3, 3>4, 1>3, actor 5 isolated; values as published there for R sna and igraph.
namespace {
const char* const example_a = "a>b b>a b>c c>d a>c e";
}

TEST_CASE("density: example A, and the same with the isolate silent", "[measure][density]") {
    CHECK(near(density(draw(example_a)), 0.25));
    CHECK(near(density(draw("a>b b>a b>c c>d a>c e?")), 5.0 / 16.0));  // the row leaves the denominator
    CHECK(near(density(draw("a-b c")), 1.0 / 3.0));
}

TEST_CASE("density: no ties is 0, one actor is not defined", "[measure][density]") {
    CHECK(density(draw_directed("a b c d e")) == 0);
    CHECK(near(density(draw_directed("a")), undefined));
    CHECK(near(density(draw_directed("")), undefined));
    CHECK(near(density(draw_directed("a? b?")), undefined));
    CHECK(density(draw("a-b b-c a-c")) == 1);
}

TEST_CASE("reciprocity: the three forms of example A and of no ties", "[measure][reciprocity]") {
    const Network a = draw(example_a);
    CHECK(near(reciprocity(a, Reciprocity::edgewise), 0.4));
    CHECK(near(reciprocity(a, Reciprocity::dyadic_nonnull), 0.25));
    CHECK(near(reciprocity(a, Reciprocity::dyadic), 0.7));
    const Network none = draw_directed("a b c d e");
    CHECK(near(reciprocity(none, Reciprocity::edgewise), undefined));
    CHECK(near(reciprocity(none, Reciprocity::dyadic), 1));
    CHECK(near(reciprocity(draw_directed("a"), Reciprocity::dyadic), undefined));
}

TEST_CASE("reciprocity: a pair with one report is no evidence either way", "[measure][reciprocity]") {
    CHECK(near(reciprocity(draw("a>b b>a a>c c?"), Reciprocity::edgewise), 1));
}

TEST_CASE("transitivity: example A, directed and undirected", "[measure][transitivity]") {
    CHECK(near(transitivity(draw(example_a)), 0.5));
    CHECK(near(transitivity(symmetrise(draw(example_a), Direction::union_)), 0.6));
    CHECK(near(transitivity(draw("a-b c-d")), undefined));
    CHECK(near(transitivity(draw("a-b b-c a-c")), 1));
}

TEST_CASE("transitivity: a triple with an unknown cell is left out", "[measure][transitivity]") {
    CHECK(near(transitivity(draw("a>b b>c a>c?")), undefined));
    CHECK(near(transitivity(draw("a>b b>c a>c? c>d b>d")), 0.5));  // b>c>d is closed, a>b>d is open, a>b>c unknown
}

TEST_CASE("transitivity and the dyad census agree with looking at every triple", "[measure][transitivity]") {
    Random random(8);
    for (int round = 0; round < 100; ++round) {
        const Network g = random_network(
            random, {.actors = 8, .directed = round % 2 == 0, .silent_percent = 10, .skipped_percent = 10});
        const auto& seen = g.observed();
        double paths = 0;
        double closed = 0;
        double mutual = 0;
        double one_way = 0;
        for (ActorId i = 0; i < 8; ++i) {
            for (ActorId j = 0; j < 8; ++j) {
                if (i < j && seen.contains(i, j) && seen.contains(j, i)) {
                    mutual += g.has_tie(i, j) && g.has_tie(j, i);
                    one_way += g.has_tie(i, j) != g.has_tie(j, i);
                }
                for (ActorId k = 0; k < 8; ++k) {
                    if (i == j || j == k || i == k) continue;
                    if (!seen.contains(i, j) || !seen.contains(j, k) || !seen.contains(i, k)) continue;
                    if (!g.has_tie(i, j) || !g.has_tie(j, k)) continue;
                    paths += 1;
                    closed += g.has_tie(i, k);
                }
            }
        }
        CHECK(near(transitivity(g), paths > 0 ? closed / paths : undefined));
        CHECK(static_cast<double>(dyad_census(g).mutual) == mutual);
        CHECK(static_cast<double>(dyad_census(g).asymmetric) == one_way);
    }
}

TEST_CASE("making a cell unknown never changes a measure that does not read it", "[measure][mask]") {
    CHECK(near(transitivity(draw("a>b b>c a>c d>e")), transitivity(draw("a>b b>c a>c d>e e>d?"))));
    CHECK(near(reciprocity(draw("a>b b>a c"), Reciprocity::edgewise),
               reciprocity(draw("a>b b>a c a>c?"), Reciprocity::edgewise)));
}

TEST_CASE("degree: a silent person names an unknown number, yet is named", "[measure][degree]") {
    const Network g = draw("a>b c>b b? d!");
    const ActorScores out = out_degree(g);
    const ActorScores in = in_degree(g);
    CHECK(out[0] == 1);
    CHECK(near(out[1], undefined));
    CHECK(in[1] == 2);
    CHECK(near(in[3], undefined));
    CHECK(in_degree(draw_directed("a"))[0] == 0);
}

TEST_CASE("components: pieces by size, absent actors in none, direction followed only when strong",
          "[measure][components]") {
    const Network g = draw("a>b b>c d>e e>d f g!");
    const Components weak = weak_components(g);
    CHECK(weak.sizes == std::vector<std::uint64_t>{3, 2, 1});
    CHECK(weak.part == std::vector<std::uint32_t>{0, 0, 0, 1, 1, 2, Components::none});
    CHECK(strong_components(g).sizes == std::vector<std::uint64_t>{2, 1, 1, 1, 1});
    CHECK(weak_components(draw("")).sizes.empty());
}

TEST_CASE("cut actors: removal leaves somebody without a route", "[measure][components]") {
    CHECK(cut_actors(draw("a-b b-c c-d")) == std::vector<ActorId>{1, 2});
    CHECK(cut_actors(draw("a-b b-c c-a c>d")) == std::vector<ActorId>{2});
    CHECK(cut_actors(draw("a-b b-c c-a")).empty());
}

TEST_CASE("components and cut actors agree with removing each actor in turn", "[measure][components]") {
    Random random(9);
    for (int round = 0; round < 60; ++round) {
        const Network g = random_network(random, {.actors = 9, .density_percent = 14, .directed = round % 2 == 0});
        const Network pairs = symmetrise(g, Direction::union_);
        const auto pieces = [&](ActorId without) {
            std::vector<int> label(9, -1);
            int count = 0;
            for (ActorId start = 0; start < 9; ++start) {
                if (start == without || label[start] >= 0) continue;
                std::vector<ActorId> open{start};
                label[start] = count;
                while (!open.empty()) {
                    const ActorId i = open.back();
                    open.pop_back();
                    for (ActorId j = 0; j < 9; ++j) {
                        if (j == without || label[j] >= 0 || !pairs.has_tie(i, j)) continue;
                        label[j] = count;
                        open.push_back(j);
                    }
                }
                ++count;
            }
            return count;
        };
        CHECK(static_cast<int>(weak_components(g).sizes.size()) == pieces(9));
        std::vector<ActorId> cut;
        for (ActorId i = 0; i < 9; ++i) {
            if (pieces(i) > pieces(9)) cut.push_back(i);
        }
        CHECK(cut_actors(g) == cut);
        const auto d = test::hops(g);
        const Components strong = strong_components(g);
        for (ActorId i = 0; i < 9; ++i) {
            for (ActorId j = 0; j < 9; ++j) {
                const bool both_ways = d[i][j] != test::unreachable && d[j][i] != test::unreachable;
                CHECK((strong.part[i] == strong.part[j]) == both_ways);
            }
        }
    }
}

TEST_CASE("isolates: silent and unnamed is unknown, not isolated", "[measure][isolates]") {
    const Isolates result = isolates(draw("a>b c d? e!"));
    CHECK(result.isolated == std::vector<ActorId>{2});
    CHECK(result.unknown == std::vector<ActorId>{3});
}
