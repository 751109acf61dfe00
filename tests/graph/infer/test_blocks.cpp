#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/infer/block_permutation.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::infer;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;
using crosstie::test::random_network;

namespace {

double slow_change(const Network& before, const Network& after, const std::vector<std::uint32_t>& area,
                   std::uint32_t from, std::uint32_t to) {
    double cells = 0;
    double change = 0;
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        for (ActorId j = 0; j < before.actor_count(); ++j) {
            if (i == j || area[i] != from || area[j] != to) continue;
            if (!before.observed().contains(i, j) || !after.observed().contains(i, j)) continue;
            cells += 1;
            change += after.has_tie(i, j) - before.has_tie(i, j);
        }
    }
    return change / cells;
}

}  // namespace

TEST_CASE("area by area: the changes of a drawing", "[infer][blocks]") {
    // a, b in N and c, d in H: within H 0 to 1 of 1 pair, across 1 to 2 of 4, within N 1 to 1 of 1.
    const Partition areas = partition_of({"N", "N", "H", "H"});
    const BlockChanges result = block_changes(draw("a-b a-c", "abcd"), draw("a-b a-d b-c c-d", "abcd"), areas);
    REQUIRE(result.blocks.size() == 3);
    const BlockChange& within_h = result.blocks[0];
    const BlockChange& across = result.blocks[1];
    const BlockChange& within_n = result.blocks[2];
    CHECK(within_h.change() == 1);
    CHECK(across.cells == 4);
    CHECK(across.ties_before == 1);
    CHECK(across.ties_after == 2);
    CHECK(near(across.change(), 0.25));
    CHECK(within_n.change() == 0);
    CHECK(result.tested == 3);
    CHECK(result.people == 4);
    CHECK(result.draws == 1000);
}

TEST_CASE("area by area: change and p are those of all relabellings", "[infer][blocks]") {
    Random random(107);
    for (int round = 0; round < 6; ++round) {
        const ActorId n = round == 0 ? 7 : 6;
        const test::RandomNetworkOptions options{.actors = n,
                                                 .density_percent = 35,
                                                 .directed = round % 2 == 0,
                                                 .silent_percent = round < 3 ? 0U : 10U,
                                                 .skipped_percent = round < 3 ? 0U : 5U};
        const Network before = random_network(random, options);
        const Network after = random_network(random, options);
        std::vector<std::string> labels{"x", "x", "x", "y", "y", "z", "y"};
        labels.resize(n);
        if (round == 4) labels[0] = "";
        const Partition areas = partition_of(labels);
        constexpr std::uint32_t draws = 3000;
        const BlockChanges ours = block_changes(before, after, areas, {.seed = 2, .draws = draws});
        const auto joint = ObservedPairs::both(before.observed(), after.observed());
        std::vector<ActorId> people;
        for (ActorId i = 0; i < n; ++i) {
            if (areas.known(i) && joint.row_count(i) + joint.column_count(i) > 0) people.push_back(i);
        }
        CHECK(ours.people == people.size());
        std::vector<double> two_sided;
        for (const BlockChange& block : ours.blocks) {
            INFO("round " << round << ", from " << block.from << " to " << block.to);
            const double seen = slow_change(before, after, areas.group, block.from, block.to);
            CHECK(near(block.change(), seen));
            two_sided.push_back(block.p_two_sided);
            if (std::isnan(seen)) {
                CHECK(std::isnan(block.p_at_least));
                continue;
            }
            double all = 0;
            double at_least = 0;
            double at_most = 0;
            std::vector<std::size_t> order(people.size());
            std::iota(order.begin(), order.end(), 0U);
            std::vector<std::uint32_t> area(n, Partition::none);
            do {
                for (std::size_t k = 0; k < people.size(); ++k) area[people[k]] = areas.group[people[order[k]]];
                const double drawn = slow_change(before, after, area, block.from, block.to);
                all += 1;
                at_least += std::isnan(drawn) || drawn >= seen - 1e-12;
                at_most += std::isnan(drawn) || drawn <= seen + 1e-12;
            } while (std::next_permutation(order.begin(), order.end()));
            const auto share = [&](double mine, double exact) {
                CHECK(std::abs(mine - exact) <= 4.5 * std::sqrt(exact * (1 - exact) / draws) + 2.0 / draws);
            };
            share(block.p_at_least, at_least / all);
            share(block.p_at_most, at_most / all);
        }
        const std::vector<double> adjusted = holm_adjusted(two_sided);
        for (std::size_t k = 0; k < adjusted.size(); ++k) CHECK(near(ours.blocks[k].p_adjusted, adjusted[k]));
    }
}

TEST_CASE("area by area: an area of one person has no pair within, and is not tested", "[infer][blocks]") {
    const BlockChanges result =
        block_changes(draw_directed("a>b", "abc"), draw_directed("b>a", "abc"), partition_of({"N", "N", "H"}));
    REQUIRE(result.blocks.size() == 4);
    CHECK(result.tested == 3);
    CHECK(std::isnan(result.blocks[0].change()));
    CHECK(std::isnan(result.blocks[0].p_adjusted));
    CHECK(result.blocks[3].change() == 0);
    CHECK(block_changes(draw(""), draw(""), partition_of({})).blocks.empty());
    CHECK(block_changes(draw("a b"), draw("a-b"), partition_of({"", ""})).people == 0);
    CHECK_THROWS_AS(block_changes(draw("a b"), draw("a-b"), partition_of({"N"})), std::invalid_argument);
}

// The four p-values and their adjustment by hand; R's p.adjust(c(.01, .04, .03, .005), "holm") gives the same.
TEST_CASE("Holm: each p times the number still standing, never falling", "[infer][blocks]") {
    const double missing = std::nan("");
    const std::vector<double> adjusted = holm_adjusted({0.01, 0.04, missing, 0.03, 0.005});
    CHECK(near(adjusted[0], 0.03));
    CHECK(near(adjusted[1], 0.06));
    CHECK(std::isnan(adjusted[2]));
    CHECK(near(adjusted[3], 0.06));
    CHECK(near(adjusted[4], 0.02));
    CHECK(holm_adjusted({0.6, 0.7}) == std::vector<double>{1, 1});
    CHECK(holm_adjusted({}).empty());
}
