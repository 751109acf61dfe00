#include "graph/infer/comparison_pairs.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "graph/model/network_builder.hpp"
#include "tests/graph/infer/slow_rates.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::infer;
using crosstie::test::draw;
using crosstie::test::near;
using crosstie::test::random_network;
using crosstie::test::slow_rates;

namespace {

constexpr auto yes = TookPart::yes;
constexpr auto no = TookPart::no;
constexpr auto unknown = TookPart::unknown;

}  // namespace

TEST_CASE("comparison pairs: one of three pairs of attenders formed, one of six others", "[infer][comparison_pairs]") {
    const ComparisonPairs pairs =
        comparison_pairs(draw("a-d", "abcde"), draw("a-d a-b d-e", "abcde"), {yes, yes, yes, no, no}, {.draws = 300});
    CHECK(pairs.both_attended.formed == 1);
    CHECK(pairs.both_attended.open == 3);
    CHECK(pairs.others.formed == 1);
    CHECK(pairs.others.open == 6);  // seven pairs, of which a-d was linked
    CHECK(near(pairs.both_against_others.difference, 1.0 / 3 - 1.0 / 6));
    CHECK(near(pairs.both_against_others.ratio, 2));
}

TEST_CASE("comparison pairs: who may or may not have attended is left out and listed", "[infer][comparison_pairs]") {
    const ComparisonPairs pairs =
        comparison_pairs(draw("a b c d e"), draw("a-b c-d d-e"), {yes, yes, no, no, unknown}, {.draws = 0});
    CHECK(pairs.both_attended.open == 1);
    CHECK(pairs.both_attended.rate == 1);
    CHECK(pairs.others.open == 5);
    CHECK(pairs.others.formed == 1);  // c-d; d-e is not known to be either
    CHECK(pairs.unknown_attendance == std::vector<ActorId>{4});
}

TEST_CASE("comparison pairs: weights are those of the people drawn, and p that of all choices of attenders",
          "[infer][comparison_pairs]") {
    Random random(81);
    for (int round = 0; round < 12; ++round) {
        const test::RandomNetworkOptions options{.actors = 7,
                                                 .density_percent = 30,
                                                 .directed = round % 2 == 0,
                                                 .skipped_percent = round % 3 == 0 ? 10U : 0U};
        const Network before = random_network(random, options);
        const Network after = random_network(random, options);
        const std::vector<TookPart> attended{yes, no, yes, no, no, yes, yes};
        std::vector<char> there{1, 0, 1, 0, 0, 1, 1};
        const auto together = [&](ActorId i, ActorId j) { return there[i] != 0 && there[j] != 0; };

        std::vector<std::uint32_t> label;
        for (const char attends : there) label.push_back(attends != 0 ? 0 : WeightedCells::alone);
        const WeightedCells cells = weighted_cells(before, after, label, 1);
        REQUIRE(cells.label.size() == 7);
        std::vector<double> times_drawn(7, 0);
        std::vector<ActorId> drawn(7);
        for (ActorId& actor : drawn) {
            actor = random.below(7);
            times_drawn[actor] += 1;
        }
        const auto slow = slow_rates(before, after, drawn, together);
        const CellSides sides = cells.weigh(times_drawn);
        CHECK(sides.apart.gained == slow[0].formed);
        CHECK(sides.apart.open() == slow[0].open);
        CHECK(sides.together.gained == slow[1].formed);
        CHECK(sides.together.open() == slow[1].open);

        const std::vector<ActorId> everybody{0, 1, 2, 3, 4, 5, 6};
        const auto difference = [&] {
            const auto rates = slow_rates(before, after, everybody, together);
            return rates[1].rate() - rates[0].rate();
        };
        const double observed = difference();
        constexpr std::uint32_t draws = 6000;
        const RateContrast contrast =
            comparison_pairs(before, after, attended, {.seed = 6, .draws = draws}).both_against_others;
        CHECK(near(contrast.difference, observed));
        if (std::isnan(observed)) continue;
        std::sort(there.begin(), there.end());
        double all = 0;
        double at_least = 0;
        do {
            all += 1;
            const double drawn_difference = difference();
            at_least += std::isnan(drawn_difference) || drawn_difference >= observed - 1e-12;
        } while (std::next_permutation(there.begin(), there.end()));
        CHECK(all == 35);
        const double p = at_least / all;
        CHECK(std::abs(contrast.difference_at_least - p) < 4 * std::sqrt(p * (1 - p) / draws) + 2.0 / draws);
    }
}

TEST_CASE("comparison pairs: a comparison needs two sides", "[infer][comparison_pairs]") {
    const Network before = draw("a b c");
    const Network after = draw("a-b c");
    const ComparisonPairs everybody = comparison_pairs(before, after, {yes, yes, yes}, {.draws = 200});
    CHECK(near(everybody.both_attended.rate, 1.0 / 3));
    CHECK(std::isnan(everybody.others.rate));
    CHECK(std::isnan(everybody.both_against_others.difference));
    CHECK(std::isnan(everybody.both_against_others.difference_at_least));
    const ComparisonPairs one = comparison_pairs(before, after, {yes, no, no}, {.draws = 200});
    CHECK(std::isnan(one.both_attended.rate));
    CHECK(near(one.others.rate, 1.0 / 3));
    CHECK(std::isnan(comparison_pairs(draw("a"), draw("a"), {yes}).others.rate));
    CHECK(std::isnan(
        comparison_pairs(NetworkBuilder(0, Ties::directed).build(), NetworkBuilder(0, Ties::directed).build(), {})
            .others.rate));
    CHECK_THROWS_AS(comparison_pairs(before, after, {yes}), std::invalid_argument);
}
