#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>

namespace crosstie::io {

/// Somebody whom a table does not count.
inline constexpr std::uint32_t not_counted = std::numeric_limits<std::uint32_t>::max();

/// A few people whom two tables tell apart from everybody else: they are in these rows, among others.
struct ToldApart {
    std::size_t people = 0;
    std::uint32_t first_row = 0, second_row = 0;  // not_counted: the table leaves them out
};

/// The fewest people, fewer than `least`, whose sum comes out of two tables of sums over the same people, each of which is
/// harmless alone.
///
/// Definition  a table gives the sum of anything told of each person over its rows. Sums of rows of both, added and taken
///             away, give the sum over a set S where some rows of one table hold all of some rows of the other, and S is
///             what is left between the two. The fewest people in such an S that holds one person of a cell (row of the
///             first, row of the second) are the smallest cut between the two rows where each pair of rows is joined by
///             as many as are in both one way, and past cutting the other way; whom a table leaves out are one row of
///             both. Rows beside rows (a table of contacts between areas) give nothing back that sums over rows do not
/// Result      the fewest, and the cell they were found by; none where every such set has `least` people
/// Errors      none; `first` and `second` are as long as there are people
/// Cost        O(cells of fewer than `least` x least x cells)
/// Source      closure of least weight as a cut: Picard 1976, doi:10.1287/mnsc.22.11.1268
[[nodiscard]] std::optional<ToldApart> told_apart(std::span<const std::uint32_t> first,
                                                  std::span<const std::uint32_t> second, std::size_t least);

/// People who would have to move for two groupings to be alike: beside each other, totals within the groups of one and of
/// the other differ by the pairs that these are part of.
///
/// Definition  in every group of each grouping, those outside the largest part that the other grouping leaves together;
///             not_counted: a group of one's own
/// Result      0 where the two are alike
/// Cost        O(n log n)
[[nodiscard]] std::size_t grouped_otherwise(std::span<const std::uint32_t> first,
                                            std::span<const std::uint32_t> second);

}  // namespace crosstie::io
