// Shortest paths by strength: lengths_from and betweenness with lengths.
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>

#include "graph/measure/betweenness.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::check_scores;
using crosstie::test::draw;

namespace {

constexpr double never = std::numeric_limits<double>::infinity();
constexpr double same = 1e-10;

Network of(ActorId actors, bool directed, const std::vector<Tie>& ties) {
    NetworkBuilder builder(actors, directed ? Ties::directed : Ties::undirected);
    for (const Tie& tie : ties) builder.add(tie.from, tie.to, tie.strength);
    return builder.build();
}

// Six actors; strengths whose sums meet only up to the last digit: 0.1 + 0.2 and 0.3.
Network six() {
    return of(6, false,
              {{0, 1, 0.1}, {1, 2, 0.2}, {0, 2, 0.3}, {2, 3, 1}, {3, 4, 0.5}, {0, 4, 2}, {1, 4, 0.7}, {4, 5, 0.25}});
}

using Matrix = std::vector<std::vector<double>>;

// Lengths of single ties, and of the shortest ways by Floyd and Warshall.
struct Ways {
    Ways(const Network& network, Length length)
        : n(network.actor_count()), tie(n, std::vector<double>(n, never)), shortest(tie) {
        for (ActorId i = 0; i < n; ++i) {
            for (std::size_t k = 0; k < network.out(i).size(); ++k) {
                const auto strengths = network.out_strength(i);
                const double strength = strengths.empty() ? 1 : strengths[k];
                tie[i][network.out(i)[k]] = length == Length::inverse_strength ? 1 / strength : strength;
            }
            shortest[i] = tie[i];
            shortest[i][i] = 0;
        }
        for (ActorId k = 0; k < n; ++k) {
            for (ActorId i = 0; i < n; ++i) {
                for (ActorId j = 0; j < n; ++j)
                    shortest[i][j] = std::min(shortest[i][j], shortest[i][k] + shortest[k][j]);
            }
        }
    }
    static bool equal(double a, double b) { return std::abs(a - b) <= same * b; }
    // Shortest paths from s to t, counted by the tie they end with.
    double paths(ActorId s, ActorId t) const {
        if (s == t) return 1;
        double count = 0;
        for (ActorId k = 0; k < n; ++k) {
            if (tie[k][t] < never && equal(shortest[s][k] + tie[k][t], shortest[s][t])) count += paths(s, k);
        }
        return count;
    }
    ActorId n;
    Matrix tie, shortest;
};

}  // namespace

TEST_CASE("lengths: two strong ties may be nearer than one weak tie", "[measure][lengths]") {
    const Network g = of(4, false, {{0, 1, 4}, {1, 2, 4}, {0, 2, 1}});
    CHECK(lengths_from(g, 0, Length::inverse_strength) == std::vector<double>{0, 0.25, 0.5, never});
    CHECK(lengths_from(g, 0, Length::strength) == std::vector<double>{0, 4, 1, never});
    CHECK(lengths_from(g, 0, Length::hops) == std::vector<double>{0, 1, 1, never});
    check_scores(betweenness(g, {.length = Length::inverse_strength}), {0, 1, 0, 0});
    check_scores(betweenness(g, {.length = Length::strength}), {0, 0, 0, 0});  // 1 to 2 is 5 by way of 0, 4 direct
}

TEST_CASE("lengths: R igraph's betweenness and distances, equal sums told from unequal ones", "[measure][lengths]") {
    // R igraph 1.3.5. NetworkX 2.8.8 compares sums exactly and gives 4.83 for actor 1 and 5.17 for actor 4.
    check_scores(betweenness(six(), {.length = Length::strength}),
                 {0, 5.16666666666667, 1.16666666666667, 0, 4.83333333333333, 0});
    check_scores(betweenness(six(), {.length = Length::inverse_strength}), {0, 0, 0, 3, 8, 0});
    check_scores(lengths_from(six(), 0, Length::inverse_strength),
                 {0, 1.92857142857143, 3.33333333333333, 2.5, 0.5, 4.5});
}

TEST_CASE("lengths: 0.1 + 0.2 is as long as 0.3, and 0.2999 is shorter", "[measure][lengths]") {
    check_scores(betweenness(of(3, true, {{0, 1, 0.1}, {1, 2, 0.2}, {0, 2, 0.3}}), {.length = Length::strength}),
                 {0, 0.5, 0});
    check_scores(betweenness(of(3, true, {{0, 1, 0.1}, {1, 2, 0.2}, {0, 2, 0.2999}}), {.length = Length::strength}),
                 {0, 0, 0});
}

