#include "graph/change/treatments.hpp"

#include <cmath>
#include <numbers>
#include <stdexcept>

#include "graph/change/non_response.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::change;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;
using crosstie::test::random_network;

namespace {

Treatments treat(const Network& before, const Network& after, const TreatmentOptions& options = {}) {
    return treatments(before, after, before.observed(), after.observed(), options);
}

double uniform(Random& random) { return (random.below(1U << 30U) + 0.5) / double(1U << 30U); }

double normal(Random& random) {
    return std::sqrt(-2 * std::log(uniform(random))) * std::cos(2 * std::numbers::pi * uniform(random));
}

}  // namespace

TEST_CASE("treatments: a drawing in which b falls silent", "[change][treatments]") {
    const Network before = draw_directed("a>b b>a c>a", "abc");
    const Network after = draw_directed("a>b c>b b?", "abc");
    const Treatments t = treat(before, after);
    CHECK((t.pairs == 6 && t.missing_before == 0 && t.missing_after == 2));
    CHECK(near(t.available_case.difference, 2.0 / 4 - 3.0 / 6));
    CHECK(t.available_case.cells_after == 4);
    CHECK(near(t.complete_case.before, 1.0 / 2));  // a and c: c names a
    CHECK(near(t.complete_case.after, 0));
    CHECK(t.complete_case.cells_before == 2);
    CHECK(near(t.reconstruction.after, 4.0 / 6));  // b names whoever names b
    CHECK(near(t.zero_fill.after, 2.0 / 6));
    CHECK(t.zero_fill.cells_after == 6);
    CHECK(near(t.imputation.before, 0.5));
    CHECK(near(t.imputation.after, 0.5, 0.03));  // two answers, each a tie with chance 1/2
    CHECK((t.draws == 1000 && t.imputation.cells_after == 6));
    CHECK(near(t.imputed_range[0], 2.0 / 6 - 0.5));
    CHECK(near(t.imputed_range[1], 4.0 / 6 - 0.5));
}

TEST_CASE("treatments: two silent people stay unknown, and a skipped answer is not reconstructed",
          "[change][treatments]") {
    const Network before = draw_directed("a>b", "abc");
    CHECK(treat(before, draw_directed("a>b a? b?", "abc")).reconstruction.cells_after == 4);  // c speaks for both
    CHECK(treat(before, draw_directed("a>b? b>a", "abc")).reconstruction.cells_after == 5);
}

TEST_CASE("treatments: where all answered, all agree", "[change][treatments]") {
    const Network before = draw_directed("a>b", "abc");
    const Network after = draw_directed("a>b b>a", "abc");
    const Treatments t = treat(before, after);
    for (const TreatedChange* change :
         {&t.available_case, &t.complete_case, &t.reconstruction, &t.imputation, &t.zero_fill}) {
        CHECK(near(change->difference, 1.0 / 6));
        CHECK(change->cells_before == 6);
    }
    CHECK(near(t.imputed_range[0], 1.0 / 6));
    CHECK(near(t.imputed_range[1], 1.0 / 6));
    CHECK(t.conditions.alike);  // nobody was silent
    CHECK(std::isnan(t.conditions.gap[1]));
}

TEST_CASE("treatments: joiners, leavers and pairs not asked are no business of theirs", "[change][treatments]") {
    const Network before = draw_directed("a>b d>a c!", "abcd");
    const Network after = draw_directed("a>b c>a d!", "abcd");
    const Treatments t = treat(before, after);
    CHECK(t.pairs == 2);
    CHECK(t.available_case.difference == 0);
}

TEST_CASE("treatments: nothing observed, nobody, or no draws is undefined", "[change][treatments]") {
    const Treatments silent = treat(draw_directed("a>b"), draw_directed("a? b?"));
    CHECK(std::isnan(silent.available_case.difference));
    CHECK(std::isnan(silent.complete_case.difference));
    CHECK(std::isnan(silent.imputation.difference));
    CHECK(silent.zero_fill.difference == -0.5);
    CHECK(std::isnan(treat(draw_directed(""), draw_directed("")).zero_fill.difference));
    CHECK(std::isnan(treat(draw_directed("a"), draw_directed("a")).available_case.before));
    CHECK(std::isnan(treat(draw_directed("a>b"), draw_directed("a>b"), {.draws = 0}).imputation.before));
    CHECK(std::isnan(treat(draw("a-b"), draw("a-b")).reconstruction.before));
    CHECK(treat(draw("a-b", "abc"), draw("a-b b-c", "abc")).available_case.cells_after == 3);
    CHECK_THROWS_AS(treat(draw("a-b"), draw("a>b")), std::invalid_argument);
    const Partition short_list = partition_of({"H"});
    CHECK_THROWS_AS(treat(draw("a-b"), draw("a-b"), {.areas = &short_list}), std::invalid_argument);
}

