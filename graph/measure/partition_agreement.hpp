#pragma once
#include "graph/model/attributes.hpp"

namespace crosstie::measure {

/// How far two ways of grouping the same people agree, beyond what chance would give.
///
/// Definition  (pairs together in both - expected) / (mean of the pairs together in each - expected), where expected is
///             the product of the two counts of pairs together over all pairs
/// Result      1 for equal groups, about 0 for unrelated ones, below 0 for less than chance
/// Undefined   fewer than two actors known in both, or both groupings put everybody together or everybody apart: NaN
/// Ties        none; actors whose group is unknown in either are left out
/// Errors      std::invalid_argument when the two are of different rosters
/// Cost        O(n log n)
/// Source      Hubert and Arabie 1985, doi:10.1007/BF01908075
[[nodiscard]] double adjusted_rand(const Partition& first, const Partition& second);

/// How much knowing a person's group in one grouping tells of the group in the other.
///
/// Definition  mutual information of the two group numbers / mean of their two entropies
/// Result      0 .. 1; not corrected for chance: many small groups score high
/// Undefined   nobody known in both, or both groupings put everybody together: NaN
/// Ties        none; actors whose group is unknown in either are left out
/// Errors      std::invalid_argument when the two are of different rosters
/// Cost        O(n log n)
/// Source      Danon, Diaz-Guilera, Duch, Arenas 2005, doi:10.1088/1742-5468/2005/09/P09008
[[nodiscard]] double normalised_mutual_information(const Partition& first, const Partition& second);

}  // namespace crosstie::measure
