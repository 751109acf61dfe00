#include "graph/infer/pooled_density.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "graph/infer/difference_of_changes.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::infer;
using crosstie::test::draw;
using crosstie::test::near;
using crosstie::test::random_network;

namespace {

// `copies` of one network side by side, with a tie from every copy's first person to the next copy's.
Network side_by_side(const Network& network, ActorId copies, bool linked) {
    const ActorId n = network.actor_count();
    NetworkBuilder builder(n * copies, ties_of(network));
    for (ActorId c = 0; c < copies; ++c) {
        for (ActorId i = 0; i < n; ++i) {
            for (const ActorId j : network.out(i)) builder.add(c * n + i, c * n + j);
        }
        if (linked && c > 0) builder.add((c - 1) * n, c * n);
    }
    return builder.build();
}

Partition blocks(const std::vector<int>& sizes) {
    std::vector<std::string> labels;
    for (std::size_t g = 0; g < sizes.size(); ++g)
        labels.insert(labels.end(), std::size_t(sizes[g]), std::string(1, char('A' + g)));
    return partition_of(labels);
}

}  // namespace

TEST_CASE("pooled density change: one work-stream of everybody is the plain change", "[infer][pooled]") {
    Random random(91);
    for (int round = 0; round < 10; ++round) {
        const test::RandomNetworkOptions options{.actors = 14,
                                                 .density_percent = 30,
                                                 .directed = round % 2 == 0,
                                                 .silent_percent = 10,
                                                 .skipped_percent = 5,
                                                 .off_roster_percent = 5};
        const Network before = random_network(random, options);
        const Network after = random_network(random, options);
        const DensityChange plain = density_change(before, after);
        Partition areas{{}, {"a", "b", "c"}};
        for (std::uint32_t i = 0; i < 14; ++i) areas.group.push_back(i % 3);
        const DensityChange asked = density_change(before, after, {.areas = &areas});
        const PooledDensityChange pooled = pooled_density_change(before, after, blocks({14}), {.areas = &areas});
        CHECK(near(pooled.by_areas.se, asked.by_areas.se));
        CHECK(near(pooled.by_areas.df, asked.by_areas.df));
        CHECK(near(pooled.from, plain.from));
        CHECK(near(pooled.to, plain.to));
        CHECK(near(pooled.difference, plain.difference));
        CHECK(near(pooled.bootstrap.se, plain.bootstrap.se));
        CHECK(near(pooled.jackknife.ci95[0], plain.jackknife.ci95[0]));
        CHECK(near(pooled.dyadic_robust.se, plain.dyadic_robust.se));
        CHECK(near(pooled.social_relations.ci95[1], plain.social_relations.ci95[1]));
        CHECK(pooled.pairs == plain.pairs);
        CHECK(pooled.actors == plain.actors);
        CHECK(pooled.verdict == asked.verdict);
    }
}

TEST_CASE(
    "pooled density change: k equal work-streams divide the standard error by the root of k, and links across "
    "them are not read",
    "[infer][pooled]") {
    Random random(92);
    const Network before = random_network(random, {.actors = 8, .density_percent = 20});
    const Network after = random_network(random, {.actors = 8, .density_percent = 40});
    const DensityChange one = density_change(before, after);
    const PooledDensityChange four =
        pooled_density_change(side_by_side(before, 4, false), side_by_side(after, 4, true), blocks({8, 8, 8, 8}));
    CHECK(near(four.difference, one.difference));
    CHECK(near(four.bootstrap.se, one.bootstrap.se / 2));
    CHECK(near(four.jackknife.se, one.jackknife.se / 2));
    const double df = four.jackknife.ci95[1] - four.difference;  // Welch and Satterthwaite: 4 x 7
    CHECK(near(df, student_quantile(28) * four.jackknife.se));
    CHECK(four.actors == 32);
    CHECK(four.pairs == 4 * one.pairs);
}

TEST_CASE("pooled density change: the draws agree with the closed form, whatever the number of threads",
          "[infer][pooled]") {
    Random random(93);
    const Network before = random_network(random, {.actors = 24, .density_percent = 20});
    const Network after = random_network(random, {.actors = 24, .density_percent = 40});
    const Partition strata = blocks({5, 7, 12});
    const PooledDensityChange p =
        pooled_density_change(before, after, strata, {.seed = 3, .draws = 20000, .threads = 2});
    CHECK(std::abs(p.resampled.se / p.bootstrap.se - 1) < 0.025);
    CHECK(pooled_density_change(before, after, strata, {.seed = 3, .draws = 20000}).resampled.ci95 == p.resampled.ci95);
}

