#pragma once
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace crosstie::io::diagram {

/// Items in a row, or round a ring, in an order of low cost: pairs are swapped while that lowers it.
///
/// Definition  cost_of(item, at): what the item costs where each stands, `at` [item] its place; a swap stays if the cost
///             of the two falls by more than 1e-9. From the given order, pairs in order, at most 50 rounds
/// Result      items by place; the same input gives the same order; of three or fewer as given
/// Cost        O(count^2) of cost_of a round
template <typename Cost>
[[nodiscard]] std::vector<std::size_t> order_by_swaps(std::size_t count, const Cost& cost_of) {
    std::vector<std::size_t> at(count);  // item -> place
    std::iota(at.begin(), at.end(), std::size_t{0});
    bool better = count > 3;
    for (int sweep = 0; better && sweep < 50; ++sweep) {
        better = false;
        for (std::size_t a = 0; a < count; ++a) {
            for (std::size_t b = a + 1; b < count; ++b) {
                const double before = cost_of(a, at) + cost_of(b, at);
                std::swap(at[a], at[b]);
                if (cost_of(a, at) + cost_of(b, at) < before - 1e-9) {
                    better = true;
                } else {
                    std::swap(at[a], at[b]);
                }
            }
        }
    }
    std::vector<std::size_t> order(count);
    for (std::size_t item = 0; item < count; ++item) order[at[item]] = item;
    return order;
}

}  // namespace crosstie::io::diagram
