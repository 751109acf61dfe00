#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/infer/ei_permutation.hpp"
#include "graph/infer/odds_ratio.hpp"
#include "graph/infer/qap.hpp"
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

double slow_correlation(const Network& x, const Network& y, const std::vector<ActorId>& people,
                        const std::vector<ActorId>& order) {
    double n = 0;
    double sx = 0;
    double sy = 0;
    double sxy = 0;
    for (const ActorId i : people) {
        for (const ActorId j : people) {
            if (i == j || !x.observed().contains(i, j) || !y.observed().contains(order[i], order[j])) continue;
            n += 1;
            sx += x.has_tie(i, j);
            sy += y.has_tie(order[i], order[j]);
            sxy += x.has_tie(i, j) && y.has_tie(order[i], order[j]);
        }
    }
    return (n * sxy - sx * sy) / std::sqrt((n * sx - sx * sx) * (n * sy - sy * sy));
}

}  // namespace

TEST_CASE("random draws are the same everywhere", "[infer][random]") {
    // The first output of mt19937_64 with its standard seed is 14514284786278117030, that is 0.78682 of the range.
    CHECK(Random(5489).below(1000) == 786);
    Random random(1);
    std::vector<int> counts(7, 0);
    for (int k = 0; k < 70000; ++k) ++counts[random.below(7)];
    for (const int count : counts) CHECK(std::abs(count - 10000) < 500);  // five standard deviations
}

TEST_CASE("QAP: the correlation is Pearson's over joint cells, and the p-value that of all relabellings",
          "[infer][qap]") {
    Random random(51);
    for (int round = 0; round < 6; ++round) {
        const test::RandomNetworkOptions options{.actors = 6,
                                                 .density_percent = 40,
                                                 .directed = round % 2 == 0,
                                                 .silent_percent = round < 3 ? 0U : 15U,
                                                 .skipped_percent = round < 3 ? 0U : 5U};
        const Network x = random_network(random, options);
        const Network y = random_network(random, options);
        // Only people with a cell observed in both are relabelled; the others keep their own (last) places.
        const auto joint = ObservedPairs::both(x.observed(), y.observed());
        std::vector<ActorId> order(6);
        std::iota(order.begin(), order.end(), 0U);
        std::vector<ActorId> people;
        for (ActorId i = 0; i < 6; ++i) {
            if (joint.row_count(i) + joint.column_count(i) > 0) people.push_back(i);
        }
        std::vector<ActorId> labels = people;
        const double r = slow_correlation(x, y, people, order);
        double at_least = 0;
        double all = 0;
        do {
            all += 1;
            for (std::size_t k = 0; k < people.size(); ++k) order[people[k]] = labels[k];
            at_least += slow_correlation(x, y, people, order) >= r - 1e-12;
        } while (std::next_permutation(labels.begin(), labels.end()));
        const QapCorrelation result = qap_correlation(x, y, 7, 20000);
        CHECK(near(result.r, r));
        const double p = at_least / all;
        CHECK(std::abs(result.p_at_least - p) < 4 * std::sqrt(p * (1 - p) / 20000) + 1e-4);
    }
}

TEST_CASE("QAP: a constant network has no correlation", "[infer][qap]") {
    CHECK(std::isnan(qap_correlation(draw("a b c"), draw("a-b c"), 1, 10).r));
    CHECK(near(qap_correlation(draw("a-b c"), draw("a-b c"), 1, 10).r, 1));
}

TEST_CASE("E-I: value, chance, range and both tails of a drawing", "[infer][ei]") {
    // a, b in N and c, d in H. Before a-b: index -1. After a-b and a-c: 0.
    const Network before = draw("a-b", "abcd");
    const Network after = draw("a-b a-c", "abcd");
    const Partition areas = partition_of({"N", "N", "H", "H"});
    const EiChange ei = ei_change(change::contact_pairs(before, after), areas, {0, 1, 2, 3}, 2, 4, 1, 20000);
    CHECK(ei.from == -1);
    CHECK(ei.to == 0);
    CHECK(near(ei.expected, (4.0 - 2.0) / 6.0));
    CHECK(ei.range_from == std::array<double, 2>{-1, 1});
    CHECK(ei.range_to == std::array<double, 2>{-1, 1});
    CHECK(std::abs(ei.from_at_most - 1.0 / 3.0) < 0.015);  // two of the six label pairs put a and b together
    CHECK(ei.from_at_least == 1);
    CHECK(ei.change_at_least < 0.35);
    CHECK(std::isnan(ei_change({}, areas, {0, 1, 2, 3}, 2, 4, 1, 100).from));
}

TEST_CASE("odds ratio: the change of a drawing, and an interval around it that a simulation confirms",
          "[infer][odds]") {
    // Two areas of two: before 1 of 2 pairs within and 1 of 4 across, after 2 of 4 across: odds (1/3)/(1/1) to (2/2)/(1/1).
    const Partition areas = partition_of({"N", "N", "H", "H"});
    const OddsRatioInterval small =
        odds_ratio_interval(draw("a-b a-c", "abcd"), draw("a-b a-c a-d", "abcd"), areas, 1, 0);
    CHECK(near(small.change, 3));
    CHECK(std::isnan(small.ci95[0]));  // no draws, no interval
    CHECK(std::isnan(odds_ratio_interval(draw("a-b"), draw("a-b"), partition_of({"N", "H"}), 1, 10).change));

    // Draw the actors by hand and weigh plain matrices.
    Random random(61);
    const test::RandomNetworkOptions options{.actors = 24, .density_percent = 25, .silent_percent = 10};
    const Network before = random_network(random, options);
    const Network after = random_network(random, options);
    std::vector<std::string> labels;
    for (int i = 0; i < 24; ++i) labels.push_back(std::string(1, "NHR"[i % 3]));
    const Partition groups = partition_of(labels);
    double sum = 0;
    double squares = 0;
    constexpr int draws = 3000;
    for (int draw = 0; draw < draws; ++draw) {
        std::vector<ActorId> drawn(24);
        for (auto& actor : drawn) actor = random.below(24);
        double ties[2][2] = {};
        double pairs[2] = {};
        for (const ActorId i : drawn) {
            for (const ActorId j : drawn) {
                if (i == j || !before.observed().contains(i, j) || !after.observed().contains(i, j)) continue;
                const int across = groups.group[i] != groups.group[j] ? 1 : 0;
                pairs[across] += 1;
                ties[across][0] += before.has_tie(i, j);
                ties[across][1] += after.has_tie(i, j);
            }
        }
        const auto odds = [&](int across, int wave) {
            return ties[across][wave] / (pairs[across] - ties[across][wave]);
        };
        const double change = std::log(odds(1, 1) / odds(0, 1)) - std::log(odds(1, 0) / odds(0, 0));
        sum += change;
        squares += change * change;
    }
    const double sd = std::sqrt((squares - sum * sum / draws) / (draws - 1));
    const OddsRatioInterval result = odds_ratio_interval(before, after, groups, 5, 3000);
    const double ours = std::log(result.ci95[1] / result.ci95[0]) / (2 * 1.959963984540054);
    CHECK(std::abs(ours / sd - 1) < 0.08);  // two Monte Carlo errors of about 1.3% each
}
