#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "graph/model/network.hpp"

namespace crosstie::measure {

/// What several questions on one thing say together, over the cells that were rated.
struct ItemScale {
    std::uint64_t rated = 0;             // cells with a strength above 0 told on at least one item
    std::uint64_t complete = 0;          // of these, cells with every item told
    std::vector<std::uint64_t> missing;  // [items]: rated cells in which this item is not told
    std::vector<double> item_means;      // [items]: over complete cells; NaN: none
    double mean = 0;                     // of the items' mean in each complete cell; NaN: none
    double deviation = 0;                // its standard deviation, n - 1; NaN: fewer than 2
    double alpha = 0;                    // Cronbach's alpha; NaN: see below
};

/// Do several questions measure one thing, and what do they say together?
///
/// Definition  items 1..k; a cell is rated when a strength above 0 was told on one of them; an item is told in a cell
///             that was observed for it and holds a strength of at least `least`. Over complete rated cells:
///             alpha = k/(k-1) (1 - sum of the items' variances / variance of their sum)
/// Result      counts; mean in the unit of the items; alpha up to 1, negative where items run against one another
/// Undefined   alpha: fewer than 2 items, fewer than 2 complete cells, or a sum that does not vary: NaN
/// Ties        strength; a cell without a tie holds 0, an answer where `least` is 0; undirected: each pair once
/// Errors      std::invalid_argument when the networks differ in actors or in direction
/// Cost        O(k (m log exceptions + n))
/// Source      Cronbach 1951, doi:10.1007/BF02310555
[[nodiscard]] ItemScale item_scale(std::span<const Network> items, double least = 0);

}  // namespace crosstie::measure
