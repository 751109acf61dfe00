#pragma once
#include <cstdint>

#include "graph/model/two_mode.hpp"
#include "graph/survey/meetings.hpp"

namespace crosstie::survey {

/// Registers of the meetings that have figures: people on the list at either survey, and those meetings by date.
[[nodiscard]] TwoMode registers_of(const Study& study, const Meetings& meetings);

/// One side of the registers as a network of its own: people tied by meetings they sat in together, or meetings tied by
/// people they share.
struct MetTogether {
    std::uint64_t places = 0;  // people on the list at either survey, or meetings with figures
    std::uint64_t pairs = 0;   // of these
    std::uint64_t tied = 0;    // with something in common
    double density = 0;        // tied / pairs; NaN: no pair
    double mean = 0;           // weight of a tied pair, by the weighting asked for; NaN: none tied
};

/// How many pairs of people sat in one meeting, or of meetings shared somebody, and how much.
///
/// Definition  graph/model/two_mode project; people not on the list at either survey are left out
/// Result      counts; density 0 .. 1; mean in the weighting's unit
/// Undefined   density without a pair, mean without a tied one: NaN
/// Ties        binary attendance
/// Errors      none
/// Cost        that of project
/// Source      Breiger 1974, doi:10.2307/2576011
[[nodiscard]] MetTogether met_together(const Study& study, const Meetings& meetings, Side side, Weighting weighting);

}  // namespace crosstie::survey
