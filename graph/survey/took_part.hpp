#pragma once
#include <cstddef>
#include <vector>

#include "graph/infer/comparison_pairs.hpp"
#include "graph/survey/comparison.hpp"

namespace crosstie::survey {

/// How many of those on both rosters took part in something, and how many did not; of the rest it is not known.
struct Attendance {
    std::size_t took_part = 0, did_not = 0;
};

/// Counts the people a comparison of pairs rests on.
///
/// Definition  over the comparison's stayers
/// Result      counts
/// Undefined   never
/// Ties        none
/// Errors      std::out_of_range when attendance is not one per actor
/// Cost        O(n)
/// Source      own definition: a plain count
[[nodiscard]] Attendance attendance(const Comparison& comparison, const std::vector<infer::TookPart>& took_part);

/// infer::comparison_pairs on the two networks as the comparison reads them, with its seed, draws and threads.
[[nodiscard]] infer::ComparisonPairs took_part_pairs(const Study& study, const Comparison& comparison,
                                                     const std::vector<infer::TookPart>& took_part);

}  // namespace crosstie::survey