TEST_CASE("treatments: the three conditions of reconstruction are checked, not taken for granted",
          "[change][treatments]") {
    // Everybody who answers names everybody else, the silent e too.
    const Network all = draw("a-b a-c a-d b-c b-d c-d a-e b-e c-e d-e", "abcde");
    NetworkBuilder full(5, Ties::directed);
    for (ActorId i = 0; i < 5; ++i) {
        for (const ActorId j : all.out(i)) full.add(i, j);
    }
    const Network before = full.build();
    const Network after = draw_directed("a-b a-c a-d b-c b-d c-d a>e b>e c>e d>e e?", "abcde");
    const Treatments good = treat(before, after, {.meaning = Meaning::mutual});
    CHECK(good.conditions.all());
    CHECK(good.conditions.gap[1] == 0);
    CHECK(good.conditions.reciprocity[1] == 1);
    CHECK_FALSE(treat(before, after).conditions.all());  // nobody said the relation is mutual by meaning
    // Nobody names e now: whoever is silent differs. Shares 1, 1, 1, 1, 0: gap -1 / sqrt(0.2).
    const Treatments apart =
        treat(before, draw_directed("a-b a-c a-d b-c b-d c-d e?", "abcde"), {.meaning = Meaning::mutual});
    CHECK_FALSE(apart.conditions.alike);
    CHECK(near(apart.conditions.named_share_answered[1], 1));
    CHECK(near(apart.conditions.named_share_silent[1], 0));
    CHECK(near(apart.conditions.gap[1], -1 / std::sqrt(0.2)));
    CHECK(apart.conditions.reciprocal);
    // One-way naming.
    const Treatments one_way = treat(before, draw_directed("a>b b>c c>d d>a a>e b>e e?", "abcde"));
    CHECK(one_way.conditions.reciprocity[1] == 0);
    CHECK_FALSE(one_way.conditions.reciprocal);
}

TEST_CASE("treatments: imputation draws by area, with the network's density where an area said nothing",
          "[change][treatments]") {
    // H: a, b, c, all linked; N: d, e, f, not at all. c and f fall silent.
    const Network before = draw_directed("a-b a-c b-c", "abcdef");
    const Network after = draw_directed("a-b a>c b>c c? f?", "abcdef");
    const Partition areas = partition_of({"H", "H", "H", "N", "N", "N"});
    const Treatments t = treat(before, after, {.areas = &areas});
    // c names a and b for certain and nobody in N; f nobody.
    CHECK(near(t.imputation.after, 6.0 / 30));
    CHECK(near(t.imputed_range[0], t.imputed_range[1]));
    // By the network: 4 of 20 observed are ties, so 2 of the 10 unanswered on average.
    CHECK(near(treat(before, after).imputation.after, 6.0 / 30, 0.01));
    const Partition alone = partition_of({"A", "B", "C", "D", "E", "F"});  // no pair from c was observed
    CHECK(near(treat(before, after, {.areas = &alone}).imputation.after, 6.0 / 30, 0.01));
}

TEST_CASE("treatments: imputation keeps to the direction of ties, and counts an undirected pair once",
          "[change][treatments]") {
    const Partition areas = partition_of({"H", "H", "N", "N"});
    // All that was said from N to H are ties, nothing else is: d names a and b for certain.
    const Network nobody = draw_directed("", "abcd");
    CHECK(near(treat(nobody, draw_directed("c>a c>b d?", "abcd"), {.areas = &areas}).imputation.after, 4.0 / 12));
    // Pairs across: all answered are ties, so those with d are; within N nothing was answered: the network's 2 of 3.
    const Treatments t = treat(draw("a-b", "abcd"), draw("a-c b-c d?", "abcd"), {.areas = &areas});
    CHECK(t.missing_after == 3);
    CHECK(near(t.imputation.after, (4 + 2.0 / 3) / 6, 0.02));
}

