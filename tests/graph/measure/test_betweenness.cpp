#include "graph/measure/betweenness.hpp"

#include <numeric>

#include "graph/model/network_builder.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/graph/measure/oracle.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::check_scores;
using crosstie::test::draw;
using crosstie::test::near;
using crosstie::test::random_network;

TEST_CASE("betweenness: two equal paths share the pair", "[measure][betweenness]") {
    check_scores(betweenness(draw("a-b b-c c-d d-a")), {0.5, 0.5, 0.5, 0.5});
    check_scores(betweenness(draw("a-b a-b b-c c-d d-a")), {0.5, 0.5, 0.5, 0.5});  // a repeated tie
}

TEST_CASE("betweenness: the centre of a star stands between all pairs of the others", "[measure][betweenness]") {
    check_scores(betweenness(draw("a-b a-c a-d a-e")), {6, 0, 0, 0, 0});
    check_scores(betweenness(draw("a-b a-c a-d a-e"), {.scale = Scale::unit}), {1, 0, 0, 0, 0});
}

TEST_CASE("betweenness: a mutual directed path stays within 0 and 1 on the unit scale", "[measure][betweenness]") {
    // Boost.Graph's own relative form gives 2 here.
    check_scores(betweenness(draw("a>b b>a b>c c>b"), {.scale = Scale::unit}), {0, 1, 0});
}

TEST_CASE("betweenness: edges", "[measure][betweenness]") {
    CHECK(betweenness(draw("")).empty());
    check_scores(betweenness(draw("a")), {0});
    check_scores(betweenness(draw("a b"), {.scale = Scale::unit}), {undefined, undefined});
    check_scores(betweenness(draw("a b c")), {0, 0, 0});
    check_scores(betweenness(draw("a-b b-c a-c")), {0, 0, 0});
    check_scores(betweenness(draw("a-b b-c d!")), {0, 1, 0, undefined});
}

TEST_CASE("betweenness: path counts beyond 64-bit integers do not wrap around", "[measure][betweenness]") {
    // A 36 x 36 grid has more than 2^64 shortest paths between its far corners.
    constexpr ActorId side = 36;
    NetworkBuilder builder(side * side, Ties::undirected);
    for (ActorId row = 0; row < side; ++row) {
        for (ActorId column = 0; column < side; ++column) {
            if (column + 1 < side) builder.add(row * side + column, row * side + column + 1);
            if (row + 1 < side) builder.add(row * side + column, (row + 1) * side + column);
        }
    }
    const ActorScores scores = betweenness(builder.build());
    // Sum over actors = sum over pairs of (hops - 1); hops in a grid is the city-block distance.
    double expected = 0;
    for (ActorId s = 0; s < side * side; ++s) {
        for (ActorId t = 0; t < s; ++t) {
            const auto apart = [](ActorId a, ActorId b) { return a > b ? a - b : b - a; };
            expected += apart(s / side, t / side) + apart(s % side, t % side) - 1.0;
        }
    }
    CHECK(near(std::accumulate(scores.begin(), scores.end(), 0.0), expected));
    CHECK(near(scores[0], scores[side * side - 1]));  // opposite corners are alike
}

TEST_CASE("betweenness agrees with counting every path, whatever the order of actors", "[measure][betweenness]") {
    Random random(5);
    for (int round = 0; round < 100; ++round) {
        const bool directed = round % 2 == 0;
        const Network network = random_network(random, {.actors = 8, .density_percent = 25, .directed = directed});
        const ActorScores scores = betweenness(network);
        check_scores(scores, test::slow_betweenness(network));
        NetworkBuilder reversed_names(8, directed ? Ties::directed : Ties::undirected);
        for (ActorId i = 0; i < 8; ++i) {
            for (const ActorId j : network.out(i)) {
                if (directed || i < j) reversed_names.add(7 - i, 7 - j);
            }
        }
        ActorScores renamed = betweenness(reversed_names.build());
        std::reverse(renamed.begin(), renamed.end());
        check_scores(scores, renamed);
    }
}

TEST_CASE("betweenness from a sample: everybody drawn is exact, and errors tell how far the rest are off",
          "[measure][betweenness]") {
    Random random(41);
    const Network g = test::random_network(random, {.actors = 700, .density_percent = 1, .directed = false});
    const ActorScores exact = betweenness(g);
    const SampledBetweenness all = betweenness_sampled(g, {.sources = 768});
    CHECK(all.sources == 700);
    for (ActorId i = 0; i < 700; ++i) {
        CHECK(all.scores[i] == exact[i]);
        CHECK(all.errors[i] == 0);
    }
    // Most of the most between within two errors; over 20 samples of 256 the mean is the truth.
    int within = 0, told = 0;
    std::vector<double> mean(700, 0);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const SampledBetweenness some = betweenness_sampled(g, {.sources = 300, .seed = seed});
        CHECK(some.sources == 256);
        for (ActorId i = 0; i < 700; ++i) {
            mean[i] += some.scores[i] / 20;
            if (exact[i] < 1000) continue;
            ++told;
            within += std::abs(some.scores[i] - exact[i]) <= 2 * some.errors[i] ? 1 : 0;
        }
    }
    CHECK(told > 2000);
    CHECK(within > 0.88 * told);
    CHECK(within < 0.97 * told);
    double sum = 0, sum_of_means = 0;
    for (ActorId i = 0; i < 700; ++i) sum += exact[i], sum_of_means += mean[i];
    CHECK(std::abs(sum_of_means / sum - 1) < 0.01);
    CHECK_THROWS_AS(betweenness_sampled(g, {.sources = 127}), std::invalid_argument);
}
