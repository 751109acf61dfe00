#pragma once
#include <cstdint>
#include <vector>

#include "graph/survey/meetings.hpp"

namespace crosstie::survey {

/// What the hours in one series of meetings went with, between the two surveys.
struct SeriesYield {
    std::size_t series = 0;                           // of Meetings::series
    std::uint32_t meetings = 0;                       // of it, between the surveys
    double hours = 0;                                 // of people on the list; NaN: minutes of some not known
    std::uint64_t met = 0, formed = 0;                // pairs without a contact before who met in it; now in contact
    std::uint64_t met_across = 0, formed_across = 0;  // of these, of two areas; 0 without areas

    [[nodiscard]] double hours_per_new_contact() const;  // NaN: hours not known, or none formed
};

/// Where the group's time went, and what it went with: series by series, fewest hours for a new contact first.
///
/// Definition  over meetings with figures between the surveys: hours of people on either roster; pairs that sat in
///             at least one of them, of whom something was observed at both waves, and no contact among it before; of
///             these, in contact after. A pair that met in several series counts in each, so rows do not add up
/// Result      [series with a meeting between the surveys], by hours for each new contact; those without one last
/// Undefined   no time between the surveys: empty
/// Ties        contacts by either report, of at least Meetings::tie_from
/// Errors      none
/// Cost        O(sum over series of people^2)
/// Source      own definition: plain counts; which meeting brought a contact about is not known
[[nodiscard]] std::vector<SeriesYield> series_yields(const Networks& networks, const Meetings& found);

}  // namespace crosstie::survey