TEST_CASE("treatments: who was asked about nobody is neither silent nor a respondent", "[change][treatments]") {
    std::vector<CellState> rows(4, CellState::answered);
    rows[3] = CellState::not_asked;
    NetworkBuilder builder(4, Ties::directed);
    builder.observe(ObservedPairs::with_gaps(rows, std::vector<std::uint8_t>(4, 0), {}));
    builder.add(0, 3);
    const Network wave = builder.build();
    const ReconstructionConditions conditions = treat(wave, wave).conditions;
    CHECK(std::isnan(conditions.named_share_silent[0]));
    CHECK(conditions.named_share_answered[0] == 0);
    // An undirected pair is askable when both can be asked.
    const ObservedPairs reports =
        ObservedPairs::with_gaps(std::vector<CellState>(3, CellState::answered), std::vector<std::uint8_t>(3, 0),
                                 {{0, 1, CellState::not_asked}, {0, 2, CellState::not_asked}});
    NetworkBuilder undirected(3, Ties::undirected);
    undirected.observe(reports);
    const Network pairs = undirected.build();
    CHECK(treatments(pairs, pairs, reports, reports).pairs == 1);
}

TEST_CASE("treatments: the same seed gives the same draws", "[change][treatments]") {
    const Network before = draw_directed("a>b b>c c>d", "abcde");
    const Network after = draw_directed("a>b b>c c? d?", "abcde");
    const auto mean = [&](std::uint64_t seed) {
        return treat(before, after, {.draws = 50, .seed = seed}).imputation.after;
    };
    CHECK(mean(1) == mean(1));
    CHECK(mean(1) != mean(2));
}

TEST_CASE("treatments: rare or common ties, the draws spread as a binomial number does", "[change][treatments]") {
    const ActorId n = 90;
    for (const ActorId ties : {1U, 100U}) {  // so rare that a draw off by one would show, and many
        NetworkBuilder everybody(n, Ties::directed);
        NetworkBuilder few(n, Ties::directed);
        std::vector<CellState> rows(n, CellState::no_response);
        std::fill_n(rows.begin(), 10, CellState::answered);
        few.observe(ObservedPairs::with_gaps(rows, std::vector<std::uint8_t>(n, 0), {}));
        for (ActorId k = 0; k < ties; ++k) few.add(k % 10, 20 + k / 10);
        const Treatments t = treat(everybody.build(), few.build(), {.draws = 800});
        const double p = double(ties) / (10 * (n - 1));
        const auto missing = double(t.missing_after);
        const double sd = std::sqrt(missing * p * (1 - p)) / double(t.pairs);
        CHECK(t.missing_after == (n - 10) * (n - 1));
        CHECK(std::abs(t.imputation.after - p) < 4 * sd / std::sqrt(800.0));
        CHECK(near((t.imputed_range[1] - t.imputed_range[0]) / sd, 2 * 1.96, 0.2));
    }
}

TEST_CASE("treatments agree with looking at every cell, and none leaves the bounds", "[change][treatments]") {
    Random random(91);
    for (int round = 0; round < 120; ++round) {
        const test::RandomNetworkOptions options{.actors = 9,
                                                 .density_percent = 35,
                                                 .directed = round % 4 != 0,
                                                 .silent_percent = 20,
                                                 .skipped_percent = 8,
                                                 .off_roster_percent = 10,
                                                 .only_some_percent = 10};
        const Network waves[2] = {random_network(random, options), random_network(random, options)};
        const auto askable = [&](ActorId i, ActorId j) {
            for (const Network& wave : waves) {
                const CellState state = wave.observed().state(i, j);
                if (!is_observed(state) && !is_missing(state)) return false;
            }
            return true;
        };
        const auto seen = [&](const Network& wave, ActorId i, ActorId j) {
            return i != j && askable(i, j) && wave.observed().contains(i, j);
        };
        const auto answers = [&](const Network& wave, ActorId i) {
            for (ActorId j = 0; j < 9; ++j) {
                if (seen(wave, i, j)) return true;
            }
            return false;
        };
        double ties[2][4] = {};
        double cells[2][4] = {};
        for (int w = 0; w < 2; ++w) {
            const Network& wave = waves[w];
            const auto count = [&](int kind, bool tie) { ties[w][kind] += tie, cells[w][kind] += 1; };
            for (ActorId i = 0; i < 9; ++i) {
                for (ActorId j = 0; j < 9; ++j) {
                    if (i == j || (!options.directed && j < i) || !askable(i, j)) continue;
                    const bool tie = seen(wave, i, j) && wave.has_tie(i, j);
                    const bool stay =
                        answers(waves[0], i) && answers(waves[1], i) && answers(waves[0], j) && answers(waves[1], j);
                    if (seen(wave, i, j)) count(0, tie);
                    if (seen(wave, i, j) && stay) count(1, tie);
                    if (seen(wave, i, j))
                        count(2, tie);
                    else if (!answers(wave, i) && seen(wave, j, i))
                        count(2, wave.has_tie(j, i));
                    count(3, tie);
                }
            }
        }
        const Treatments t = treat(waves[0], waves[1], {.draws = 40});
        const TreatedChange* changes[4] = {&t.available_case, &t.complete_case, &t.reconstruction, &t.zero_fill};
        for (int kind = 0; kind < 4; ++kind) {
            if (kind == 2 && !options.directed) continue;
            INFO("treatment " << kind << " in round " << round);
            CHECK(double(changes[kind]->cells_before) == cells[0][kind]);
            CHECK(double(changes[kind]->cells_after) == cells[1][kind]);
            CHECK(near(changes[kind]->before, ties[0][kind] / cells[0][kind]));
            CHECK(near(changes[kind]->after, ties[1][kind] / cells[1][kind]));
        }
        const NonResponse bounds = non_response(waves[0], waves[1], waves[0].observed(), waves[1].observed());
        CHECK(t.pairs == bounds.pairs);
        CHECK(t.missing_after == bounds.missing_to);
        for (const double difference : {t.zero_fill.difference, t.imputation.difference}) {
            if (std::isnan(difference)) continue;
            CHECK(difference >= bounds.change_low - 1e-12);
            CHECK(difference <= bounds.change_high + 1e-12);
        }
    }
}

