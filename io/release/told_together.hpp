#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "io/release/told_apart.hpp"

namespace crosstie::io {

/// A few people whom several tables tell apart from everybody else only where they are taken together.
struct ToldTogether {
    std::size_t people = 0;
    std::vector<std::size_t> tables;  // which of them it takes, the first always, in their order
    std::vector<std::uint32_t> rows;  // of these tables, where one of the people stands; not_counted: left out there
};

struct HeldTogether {
    std::optional<ToldTogether> fewest;  // the fewest people of whom the first table and others tell
    bool tried_all = true;               // false: past the limits below, and more might come out than was tried
};

/// What tables of sums may be held together: past it nothing is tried, or only sets of fewer rows.
struct TogetherLimits {
    std::uint64_t steps = 200'000'000;        // of elimination: rows x rows x cells
    std::uint64_t combinations = 50'000'000;  // of what elimination leaves
};

/// The fewest people, fewer than `least`, whose sum comes out of tables of sums over the same people, and would not
/// without the first of them: told_apart, for as many tables as there are.
///
/// Definition  people who stand in the same rows of all tables are a cell. A set of cells comes out if its indicator is
///             a linear combination of those of the rows. Elimination over the integers modulo 2^31 - 1 leaves the
///             combinations that are zero on every cell of `least` people or more; of these, added up to least - 1 at a
///             time, the ones that are 0 or 1 on each cell are the sets. Whom a table leaves out are in no row of it
/// Result      the fewest people, and a smallest set of tables that tells of them (left out one after another)
/// Errors      none; each table is as long as there are people
/// Cost        O(rows^2 cells) to eliminate, O(least^2) for each combination; past `limits` it stops and says so
[[nodiscard]] HeldTogether told_together(std::span<const std::vector<std::uint32_t>> tables, std::size_t least,
                                         const TogetherLimits& limits = {});

}  // namespace crosstie::io
