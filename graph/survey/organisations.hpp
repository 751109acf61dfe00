#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/survey/comparison.hpp"

namespace crosstie::survey {

/// How many groups of an attribute have somebody on a wave's roster.
///
/// Definition  different values of the attribute, as it is at that wave, among those on the roster
/// Result      a count
/// Undefined   no such attribute: 0
/// Ties        none
/// Errors      std::out_of_range when there is no such wave
/// Cost        O(n log groups)
/// Source      own definition: a plain count
[[nodiscard]] std::size_t groups_on_roster(const Study& study, std::string_view attribute, std::size_t wave);

/// How many people of each of the comparison's areas were there both times.
///
/// Definition  stayers by their area at the first wave
/// Result      [areas of the comparison]
/// Undefined   never; people of no known area are in no count
/// Ties        none
/// Errors      none
/// Cost        O(n)
/// Source      own definition: a plain count
[[nodiscard]] std::vector<std::size_t> stayers_by_area(const Comparison& comparison);

}  // namespace crosstie::survey
