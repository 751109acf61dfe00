#include "graph/measure/paths.hpp"

#include "graph/measure/closeness.hpp"
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

TEST_CASE("paths: a line of four", "[measure][paths]") {
    const PathSummary summary = path_summary(draw("a-b b-c c-d"));
    CHECK(summary.diameter == 3);
    CHECK(near(summary.mean_distance, 10.0 / 6));
    CHECK(summary.reachable_pairs == 1);
    CHECK(near(summary.compactness, (3 + 2 / 2.0 + 1 / 3.0) / 6));
    CHECK(near(path_summary(draw("a>b b>c")).reachable_pairs, 0.5));
}

TEST_CASE("paths: no ties, one actor, nobody, and somebody who was not there", "[measure][paths]") {
    const PathSummary none = path_summary(draw("a b c"));
    CHECK(near(none.diameter, undefined));
    CHECK(none.compactness == 0);
    CHECK(near(path_summary(draw_directed("a")).compactness, undefined));
    CHECK(near(path_summary(draw("")).reachable_pairs, undefined));
    CHECK(path_summary(draw("a-b c!")).compactness == 1);
}

TEST_CASE("closeness: the three conventions differ once somebody is out of reach", "[measure][closeness]") {
    const Network g = draw("a-b b-c d");
    check_scores(closeness(g, {.convention = Closeness::reachable}), {2.0 / 3, 1, 2.0 / 3, undefined});
    check_scores(closeness(g, {.convention = Closeness::wasserman_faust}), {4.0 / 9, 2.0 / 3, 4.0 / 9, 0});
    check_scores(closeness(g, {.convention = Closeness::connected_only}), {0, 0, 0, 0});
    check_scores(harmonic_closeness(g), {0.5, 2.0 / 3, 0.5, 0});
    check_scores(closeness(draw("a-b a-c a-d"), {.convention = Closeness::connected_only}), {1, 0.6, 0.6, 0.6});
}

TEST_CASE("closeness: news to a person and from a person are two things", "[measure][closeness]") {
    const Network g = draw("a>b b>c");
    check_scores(harmonic_closeness(g, Towards::others), {0.75, 0.5, 0});
    check_scores(harmonic_closeness(g, Towards::actor), {0, 0.5, 0.75});
    check_scores(harmonic_closeness(draw("a b!")), {undefined, undefined});
}

TEST_CASE("paths and closeness agree with the matrix of all distances", "[measure][closeness]") {
    Random random(61);
    for (int round = 0; round < 80; ++round) {
        const Network g =
            test::random_network(random, {.actors = 9, .density_percent = 14, .directed = round % 2 == 0});
        const auto d = test::hops(g);
        double inverse = 0;
        double longest = 0;
        for (ActorId i = 0; i < 9; ++i) {
            double out = 0;
            double in = 0;
            double reached = 0;
            double sum = 0;
            for (ActorId j = 0; j < 9; ++j) {
                if (i == j) continue;
                out += 1 / d[i][j];
                in += 1 / d[j][i];
                if (d[i][j] == test::unreachable) continue;
                reached += 1;
                sum += d[i][j];
                longest = std::max(longest, d[i][j]);
            }
            inverse += out;
            CHECK(near(harmonic_closeness(g, Towards::others)[i], out / 8));
            CHECK(near(harmonic_closeness(g, Towards::actor)[i], in / 8));
            CHECK(near(closeness(g)[i], reached > 0 ? reached / 8 * reached / sum : 0));
        }
        CHECK(near(path_summary(g).compactness, inverse / 72));
        if (longest > 0) CHECK(path_summary(g).diameter == longest);
    }
}
