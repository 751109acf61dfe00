#include "graph/measure/bonacich_power.hpp"

#include <cmath>
#include <stdexcept>

#include "graph/measure/degree.hpp"
#include "graph/measure/status.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::check_scores;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;

namespace {

Network turned(const Network& network) {
    NetworkBuilder builder(network.actor_count(), Ties::directed);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (const ActorId j : network.out(i)) builder.add(j, i);
    }
    return builder.build();
}

// A ring of so many, with a chord that makes its actors differ.
Network ring(ActorId actors) {
    NetworkBuilder builder(actors, Ties::undirected);
    for (ActorId i = 0; i < actors; ++i) builder.add(i, (i + 1) % actors);
    builder.add(0, actors / 2);
    return builder.build();
}

}  // namespace

TEST_CASE("leading eigenvalue: pairs, stars, circles and lines", "[measure][power]") {
    CHECK(near(leading_eigenvalue(draw("a-b")), 1));
    CHECK(near(leading_eigenvalue(draw("a-b a-c a-d a-e")), 2));  // sqrt(4)
    CHECK(near(leading_eigenvalue(draw("a-b b-c a-c d-e")), 2));
    CHECK(near(leading_eigenvalue(draw("a>b b>c c>a")), 1));
    CHECK(near(leading_eigenvalue(draw("a>b b>c a>c")), 0));  // no way back to anybody
    // Circles of two and of three through c: the root of x^3 = x + 1. The pair a, b only has 1.
    CHECK(near(leading_eigenvalue(draw("a>b b>a b>c c>d d>e e>c c>e")), 1.3247179572447460));
    CHECK(near(leading_eigenvalue(draw("")), 0));
}

TEST_CASE("katz: a line of command, counted by hand", "[measure][power]") {
    // a names b, b names c: b has itself and one step, c itself, one step and two.
    check_scores(katz(draw("a>b b>c"), {.attenuation = 0.5}), {1, 1.5, 1.75});
    check_scores(katz(draw("a>b b>c")), {1, 1.85, 1 + 0.85 * 1.85});
    check_scores(katz(draw("a-b"), {.attenuation = 0.5}), {2, 2});
    check_scores(katz(draw("a-b c d!"), {.attenuation = 0}), {1, 1, 1, undefined});
}

TEST_CASE("katz agrees with R igraph's alpha_centrality", "[measure][power]") {
    // R igraph 1.3.5, alpha_centrality(alpha = 0.5).
    check_scores(katz(draw("a>b b>c c>a c>d a>d d>e"), {.attenuation = 0.5}), {2, 2, 2, 3, 2.5});
}

TEST_CASE("katz: from 1 / largest eigenvalue on, walks never add up", "[measure][power]") {
    CHECK_THROWS_AS(katz(draw("a-b"), {.attenuation = 1}), std::invalid_argument);
    CHECK_THROWS_AS(katz(draw("a-b b-c a-c"), {.attenuation = 0.5}), std::invalid_argument);
    CHECK_THROWS_AS(katz(draw("a-b"), {.attenuation = -0.1}), std::invalid_argument);
    CHECK_NOTHROW(katz(draw("a-b b-c a-c"), {.attenuation = 0.49}));
    check_scores(katz(draw_directed("a>b b>c"), {.attenuation = 5}), {1, 6, 31});  // no circle: any attenuation does
}

TEST_CASE("power: nobody, one actor, no ties", "[measure][power]") {
    CHECK(katz(draw("")).empty());
    check_scores(katz(draw("a")), {1});
    check_scores(katz(draw("a b")), {1, 1});
    CHECK(bonacich_power(draw("")).empty());
    check_scores(bonacich_power(draw("a")), {undefined});
    check_scores(bonacich_power(draw("a b")), {undefined, undefined});
}

TEST_CASE("bonacich power: with beta 0 it is degree, scaled", "[measure][power]") {
    // Squares of 2, 2, 2, 1, 1 add up to 14; they shall add up to 5.
    const double unit = std::sqrt(5.0 / 14);
    check_scores(bonacich_power(draw("a-b a-c b-d c-e"), {.beta = 0}), {2 * unit, 2 * unit, 2 * unit, unit, unit});
    check_scores(bonacich_power(draw("a-b c!"), {.beta = 0}), {1, 1, undefined});
}

