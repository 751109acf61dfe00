#include "graph/measure/degree.hpp"

#include <numeric>

#include "graph/measure/cohesion.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::check_scores;
using crosstie::test::draw;
using crosstie::test::near;

namespace {

// Three actors: 0>1 of 2, 0>2 of 0.5, 2>0 of 4.
NetworkBuilder three(Ties kind) {
    NetworkBuilder builder(3, kind);
    builder.add(0, 1, 2);
    builder.add(0, 2, 0.5);
    if (kind == Ties::directed) builder.add(2, 0, 4);
    return builder;
}

}  // namespace

TEST_CASE("strength: what a person gives and what others give are two sums", "[measure][degree]") {
    check_scores(out_strength(three(Ties::directed).build()), {2.5, 0, 4});
    check_scores(in_strength(three(Ties::directed).build()), {4, 2, 0.5});
    check_scores(out_strength(three(Ties::undirected).build()), {2.5, 2, 0.5});
    check_scores(in_strength(three(Ties::undirected).build()), {2.5, 2, 0.5});
}

TEST_CASE("strength: a group's sum, mean and density", "[measure][degree]") {
    CHECK(near(strength_sum(three(Ties::directed).build()), 6.5));
    CHECK(near(mean_strength_of_ties(three(Ties::directed).build()), 6.5 / 3));
    CHECK(near(valued_density(three(Ties::directed).build()), 6.5 / 6));  // beyond 1
    CHECK(near(mean_degree(three(Ties::directed).build()), 1));
    CHECK(near(strength_sum(three(Ties::undirected).build()), 2.5));  // each pair once
    CHECK(near(mean_strength_of_ties(three(Ties::undirected).build()), 1.25));
    CHECK(near(valued_density(three(Ties::undirected).build()), 2.5 / 3));
    CHECK(near(mean_degree(three(Ties::undirected).build()), 4.0 / 3));
}

TEST_CASE("strength: who did not answer has strength in, but none out", "[measure][degree]") {
    NetworkBuilder builder = three(Ties::directed);
    builder.observe(
        ObservedPairs::with_gaps({CellState::answered, CellState::answered, CellState::no_response}, {0, 0, 0}, {}));
    const Network network = builder.build();  // 2>0 was told by nobody
    check_scores(out_strength(network), {2.5, 0, undefined});
    check_scores(in_strength(network), {0, 2, 0.5});
    CHECK(near(valued_density(network), 2.5 / 4));
    CHECK(near(strength_sum(network), 2.5));
    CHECK(near(mean_degree(network), 1));  // two of four answers were yes, and there are two others
}

TEST_CASE("strength: nobody, one actor, no ties, somebody who was not there", "[measure][degree]") {
    for (const char* const drawing : {"", "a", "a? b?"}) {
        const Network network = draw(drawing);
        CHECK(near(mean_degree(network), undefined));
        CHECK(near(valued_density(network), undefined));
        CHECK(near(strength_sum(network), undefined));
        CHECK(near(mean_strength_of_ties(network), undefined));
    }
    const Network silent_pair = draw("a b c!");
    CHECK(near(mean_degree(silent_pair), 0));
    CHECK(near(valued_density(silent_pair), 0));
    CHECK(near(strength_sum(silent_pair), 0));
    CHECK(near(mean_strength_of_ties(silent_pair), undefined));  // no tie that could have a strength
    check_scores(out_strength(silent_pair), {0, 0, undefined});
    check_scores(in_strength(silent_pair), {0, 0, undefined});
    CHECK(out_strength(draw("")).empty());
    check_scores(in_strength(draw("a")), in_degree(draw("a")));
    CHECK(near(mean_degree(draw("a-b b-c a-c")), 2));
}

TEST_CASE("strength agrees with reading every cell", "[measure][degree]") {
    Random random(31);
    for (int round = 0; round < 100; ++round) {
        const bool directed = round % 2 == 0;
        const ActorId n = 8;
        NetworkBuilder builder(n, directed ? Ties::directed : Ties::undirected);
        std::vector<std::vector<double>> strength(n, std::vector<double>(n, 0));
        std::vector<CellState> rows(n, CellState::answered);
        std::vector<std::uint8_t> off(n, 0);
        for (ActorId i = 0; i < n; ++i) {
            if (random.below(6) == 0) rows[i] = CellState::no_response;
            if (random.below(8) == 0) off[i] = 1;
            for (ActorId j = 0; j < n; ++j) {
                if (i == j || (!directed && j < i) || random.below(3) != 0) continue;
                strength[i][j] = 1 + random.below(5);
                if (!directed) strength[j][i] = strength[i][j];
                builder.add(i, j, strength[i][j]);
            }
        }
        const ObservedPairs observed = ObservedPairs::with_gaps(rows, off, {});
        builder.observe(observed);
        const Network network = builder.build();
        double cells = 0;
        double sum = 0;
        double ties = 0;
        for (ActorId i = 0; i < n; ++i) {
            for (ActorId j = 0; j < n; ++j) {
                if (i == j || !observed.contains(i, j) || (!directed && !observed.contains(j, i))) continue;
                cells += 1;
                sum += strength[i][j];
                ties += strength[i][j] > 0 ? 1 : 0;
            }
        }
        CHECK(near(valued_density(network), cells > 0 ? sum / cells : undefined));
        CHECK(near(density(network), cells > 0 ? ties / cells : undefined));
        CHECK(near(mean_degree(network), cells > 0 ? ties / cells * (observed.roster_count() - 1) : undefined));
        CHECK(near(strength_sum(network), cells > 0 ? sum / (directed ? 1 : 2) : undefined));
        CHECK(near(mean_strength_of_ties(network), ties > 0 ? sum / ties : undefined));
        if (!directed) continue;
        const ActorScores out = out_strength(network);
        for (ActorId i = 0; i < n; ++i) {
            const double row = std::accumulate(strength[i].begin(), strength[i].end(), 0.0);
            double absent = 0;
            for (ActorId j = 0; j < n; ++j) absent += off[j] != 0 ? strength[i][j] : 0;
            CHECK(near(out[i], observed.row_observed(i) ? row - absent : undefined));
        }
    }
}

TEST_CASE("strength: where every tie is 1, strength is degree", "[measure][degree]") {
    Random random(32);
    for (int round = 0; round < 20; ++round) {
        const Network network = test::random_network(
            random,
            {.directed = round % 2 == 0, .silent_percent = 20, .skipped_percent = 10, .off_roster_percent = 10});
        check_scores(out_strength(network), out_degree(network), 0);
        check_scores(in_strength(network), in_degree(network), 0);
        CHECK(near(valued_density(network), density(network), 0));
    }
}
