#pragma once
#include <cstdint>

#include "graph/model/network.hpp"

namespace crosstie::change {

/// After minus before, split so that it always adds up: total = stayers + joiners - leavers + observation, and
/// observation = observation_not_answered + observation_not_asked.
struct ChangeSplit {
    std::int64_t total = 0;
    std::int64_t stayers = 0;      // gained - lost on jointly observed cells
    std::int64_t joiners = 0;      // ties at the second wave that touch a joiner
    std::int64_t leavers = 0;      // ties at the first wave that touch a leaver
    std::int64_t observation = 0;  // stayers' cells observed only at the second wave, minus only at the first
    std::int64_t observation_not_answered = 0;  // of that, cells asked at the other wave and not answered
    std::int64_t observation_not_asked = 0;     // of that, cells not asked at the other wave
};

/// Where a change in the number of ties comes from.
///
/// Definition  T2 - T1 = (gained - lost among stayers on cells observed at both) + ties of joiners at 2 - ties of
///             leavers at 1 + (ties in stayers' cells observed only at 2 - ties in those observed only at 1); the
///             last term by the cell's state at the other wave: skipped or no_response, not_asked. An undirected pair
///             has the worse state of its two reports
/// Result      integers that add up exactly; T counts ties on observed pairs
/// Undefined   never
/// Ties        binary; undirected: each pair once
/// Errors      std::invalid_argument when the waves differ in actors or in direction
/// Cost        O(m + exceptions)
/// Source      METHODS section 6 (own definition)
[[nodiscard]] ChangeSplit split_of_change(const Network& before, const Network& after);

}  // namespace crosstie::change
