#include <vector>

#include "graph/model/observed_pairs.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using crosstie::test::draw_directed;
using crosstie::test::random_network;

namespace {

const test::RandomNetworkOptions with_gaps{
    .actors = 9, .silent_percent = 20, .skipped_percent = 10, .off_roster_percent = 15, .only_some_percent = 15};

std::vector<CellState> matrix(const ObservedPairs& observed) {
    std::vector<CellState> cells;
    for (ActorId i = 0; i < observed.actor_count(); ++i) {
        for (ActorId j = 0; j < observed.actor_count(); ++j) {
            if (i != j) cells.push_back(observed.state(i, j));
        }
    }
    return cells;
}

}  // namespace

TEST_CASE("a fully observed network stores nothing and counts by arithmetic", "[model][observed]") {
    CHECK(ObservedPairs::all(5).complete());
    CHECK(ObservedPairs::all(5).count() == 20);
    CHECK(ObservedPairs::all(0).count() == 0);
    CHECK(ObservedPairs::with_gaps(std::vector(3, CellState::answered), {0, 0, 0}, {}).complete());
}

TEST_CASE("a silent row, a skipped cell and an absent actor are three different gaps", "[model][observed]") {
    const auto observed = draw_directed("a b? c>d? e!").observed();  // a, b, c, d, e
    CHECK(observed.state(1, 0) == CellState::no_response);
    CHECK(observed.state(0, 1) == CellState::answered);
    CHECK(observed.state(2, 3) == CellState::skipped);
    CHECK(observed.state(4, 0) == CellState::off_roster);
    CHECK(observed.state(0, 4) == CellState::off_roster);
    CHECK(observed.count() == 4 * 3 - 3 - 1);
    CHECK(observed.askable_count() == 4 * 3);
    CHECK(observed.roster_count() == 4);
    CHECK(observed.row_count(0) == 3);
    CHECK(observed.column_count(3) == 1);  // a, not b who is silent, not c who skipped
    CHECK_FALSE(observed.row_observed(1));
    CHECK(observed.row_observed(2));
}

TEST_CASE("states over all actors add up to n(n-1), and every count agrees with looking at each cell",
          "[model][observed]") {
    Random random(11);
    for (int round = 0; round < 300; ++round) {
        const auto observed = random_network(random, with_gaps).observed();
        const ActorId n = observed.actor_count();
        std::uint64_t total = 0;
        for (int s = 0; s <= static_cast<int>(CellState::off_roster); ++s) {
            const auto state = static_cast<CellState>(s);
            std::uint64_t slow = 0;
            for (const CellState cell : matrix(observed)) slow += cell == state ? 1U : 0U;
            CHECK(observed.count(state) == slow);
            total += slow;
        }
        CHECK(total == std::uint64_t{n} * (n - 1));
        std::vector<std::uint32_t> group(n);
        for (ActorId i = 0; i < n; ++i) group[i] = i % 4 == 3 ? 0xFFFFFFFF : i % 4;
        std::vector<std::uint64_t> blocks(9, 0);
        std::uint64_t cells = 0;
        for (ActorId i = 0; i < n; ++i) {
            std::uint64_t row = 0;
            std::uint64_t column = 0;
            for (ActorId j = 0; j < n; ++j) {
                row += observed.contains(i, j) ? 1U : 0U;
                column += observed.contains(j, i) ? 1U : 0U;
                if (group[i] < 3 && group[j] < 3 && observed.contains(i, j)) ++blocks[group[i] * 3 + group[j]];
            }
            CHECK(observed.row_count(i) == row);
            CHECK(observed.column_count(i) == column);
            cells += row;
        }
        CHECK(observed.count() == cells);
        CHECK(observed.block_counts(group, 3) == blocks);
        std::vector<std::uint64_t> inside(9, 0);
        for (ActorId i = 0; i < 9; ++i) {
            for (ActorId j = 0; j < 9; ++j) {
                if (i == j || group[i] >= 3 || group[i] != group[j]) continue;
                inside[i] += (observed.contains(i, j) ? 1U : 0U) + (observed.contains(j, i) ? 1U : 0U);
            }
        }
        CHECK(observed.same_group_counts(group, 3) == inside);
    }
}

TEST_CASE("what is observed at both waves is what is observed at each", "[model][observed]") {
    Random random(12);
    for (int round = 0; round < 200; ++round) {
        const auto first = random_network(random, with_gaps).observed();
        const auto second = random_network(random, with_gaps).observed();
        const auto both = ObservedPairs::both(first, second);
        const auto two_way = first.both_directions();
        const auto asked = first.as_if_answered();
        for (ActorId i = 0; i < 9; ++i) {
            for (ActorId j = 0; j < 9; ++j) {
                if (i == j) continue;
                CHECK(both.contains(i, j) == (first.contains(i, j) && second.contains(i, j)));
                CHECK(two_way.contains(i, j) == (first.contains(i, j) && first.contains(j, i)));
                CHECK(asked.contains(i, j) == (first.contains(i, j) || is_missing(first.state(i, j))));
                CHECK((two_way.state(i, j) == CellState::off_roster) == (first.state(i, j) == CellState::off_roster));
            }
        }
    }
}
