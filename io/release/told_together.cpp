// Three tables, of which no two tell of a few people, may do so together: those of boroughs, of organisations and of
// work-streams. What comes out of sums is linear algebra; the few are sought among what it leaves.
#include "io/release/told_together.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "graph/base/random.hpp"

namespace crosstie::io {

namespace {

/// Numbers modulo a prime: exact, of one size, and as good as fractions, since no sum of a few rows meets it by chance.
constexpr std::uint64_t prime = 2'147'483'647;
using Sum = std::vector<std::uint32_t>;  // a coefficient for each cell

std::uint32_t times(std::uint64_t a, std::uint64_t b) { return static_cast<std::uint32_t>(a * b % prime); }
std::uint32_t plus(std::uint64_t a, std::uint64_t b) { return static_cast<std::uint32_t>((a + b) % prime); }
std::uint32_t minus(std::uint64_t a, std::uint64_t b) { return static_cast<std::uint32_t>((a + prime - b) % prime); }

std::uint32_t inverse(std::uint32_t of) {
    std::uint32_t result = 1, square = of;
    for (std::uint64_t left = prime - 2; left > 0; left >>= 1U) {
        if ((left & 1U) != 0) result = times(result, square);
        square = times(square, square);
    }
    return result;
}

/// People who stand in the same rows of all tables.
struct Alike {
    std::vector<std::uint32_t> rows;  // of each table
    std::size_t people = 0;
};

/// Large cells first, then by people: what is left for the small ones begins with the largest of them.
std::vector<Alike> groups_alike(std::span<const std::vector<std::uint32_t>> tables) {
    std::map<std::vector<std::uint32_t>, std::size_t> people;
    for (std::size_t k = 0; k < tables.front().size(); ++k) {
        std::vector<std::uint32_t> rows;
        for (const auto& table : tables) rows.push_back(table[k]);
        if (std::ranges::any_of(rows, [](std::uint32_t row) { return row != not_counted; })) ++people[std::move(rows)];
    }
    std::vector<Alike> cells;
    for (const auto& [rows, count] : people) cells.push_back({rows, count});
    std::ranges::stable_sort(cells, std::ranges::greater(), &Alike::people);
    return cells;
}

/// The sums that some of the tables give, as a basis: each row of it has a 1 where it begins, and all others have 0
/// there.
class Basis {
 public:
    Basis(const std::vector<Alike>& cells, const std::vector<std::size_t>& tables) {
        for (const std::size_t table : tables) {
            std::map<std::uint32_t, Sum> sums;
            for (std::size_t c = 0; c < cells.size(); ++c) {
                const std::uint32_t row = cells[c].rows[table];
                if (row != not_counted) sums.try_emplace(row, Sum(cells.size(), 0)).first->second[c] = 1;
            }
            for (auto& [row, sum] : sums) take(std::move(sum));
        }
    }

    struct Row {
        std::size_t begins;
        Sum sum;
    };
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }

    /// What of a sum the basis does not give.
    void reduce(Sum& sum) const {
        for (const Row& row : rows_) subtract(sum, row.sum, sum[row.begins]);
    }

    [[nodiscard]] bool gives(Sum sum) const {
        reduce(sum);
        return std::ranges::all_of(sum, [](std::uint32_t value) { return value == 0; });
    }

    /// At random, but 0 over whatever the basis gives.
    [[nodiscard]] Sum none_of(std::uint64_t seed) const {
        Random random(seed);
        Sum values(rows_.empty() ? 0 : rows_.front().sum.size());
        for (std::uint32_t& value : values) value = static_cast<std::uint32_t>(random.bits() % prime);
        for (const Row& row : rows_) values[row.begins] = 0;
        std::vector<std::uint32_t> wanted;
        for (const Row& row : rows_) wanted.push_back(minus(0, product(row.sum, values)));
        for (std::size_t k = 0; k < rows_.size(); ++k) values[rows_[k].begins] = wanted[k];
        return values;
    }

    static std::uint32_t product(const Sum& one, const Sum& other) {
        std::uint32_t sum = 0;
        for (std::size_t c = 0; c < one.size(); ++c) sum = plus(sum, times(one[c], other[c]));
        return sum;
    }

 private:
    static void subtract(Sum& from, const Sum& what, std::uint32_t often) {
        if (often == 0) return;
        for (std::size_t c = 0; c < from.size(); ++c) {
            if (what[c] != 0) from[c] = minus(from[c], times(often, what[c]));
        }
    }

    void take(Sum sum) {
        reduce(sum);
        const auto first = std::ranges::find_if(sum, [](std::uint32_t value) { return value != 0; });
        if (first == sum.end()) return;
        const auto begins = static_cast<std::size_t>(first - sum.begin());
        const std::uint32_t by = inverse(*first);
        for (std::uint32_t& value : sum) value = times(value, by);
        for (Row& row : rows_) subtract(row.sum, sum, row.sum[begins]);
        rows_.push_back({begins, std::move(sum)});
    }

    std::vector<Row> rows_;
};

/// Sums that are 0 on every large cell, and what of them can be told without looking at each cell.
struct Small {
    std::vector<Sum> sums;
    std::vector<std::uint32_t> people;                // over the cells, as often as each is counted
    std::vector<std::vector<std::uint32_t>> squares;  // the same, each cell counted as often in both
    std::vector<std::uint32_t> of_others;             // 0 in total: others tell as much
};

class Search {
 public:
    Search(const std::vector<Alike>& cells, Small small, std::size_t least, std::uint64_t combinations)
        : cells_(cells), small_(std::move(small)), best_(least), left_(combinations) {}

