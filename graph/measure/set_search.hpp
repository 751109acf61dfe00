#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace crosstie::measure {

/// Every set was looked at, or only those that a greedy start and exchanges led to.
enum class Search { exact, greedy_exchange };

struct SetSearchOptions {
    std::uint32_t size = 3;            // of the set
    std::uint64_t most_sets = 40'000;  // look at all sets when there are no more than these: 60 actors, three at a time
    std::uint32_t restarts = 10;       // beyond: random starts after the greedy one
    std::uint64_t seed = 1;
    std::size_t most_listed = 20;  // of the sets that share the best value
};

/// The sets of the largest value.
struct BestSets {
    double value = 0;
    std::vector<std::vector<std::uint32_t>> sets;  // each ascending, in that order; at most `most_listed`
    std::uint64_t equal = 0;                       // sets that share the value: all there are, or all that were found
    Search search = Search::exact;
    std::uint64_t considered = 0;  // sets whose value was taken, repeats included
};

/// The values of sets that have all but one member in common: `value[item]` of `common` with the item, for each item from
/// `first` on that is not in common. Taken together they often cost little more than one.
using ValuesWithOne =
    std::function<void(std::span<const std::uint32_t> common, std::uint32_t first, std::span<double> value)>;

/// The sets of `size` out of 0 .. items-1 with the largest value.
///
/// Definition  all sets, or: from the set grown one best item at a time, and from random sets, the exchange of one
///             member for one other item that gains most, until none gains
/// Result      values within 1e-12 of each other are equal
/// Undefined   fewer items than `size`: NaN, no sets
/// Ties        none
/// Errors      std::invalid_argument for a size of 0
/// Cost        exact: one value a set; else size x items values a step, a few steps a start. `values` is asked once for
///             all sets that differ in one member
/// Source      Borgatti 2006, doi:10.1007/s10588-006-7084-x (greedy search for key players)
[[nodiscard]] BestSets best_sets(std::uint32_t items, const SetSearchOptions& options, const ValuesWithOne& values);

}  // namespace crosstie::measure
