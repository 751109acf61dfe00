#pragma once
#include "graph/measure/measured_network.hpp"
#include "graph/measure/scores.hpp"

namespace crosstie::measure {

/// How many of a person's contacts are in contact with each other: a tight circle or separate worlds.
///
/// Definition  pairs of contacts that are linked / pairs of contacts whose cell was observed; contacts by either report
/// Result      [actors], 0 .. 1
/// Undefined   fewer than two contacts, or no observed pair of them: NaN
/// Ties        binary, direction ignored
/// Errors      none
/// Cost        that of count_triangles, shared; with gaps O(sum of squared numbers of contacts x log d)
/// Source      Watts and Strogatz 1998, doi:10.1038/30918
[[nodiscard]] ActorScores clustering(const MeasuredNetwork& network);

}  // namespace crosstie::measure