TEST_CASE("treatments: only zero fill is biased when fewer answer, as the methods' simulation found",
          "[change][treatments]") {
    // METHODS section 4: n = 25, whole rows missing at random, 90% then 70%; logit p = mu + a + b + s, sd .6, .6, 1.
    constexpr ActorId n = 25;
    constexpr int runs = 300;
    Random random(93);
    for (const auto& [mu_after, true_change, zero_fill] :
         {std::array{-1.75, 0.0, -0.032}, std::array{-1.36, 0.055, 0.006}}) {
        std::array<double, 6> mean{};
        for (int run = 0; run < runs; ++run) {
            std::array<double, n> sends{};
            std::array<double, n> receives{};
            for (double& a : sends) a = 0.6 * normal(random);
            for (double& b : receives) b = 0.6 * normal(random);
            std::vector<double> shared(std::size_t{n} * n);
            for (ActorId i = 0; i < n; ++i) {
                for (ActorId j = 0; j < i; ++j) shared[i * n + j] = shared[j * n + i] = normal(random);
            }
            double held[2] = {0, 0};
            const auto wave = [&](std::size_t w, double mu, ActorId answering) {
                std::vector<CellState> rows(n, CellState::no_response);
                std::fill_n(rows.begin(), answering, CellState::answered);
                random.shuffle(std::span(rows));
                NetworkBuilder builder(n, Ties::directed);
                builder.observe(ObservedPairs::with_gaps(rows, std::vector<std::uint8_t>(n, 0), {}));
                for (ActorId i = 0; i < n; ++i) {
                    for (ActorId j = 0; j < n; ++j) {
                        if (i == j) continue;
                        const double logit = mu + sends[i] + receives[j] + shared[i * n + j];
                        if (uniform(random) >= 1 / (1 + std::exp(-logit))) continue;
                        builder.add(i, j);
                        held[w] += 1;
                    }
                }
                return builder.build();
            };
            const Network before = wave(0, -1.75, 22);  // 90% and 70% of 25, halves to even
            const Network after = wave(1, mu_after, 18);
            const Treatments t = treat(before, after, {.draws = 20, .seed = std::uint64_t(run)});
            mean[0] += (held[1] - held[0]) / 600 / runs;
            mean[1] += t.zero_fill.difference / runs;
            mean[2] += t.available_case.difference / runs;
            mean[3] += t.complete_case.difference / runs;
            mean[4] += t.reconstruction.difference / runs;
            mean[5] += t.imputation.difference / runs;
        }
        // The methods' sd of one run is at most .034; of the mean of 300 runs .002: three of them.
        INFO("true " << mean[0] << ", zero fill " << mean[1] << ", available " << mean[2] << ", complete " << mean[3]
                     << ", reconstruction " << mean[4] << ", imputation " << mean[5]);
        CHECK(std::abs(mean[0] - true_change) < 0.004);
        CHECK(std::abs(mean[1] - zero_fill) < 0.004);
        CHECK(mean[1] - mean[0] < -0.025);
        CHECK(mean[1] - mean[0] > -0.06);
        for (std::size_t kind = 2; kind < mean.size(); ++kind) CHECK(std::abs(mean[kind] - mean[0]) < 0.006);
    }
}