TEST_CASE("pooled density change: a pair makes no stratum, and people without one are left out", "[infer][pooled]") {
    const Network before = draw("a-b d-e", "abcdefgh");
    const Network after = draw("b-c d-e g-h", "abcdefgh");
    const Partition strata = partition_of({"A", "A", "A", "B", "B", "", "C", "C"});
    const PooledDensityChange p = pooled_density_change(before, after, strata);
    CHECK(p.strata.size() == 3);
    CHECK(p.strata[0].pooled);
    CHECK_FALSE(p.strata[1].pooled);
    CHECK_FALSE(p.strata[2].pooled);
    CHECK(p.pairs == 3);
    CHECK(near(p.difference, 0));
    CHECK(p.verdict == Verdict::facts_only);
    CHECK(std::isnan(pooled_density_change(before, after, partition_of({"", "", "", "", "", "", "", ""})).difference));
    CHECK_THROWS_AS(pooled_density_change(before, after, blocks({3})), std::invalid_argument);
}

TEST_CASE("pooled density change: work-streams that do not change leave nothing to test", "[infer][pooled]") {
    const Network same = draw("a-b c-d e-f", "abcdefghijkl");
    CHECK(pooled_density_change(same, same, blocks({6, 6})).verdict == Verdict::no_change);
    const Network empty = draw("", "abcdefghijkl");
    CHECK(pooled_density_change(empty, empty, blocks({6, 6})).verdict == Verdict::facts_only);
}

TEST_CASE("difference of changes: errors of two groups add up, and so does the doubt about them",
          "[infer][difference]") {
    const auto group = [](double d, double se, std::size_t n) {
        DensityChange change;
        change.difference = d;
        change.actors = change.sampled = n;
        change.verdict = Verdict::not_distinguishable;
        change.bootstrap.se = se;
        change.bootstrap.df = std::numeric_limits<double>::infinity();
        for (DensityTest* test : {&change.jackknife, &change.dyadic_robust, &change.social_relations}) {
            test->se = se;
            test->df = static_cast<double>(n - 1);
        }
        change.by_areas.se = se;  // eight areas
        change.by_areas.df = 7;
        change.by_areas.why = NoAreas::none;
        return change;
    };
    const DifferenceOfChanges d = difference_of_changes(group(0.10, 0.03, 25), group(0.02, 0.04, 25));
    CHECK(near(d.difference, 0.08));
    CHECK(near(d.bootstrap.se, 0.05));
    CHECK(near(d.bootstrap.ci95[0], 0.08 - 1.959963984540054 * 0.05));
    CHECK(near(d.jackknife.df, 24 * 25.0 * 25.0 / (81 + 256)));  // 24 (9 + 16)^2 / (9^2 + 16^2)
    CHECK(d.verdict == Verdict::not_distinguishable);
    CHECK(near(difference_of_changes(group(0.1, 0.03, 25), group(0, 0.03, 25)).jackknife.df, 48));
    CHECK(difference_of_changes(group(0.10, 0.03, 25), group(0, 0.03, 25)).verdict == Verdict::clear);
    CHECK(difference_of_changes(group(-0.10, 0.03, 25), group(0, 0.03, 25)).verdict == Verdict::clear);

    DensityChange together = group(0.10, 0.03, 25);  // its areas changed together
    together.by_areas.se = 0.06;
    CHECK(difference_of_changes(together, group(0, 0.03, 25)).verdict == Verdict::likely);
    together.by_areas = AreasTest{{"", std::nan(""), {std::nan(""), std::nan("")}, std::nan("")}, 2, NoAreas::too_few};
    const DifferenceOfChanges no_areas = difference_of_changes(together, group(0, 0.03, 25));
    CHECK(no_areas.verdict == Verdict::likely);
    CHECK(no_areas.by_areas.why == NoAreas::too_few);
    DensityChange doubtful = group(0.10, 0.03, 25);  // people differ too much, whatever areas say
    doubtful.social_relations.se = 0.06;
    CHECK(difference_of_changes(doubtful, group(0, 0.03, 25)).verdict == Verdict::not_distinguishable);
}

TEST_CASE("difference of changes: exchanged groups change the sign alone", "[infer][difference]") {
    Random random(94);
    const auto change = [&](ActorId n) {
        const test::RandomNetworkOptions options{.actors = n, .density_percent = 30};
        const Network before = random_network(random, options);
        return density_change(before, random_network(random, options));
    };
    const DensityChange a = change(12);
    const DensityChange b = change(20);
    const DifferenceOfChanges forth = difference_of_changes(a, b);
    const DifferenceOfChanges back = difference_of_changes(b, a);
    CHECK(near(forth.difference, -back.difference));
    CHECK(near(forth.jackknife.se, back.jackknife.se));
    CHECK(near(forth.jackknife.ci95[0], -back.jackknife.ci95[1]));
    CHECK(forth.verdict == back.verdict);
}

TEST_CASE("difference of changes: without a test in both groups there is none between them", "[infer][difference]") {
    const Network empty = draw("", "abcdefghijkl");
    const Network some = draw("a-b c-d", "abcdefghijkl");
    const Network more = draw("a-b c-d e-f g-h a-c", "abcdefghijkl");
    const DensityChange changed = density_change(some, more);
    const DensityChange same = density_change(some, some);
    CHECK(difference_of_changes(changed, density_change(empty, empty)).verdict == Verdict::facts_only);
    CHECK(difference_of_changes(changed, same).verdict == Verdict::facts_only);
    CHECK(difference_of_changes(same, same).verdict == Verdict::no_change);
}
