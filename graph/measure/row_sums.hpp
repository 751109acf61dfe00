#pragma once
#include <algorithm>
#include <cstddef>
#include <span>

#include "graph/base/parallel_for.hpp"

namespace crosstie::measure {

/// Sums over two rows, side by side in a fixed number of parts, so that they are the same on every processor.
[[nodiscard]] double sum_of_products(std::span<const double> first, std::span<const double> second);
[[nodiscard]] double sum_of_squares_apart(std::span<const double> first, std::span<const double> second);

/// Calls work(i, first, last) for each row i and each run of rows first .. last - 1, none beyond i, that it is held against:
/// every two rows once, and each row with itself. Runs are short and stay in the cache; on every thread there is, so that
/// a call writes places of these pairs only.
template <typename Work>
void each_pair_of_rows(std::size_t rows, Work work) {
    constexpr std::size_t side = 16;
    const std::size_t tiles = (rows + side - 1) / side;
    // The longest rows of tiles first: threads end together.
    parallel_for(tiles, rows < 8 * side ? 1 : own_threads(), [&](std::size_t piece) {
        const std::size_t tile = tiles - 1 - piece;
        for (std::size_t other = 0; other <= tile; ++other) {
            for (std::size_t i = tile * side; i < std::min(rows, (tile + 1) * side); ++i) {
                work(i, other * side, std::min(i + 1, (other + 1) * side));
            }
        }
    });
}

}  // namespace crosstie::measure
