#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/infer/ei_permutation.hpp"
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
