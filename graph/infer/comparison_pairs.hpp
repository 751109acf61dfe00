#pragma once
#include <cstdint>
#include <vector>

#include "graph/infer/rate_contrast.hpp"
#include "graph/model/network.hpp"

namespace crosstie::infer {

enum class TookPart : std::uint8_t { no, yes, unknown };

/// Formation rates of pairs in which both attended, beside the pairs in which at most one did.
struct ComparisonPairs {
    FormationRate both_attended, others;
    RateContrast both_against_others;
    std::vector<ActorId> unknown_attendance;  // on both rosters: left out of everything here
};

/// Did missing links form more often between two people who both took part than between others of the same roster?
///
/// Definition  rate = N01 / (N01 + N00) on jointly observed cells between people of known attendance: cells whose two
///             people attended against all others. Intervals by samples of people, p by attendance permuted over the
///             people with the number who attended kept, both as rate_contrast says
/// Result      rates 0 .. 1, difference -1 .. 1, ratio 0 .. infinity; p = (1 + b) / (1 + draws)
/// Undefined   fewer than two attended, or everybody did, or nothing was left to form on a side: that rate and the
///             contrast NaN. More than 4,096 people: everything NaN
/// Ties        binary; direction as the networks have it
/// Errors      std::invalid_argument when the waves differ in actors or in direction, or attendance is not one per
///             actor
/// Cost        O(draws (n + m + gaps)) time, O(m + gaps) memory
/// Source      METHODS section 5, own definition. People choose to attend, and those who do may be those who link
///             anyway: the contrast is a comparison, not proof that attending was the cause
[[nodiscard]] ComparisonPairs comparison_pairs(const Network& before, const Network& after,
                                               const std::vector<TookPart>& attended, RateOptions options = {});

}  // namespace crosstie::infer