TEST_CASE("bonacich power: the line of five of Bonacich 1987, as R sna and igraph have it", "[measure][power]") {
    // igraph's manual gives this network as one of the paper's; values by R sna 2.7-1 bonpow and R igraph 1.3.5 power_centrality.
    const Network line = draw("a-b a-c b-d c-e");
    const double half = 1.58113883008419;
    check_scores(bonacich_power(line, {.beta = -0.5}), {0, half, half, 0, 0});  // weak contacts give power
    check_scores(bonacich_power(line, {.beta = 0.25}),
                 {1.253815138585719, 1.149330543703575, 1.149330543703575, 0.626907569292859, 0.626907569292859});
    check_scores(bonacich_power(line, {.beta = 0.5}),
                 {1.284322598135871, 1.123782273368887, 1.123782273368887, 0.642161299067936, 0.642161299067936});
    check_scores(bonacich_power(draw("a>b b>c c>a c>d a>d d>e"), {.beta = 0.3}),
                 {1.340900164978045, 0.906194375833043, 1.471311901721546, 0.464800805316579, 0});
}

TEST_CASE("bonacich power: at 1 / an eigenvalue there is none", "[measure][power]") {
    check_scores(bonacich_power(draw("a-b"), {.beta = 1}), {undefined, undefined});
    check_scores(bonacich_power(draw("a-b a-c"), {.beta = 1 / std::sqrt(2.0)}), ActorScores(3, undefined));
    CHECK_THROWS_AS(bonacich_power(draw("a-b"), {.beta = std::numeric_limits<double>::infinity()}),
                    std::invalid_argument);
}

TEST_CASE("bonacich power: close to 1 / largest eigenvalue it is eigenvector centrality", "[measure][power]") {
    const Network network = draw("a-b b-c a-c c-d d-e");
    const ActorScores power = bonacich_power(network, {.beta = (1 - 1e-7) / leading_eigenvalue(network)});
    const ActorScores vector = eigenvector(network);
    for (ActorId i = 0; i < 5; ++i) CHECK(near(power[i] / power[2], vector[i], 1e-5));
}

TEST_CASE("power keeps its equations, and walks counted one by one add up to it", "[measure][power]") {
    Random random(91);
    for (int round = 0; round < 100; ++round) {
        const ActorId n = 7;
        const Network network = test::random_network(
            random, {.actors = n, .density_percent = 25, .directed = round % 2 == 0, .silent_percent = 10});
        const double attenuation = 0.1;  // no actor has more than 6 ties
        ActorScores walks(n, 0);
        ActorScores step(n, 1);  // walks of this length that end at i, times attenuation
        for (int length = 0; length < 200; ++length) {
            ActorScores next(n, 0);
            for (ActorId i = 0; i < n; ++i) {
                walks[i] += step[i];
                for (ActorId j = 0; j < n; ++j) next[i] += network.has_tie(j, i) ? attenuation * step[j] : 0;
            }
            step = next;
        }
        check_scores(katz(network, {.attenuation = attenuation}), walks);
        const double beta = -0.07;
        const ActorScores power = bonacich_power(network, {.beta = beta});
        if (network.tie_count() == 0) continue;
        double squares = 0;
        double scale = undefined;
        for (ActorId i = 0; i < n; ++i) {
            double right = 0;
            double degree = 0;
            for (ActorId j = 0; j < n; ++j) {
                if (!network.has_tie(i, j)) continue;
                right += beta * power[j];
                degree += 1;
            }
            squares += power[i] * power[i];
            if (degree == 0) continue;
            if (std::isnan(scale)) scale = (power[i] - right) / degree;
            CHECK(near(power[i], scale * degree + right));
        }
        CHECK(scale > 0);
        CHECK(near(squares, n));
        // Walks that end at i, turned around, are walks that start there: 1 + attenuation x degree-led power.
        if (!network.directed()) continue;
        const ActorScores turned_power = bonacich_power(turned(network), {.beta = attenuation});
        double ratio = undefined;
        for (ActorId i = 0; i < n; ++i) {
            if (walks[i] == 1) continue;
            if (std::isnan(ratio)) ratio = turned_power[i] / (walks[i] - 1);
            CHECK(near(turned_power[i], ratio * (walks[i] - 1)));
        }
    }
}

TEST_CASE("power: beyond 500 actors the scores keep the same equations", "[measure][power]") {
    const Network large = ring(600);
    const ActorScores scores = katz(large, {.attenuation = 0.2});
    const ActorScores power = bonacich_power(large, {.beta = 0.2});
    for (ActorId i = 0; i < 600; ++i) {
        double sum = 0;
        for (const ActorId j : large.out(i)) sum += scores[j];
        CHECK(near(scores[i], 1 + 0.2 * sum));
        CHECK(near(power[i] / power[0], (scores[i] - 1) / (scores[0] - 1)));
    }
    check_scores(bonacich_power(large, {.beta = 0.7}), ActorScores(600, undefined));  // never settles
}