TEST_CASE("lengths: where all strengths are alike, hops decide", "[measure][lengths]") {
    Random random(21);
    for (int round = 0; round < 30; ++round) {
        const bool directed = round % 2 == 0;
        const Network plain = test::random_network(random, {.actors = 10, .directed = directed});
        NetworkBuilder builder(10, directed ? Ties::directed : Ties::undirected);
        for (ActorId i = 0; i < 10; ++i) {
            for (const ActorId j : plain.out(i)) {
                if (directed || i < j) builder.add(i, j, 0.7);
            }
        }
        const Network even = builder.build();
        for (const Length length : {Length::inverse_strength, Length::strength}) {
            check_scores(betweenness(even, {.length = length}), betweenness(plain));
            check_scores(betweenness(plain, {.length = length}), betweenness(plain), 0);
        }
        check_scores(betweenness(even, {.length = Length::hops}), betweenness(plain), 0);
    }
}

TEST_CASE("lengths: a strength that is not above 0 has no length", "[measure][lengths]") {
    const Network g = of(2, true, {{0, 1, 0.0}});
    for (const Length length : {Length::inverse_strength, Length::strength}) {
        for (const double strength : {0.0, -1.0, never}) {
            CHECK_THROWS_AS(length_of(strength, length), std::invalid_argument);
        }
        CHECK_THROWS_AS(lengths_from(g, 0, length), std::invalid_argument);
        CHECK_THROWS_AS(betweenness(g, {.length = length}), std::invalid_argument);
        CHECK_NOTHROW(betweenness(g));
    }
}

TEST_CASE("lengths: nobody, one actor, no ties, somebody who was not there", "[measure][lengths]") {
    const BetweennessOptions by_strength{.length = Length::strength};
    CHECK(betweenness(draw(""), by_strength).empty());
    check_scores(betweenness(draw("a"), by_strength), {0});
    check_scores(betweenness(draw("a b c!"), by_strength), {0, 0, undefined});
    CHECK(lengths_from(draw("a"), 0, Length::inverse_strength) == std::vector<double>{0});
    check_scores(betweenness(of(3, false, {{0, 1, 2}, {1, 2, 2}}), {Scale::unit, Length::inverse_strength}), {0, 1, 0});
}

TEST_CASE("lengths agree with all ways counted, whatever the order of actors", "[measure][lengths]") {
    Random random(22);
    for (int round = 0; round < 100; ++round) {
        const ActorId n = 8;
        const bool directed = round % 2 == 0;
        const Length length = round % 4 < 2 ? Length::strength : Length::inverse_strength;
        std::vector<Tie> ties;
        std::vector<Tie> renamed;
        for (ActorId i = 0; i < n; ++i) {
            for (ActorId j = 0; j < n; ++j) {
                if (i == j || (!directed && j < i) || random.below(100) >= 35) continue;
                const double strength = (1 + random.below(4)) / 10.0;
                ties.push_back({i, j, strength});
                renamed.push_back({n - 1 - i, n - 1 - j, strength});
            }
        }
        const Network g = of(n, directed, ties);
        const Ways ways(g, length);
        ActorScores expected(n, 0);
        for (ActorId s = 0; s < n; ++s) {
            check_scores(lengths_from(g, s, length), ways.shortest[s]);
            for (ActorId t = 0; t < n; ++t) {
                if (s == t || ways.shortest[s][t] == never || (!directed && t < s)) continue;
                for (ActorId v = 0; v < n; ++v) {
                    const double by_way = ways.shortest[s][v] + ways.shortest[v][t];
                    if (v == s || v == t || by_way == never || !Ways::equal(by_way, ways.shortest[s][t])) continue;
                    expected[v] += ways.paths(s, v) * ways.paths(v, t) / ways.paths(s, t);
                }
            }
        }
        const ActorScores scores = betweenness(g, {.length = length});
        check_scores(scores, expected);
        ActorScores reversed = betweenness(of(n, directed, renamed), {.length = length});
        std::reverse(reversed.begin(), reversed.end());
        check_scores(scores, reversed);
    }
}
