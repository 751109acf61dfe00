#include "io/release/told_apart.hpp"

#include <bit>
#include <cmath>
#include <vector>

#include "tests/support/catch.hpp"

using namespace crosstie::io;

namespace {
using Table = std::vector<std::uint32_t>;
constexpr std::uint32_t out = not_counted;

std::size_t people(const Table& first, const Table& second, std::size_t least) {
    const auto found = told_apart(first, second, least);
    return found ? found->people : 0;
}

/// Whether a sum over `who` (a bit a person) is a combination of the tables' sums: by elimination, no cut in it.
bool comes_out(const Table& first, const Table& second, unsigned who) {
    std::vector<std::vector<double>> rows;
    for (const Table* table : {&first, &second}) {
        for (std::uint32_t row = 0; row < 8; ++row) {
            std::vector<double> sum;
            for (const std::uint32_t of : *table) sum.push_back(of == row ? 1 : 0);
            rows.push_back(std::move(sum));
        }
    }
    std::vector<double> wanted;
    for (std::size_t k = 0; k < first.size(); ++k) wanted.push_back((who >> k & 1U) == 1U ? 1 : 0);
    for (std::size_t column = 0; column < first.size(); ++column) {
        std::size_t pivot = 0;
        while (pivot < rows.size() && std::abs(rows[pivot][column]) < 1e-9) ++pivot;
        if (pivot == rows.size()) continue;
        const std::vector<double> by = rows[pivot];
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(pivot));
        rows.push_back(wanted);
        for (auto& row : rows) {
            const double times = row[column] / by[column];
            for (std::size_t k = 0; k < row.size(); ++k) row[k] -= times * by[k];
        }
        wanted = rows.back();
        rows.pop_back();
    }
    for (const double left : wanted) {
        if (std::abs(left) > 1e-9) return false;
    }
    return true;
}

std::size_t fewest_by_trying(const Table& first, const Table& second) {
    std::size_t fewest = 0;
    for (unsigned who = 1; who < 1U << first.size(); ++who) {
        const auto size = static_cast<std::size_t>(std::popcount(who));
        if ((fewest == 0 || size < fewest) && comes_out(first, second, who)) fewest = size;
    }
    return fewest;
}
}  // namespace

TEST_CASE("told apart: those of a borough less an organisation that lies in it", "[release]") {
    // Two boroughs of six; an organisation of four within the first, all others another.
    const Table borough{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1}, organisation{0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1};
    const auto found = told_apart(borough, organisation, 5);
    REQUIRE(found);
    CHECK(found->people == 2);
    CHECK(found->first_row == 0);
    CHECK(found->second_row == 1);
    CHECK(people(borough, organisation, 2) == 0);  // two are not too few where two is the least
    CHECK(people(borough, borough, 5) == 0);
}

TEST_CASE("told apart: groupings that cross give nothing but whole groups back", "[release]") {
    // Two by two, three people in each cell: every sum of rows that holds rows of the other holds six people or none.
    const Table one{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1}, other{0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1};
    CHECK(people(one, other, 5) == 0);
    CHECK(people(one, other, 7) == 6);
}

TEST_CASE("told apart: one who was there for one table only", "[release]") {
    const Table last_year{0, 0, 0, 0, 0, 0, out}, this_year{0, 0, 0, 0, 0, 0, 0};
    const auto found = told_apart(last_year, this_year, 5);
    REQUIRE(found);
    CHECK(found->people == 1);
    CHECK(found->first_row == not_counted);
    CHECK(people(this_year, last_year, 5) == 1);
    CHECK(people({0, 0, 0, 0, 0, 0, out, out}, {0, 0, 0, 0, 0, 0, out, out}, 5) == 0);  // in neither
}

TEST_CASE("told apart: as trying every group by elimination", "[release][oracle]") {
    std::uint64_t state = 7;
    const auto below = [&](std::uint64_t most) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::uint32_t>((state >> 33U) % most);
    };
    std::size_t small = 0;
    for (int drawn = 0; drawn < 400; ++drawn) {
        const std::size_t n = 2 + below(6);
        const std::uint32_t rows = 1 + below(4), columns = 1 + below(4);
        const bool all_there = below(2) == 0;
        Table first, second;
        for (std::size_t k = 0; k < n; ++k) {
            first.push_back(!all_there && below(4) == 0 ? out : below(rows));
            second.push_back(!all_there && below(4) == 0 ? out : below(columns));
        }
        CAPTURE(drawn, first, second);
        const std::size_t fewest = fewest_by_trying(first, second);
        REQUIRE(people(first, second, n + 1) == fewest);
        small += fewest == 1 ? 1 : 0;
    }
    CHECK(small > 100);  // the draws hold what is looked for
}

TEST_CASE("grouped otherwise: who would have to move", "[release]") {
    CHECK(grouped_otherwise(Table{0, 0, 0, 1, 1}, Table{5, 5, 5, 2, 2}) == 0);
    CHECK(grouped_otherwise(Table{0, 0, 0, 0, 1, 1}, Table{0, 0, 0, 1, 2, 2}) == 1);  // one left the first group
    CHECK(grouped_otherwise(Table{0, 0, 0, 0, 1, 1}, Table{0, 0, 0, 1, 1, 1}) == 2);  // and joined the second
    CHECK(grouped_otherwise(Table{0, 0, 0, 0}, Table{0, 0, 0, out}) == 1);
    CHECK(grouped_otherwise(Table{0, 0, 0}, Table{out, out, out}) == 2);
}
