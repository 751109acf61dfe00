#include "io/release/told_together.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <vector>

#include "tests/support/catch.hpp"

using namespace crosstie::io;

namespace {
using People = std::vector<std::uint32_t>;  // a row each
constexpr std::uint32_t no_row = not_counted;

std::size_t few(const std::vector<People>& tables, std::size_t least) {
    const HeldTogether held = told_together(tables, least);
    REQUIRE(held.tried_all);
    return held.fewest ? held.fewest->people : 0;
}

/// Whether a sum over `who` (a bit a person) is a combination of the tables' sums: by elimination in floating point,
/// person by person.
bool in_span(const std::vector<People>& tables, std::size_t people, unsigned who) {
    std::vector<std::vector<double>> rows;
    for (const People& table : tables) {
        for (std::uint32_t row = 0; row < 8; ++row) {
            std::vector<double> sum;
            for (const std::uint32_t of : table) sum.push_back(of == row ? 1 : 0);
            rows.push_back(std::move(sum));
        }
    }
    std::vector<double> wanted;
    for (std::size_t k = 0; k < people; ++k) wanted.push_back((who >> k & 1U) == 1U ? 1 : 0);
    for (std::size_t column = 0; column < wanted.size(); ++column) {
        const auto pivot = std::ranges::max_element(rows, {}, [&](const auto& row) { return std::abs(row[column]); });
        if (pivot == rows.end() || std::abs((*pivot)[column]) < 1e-9) continue;
        const std::vector<double> by = *pivot;
        rows.erase(pivot);
        const auto reduce = [&](std::vector<double>& row) {
            const double times = row[column] / by[column];
            for (std::size_t k = 0; k < row.size(); ++k) row[k] -= times * by[k];
        };
        for (auto& row : rows) reduce(row);
        reduce(wanted);
    }
    return std::ranges::all_of(wanted, [](double left) { return std::abs(left) < 1e-9; });
}

std::size_t few_by_trying(const std::vector<People>& tables) {
    const std::vector<People> others(tables.begin() + 1, tables.end());
    const std::size_t n = tables.front().size();
    std::size_t fewest = 0;
    for (unsigned who = 1; who < 1U << n; ++who) {
        const auto size = static_cast<std::size_t>(std::popcount(who));
        if ((fewest == 0 || size < fewest) && in_span(tables, n, who) && !in_span(others, n, who)) fewest = size;
    }
    return fewest;
}

class Draws {
 public:
    explicit Draws(std::uint64_t seed) : state_(seed) {}
    std::uint32_t below(std::uint64_t most) {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::uint32_t>((state_ >> 33U) % most);
    }

 private:
    std::uint64_t state_;
};
}  // namespace

TEST_CASE("told together: three tables tell of two people of whom no two tables tell", "[release]") {
    // Of 24 people the last 6 are the south; organisation 2 is 6 of the north. The stream is both, and 2 of the north
    // more.
    const People borough{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
    const People organisation{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0};
    const People stream{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2};
    for (const auto& [one, other] : {std::pair{borough, organisation}, {borough, stream}, {organisation, stream}})
        CHECK_FALSE(told_apart(one, other, 5));
    CHECK(few({stream, borough, borough}, 5) == 0);
    const HeldTogether held = told_together(std::vector<People>{stream, borough, organisation}, 5);
    REQUIRE(held.fewest);
    CHECK(held.fewest->people == 2);
    CHECK(held.fewest->tables == std::vector<std::size_t>{0, 1, 2});
    CHECK(held.fewest->rows == std::vector<std::uint32_t>{2, 0, 1});
    CHECK(few({stream, borough, organisation}, 2) == 0);  // two are not too few where two is the least
    // A further table that has no part in it is not named.
    const HeldTogether more = told_together(std::vector<People>{stream, borough, People(24, 0), organisation}, 5);
    REQUIRE(more.fewest);
    CHECK(more.fewest->people == 2);
    CHECK(more.fewest->tables.size() == 3);
}

TEST_CASE("told together: what the others tell anyway is not laid at the first one's door", "[release]") {
    const People one{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1}, other{0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1}, all(12, 0);
    CHECK(few({all, one, other}, 5) == 0);
    CHECK(few({one, other, all}, 5) == 2);
    CHECK(few({other, one, all}, 5) == 2);
}

TEST_CASE("told together: the fewest of small tables, against elimination of every set", "[release][oracle]") {
    Draws draws(11);
    std::size_t small = 0, only_together = 0;
    for (int drawn = 0; drawn < 300; ++drawn) {
        const std::size_t n = 3 + draws.below(6), count = 3 + draws.below(2);
        const bool all_there = draws.below(2) == 0;
        std::vector<People> tables(count);
        for (People& table : tables) {
            const std::uint32_t rows = 2 + draws.below(3);
            for (std::size_t k = 0; k < n; ++k)
                table.push_back(!all_there && draws.below(5) == 0 ? no_row : draws.below(rows));
        }
        CAPTURE(drawn, tables);
        const std::size_t fewest = few_by_trying(tables);
        REQUIRE(few(tables, n + 1) == fewest);
        small += fewest == 1 ? 1U : 0U;
        if (fewest == 0) continue;
        const HeldTogether held = told_together(tables, n + 1);
        std::vector<People> taken;
        for (const std::size_t table : held.fewest->tables) taken.push_back(tables[table]);
        const std::size_t by_them = few_by_trying(taken);
        REQUIRE((by_them > 0 && by_them <= fewest));  // the tables named are enough
        only_together += taken.size() > 2 ? 1U : 0U;
    }
    CHECK(small > 100);  // the draws hold what is looked for
    CHECK(only_together > 20);
}

TEST_CASE("told together: of two tables of larger groups, as many as the smallest cut", "[release][oracle]") {
    Draws draws(5);
    std::size_t some = 0;
    for (int drawn = 0; drawn < 600; ++drawn) {
        constexpr std::size_t n = 60, least = 6;
        People first, second;
        for (std::size_t k = 0; k < n; ++k) {
            first.push_back(static_cast<std::uint32_t>(k / 15));
            second.push_back(draws.below(12) == 0 ? draws.below(4) : static_cast<std::uint32_t>(k / 30));
        }
        const auto rows_large = [](const People& table) {
            for (std::uint32_t row = 0; row < 4; ++row) {
                const auto people = std::ranges::count(table, row);
                if (people > 0 && people < static_cast<std::ptrdiff_t>(least)) return false;
            }
            return true;
        };
        if (!rows_large(first) || !rows_large(second)) continue;
        CAPTURE(drawn, second);
        const auto cut = told_apart(first, second, least);
        REQUIRE(few({first, second}, least) == (cut ? cut->people : 0));
        some += cut ? 1U : 0U;
    }
    CHECK(some > 5);
}

TEST_CASE("told together: past its limits it says that it has not tried all", "[release]") {
    Draws draws(3);
    std::vector<People> tables(3);
    for (People& table : tables) {
        for (std::size_t k = 0; k < 40; ++k) table.push_back(draws.below(10));
    }
    CHECK_FALSE(told_together(tables, 5, {.steps = 100}).tried_all);
    const HeldTogether short_of = told_together(tables, 5, {.combinations = 10});
    CHECK_FALSE(short_of.tried_all);
    CHECK(told_together(tables, 5).tried_all);
}