    /// One row of the basis more each time, as far as the limit goes. True where all were tried.
    bool run() {
        for (std::size_t rows = 1; rows < best_ && rows <= small_.sums.size(); ++rows) {
            if (!fits(rows)) return false;
            chosen_.clear();
            choose(rows, 0, 0, 0, 0);
        }
        return true;
    }

    [[nodiscard]] const Sum& found() const { return found_; }
    [[nodiscard]] std::size_t people() const { return best_; }

 private:
    bool fits(std::size_t rows) {
        double count = 1;
        for (std::size_t k = 0; k < rows; ++k)
            count *= static_cast<double>(small_.sums.size() - k) / static_cast<double>(k + 1);
        if (count > static_cast<double>(left_)) return false;
        left_ -= static_cast<std::uint64_t>(count);
        return true;
    }

    void choose(std::size_t more, std::size_t from, std::uint32_t people, std::uint32_t squares, std::uint32_t others) {
        for (std::size_t k = from; k + more <= small_.sums.size(); ++k) {
            const std::uint32_t all = plus(people, small_.people[k]);
            if (more == 1 && (all == 0 || all >= best_)) continue;  // most end here
            std::uint32_t twice = 0;
            for (const std::size_t one : chosen_) twice = plus(twice, small_.squares[one][k]);
            const std::uint32_t square = plus(plus(squares, small_.squares[k][k]), plus(twice, twice));
            const std::uint32_t other = plus(others, small_.of_others[k]);
            chosen_.push_back(k);
            if (more > 1)
                choose(more - 1, k + 1, all, square, other);
            else if (square == all && other != 0)  // 0 or 1 everywhere has equal sums and squares
                look_at(all);
            chosen_.pop_back();
        }
    }

    void look_at(std::uint32_t people) {
        Sum sum(cells_.size(), 0);
        for (const std::size_t row : chosen_) {
            for (std::size_t c = 0; c < sum.size(); ++c) sum[c] = plus(sum[c], small_.sums[row][c]);
        }
        if (std::ranges::any_of(sum, [](std::uint32_t value) { return value > 1; })) return;
        best_ = people;
        found_ = std::move(sum);
    }

    const std::vector<Alike>& cells_;
    const Small small_;
    std::size_t best_;
    std::uint64_t left_;
    std::vector<std::size_t> chosen_;
    Sum found_;
};

Small small_sums(const std::vector<Alike>& cells, const Basis& all, const Basis& others, std::size_t least) {
    const auto large = static_cast<std::size_t>(
        std::ranges::find_if(cells, [&](const Alike& cell) { return cell.people < least; }) - cells.begin());
    const Sum none = others.none_of(1);
    Small small;
    for (const Basis::Row& row : all.rows()) {
        if (row.begins < large) continue;
        small.sums.push_back(row.sum);
        small.of_others.push_back(none.empty() ? 1 : Basis::product(row.sum, none));
    }
    for (const Sum& sum : small.sums) {
        Sum counted = sum;
        for (std::size_t c = 0; c < cells.size(); ++c) counted[c] = times(counted[c], cells[c].people);
        std::uint32_t people = 0;
        for (const std::uint32_t value : counted) people = plus(people, value);
        small.people.push_back(people);
        small.squares.emplace_back();
        for (const Sum& other : small.sums) small.squares.back().push_back(Basis::product(counted, other));
    }
    return small;
}

/// Tables that the set can be told without are left out, one after another; the first is never one of them.
ToldTogether told_by(const std::vector<Alike>& cells, std::vector<std::size_t> tables, const Sum& set,
                     std::size_t people) {
    for (std::size_t k = tables.size(); k-- > 1;) {
        std::vector<std::size_t> fewer = tables;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(k));
        if (Basis(cells, fewer).gives(set)) tables = std::move(fewer);
    }
    ToldTogether told{people, tables, {}};
    const auto one = static_cast<std::size_t>(std::ranges::find(set, 1U) - set.begin());
    for (const std::size_t table : tables) told.rows.push_back(cells[one].rows[table]);
    return told;
}

std::uint64_t steps_of(std::span<const std::vector<std::uint32_t>> tables, std::size_t cells) {
    std::uint64_t rows = 0;
    for (const auto& table : tables) {
        std::uint32_t most = 0;
        for (const std::uint32_t row : table) most = row == not_counted ? most : std::max(most, row + 1);
        rows += most;
    }
    return rows * rows * cells;
}

}  // namespace

HeldTogether told_together(std::span<const std::vector<std::uint32_t>> tables, std::size_t least,
                           const TogetherLimits& limits) {
    HeldTogether held;
    if (tables.empty()) return held;
    const std::vector<Alike> cells = groups_alike(tables);
    if (steps_of(tables, cells.size()) > limits.steps) return {std::nullopt, false};
    std::vector<std::size_t> every;
    for (std::size_t k = 0; k < tables.size(); ++k) every.push_back(k);
    const Basis all(cells, every), others(cells, {every.begin() + 1, every.end()});
    Search search(cells, small_sums(cells, all, others, least), least, limits.combinations);
    held.tried_all = search.run();
    if (!search.found().empty()) held.fewest = told_by(cells, every, search.found(), search.people());
    return held;
}

}  // namespace crosstie::io
