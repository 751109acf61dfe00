#pragma once
#include <cstdint>
#include <optional>

#include "graph/model/network.hpp"

namespace crosstie::change {

/// What the unanswered pairs could do to a change in density.
struct NonResponse {
    std::uint64_t pairs = 0;                         // of stayers, askable at both waves
    std::uint64_t missing_from = 0, missing_to = 0;  // of those, unanswered at each wave
    double change_low = 0, change_high = 0;          // the change in density, whatever the unanswered pairs hold
    bool has_tipping_point = false;  // some pair was unanswered at the second wave, some answered at both
    double tipping_ties = 0;         // ties the pairs unanswered at the second wave must hold to leave no change
    double tipping_empty_share =
        0;  // a rise vanishes if at least this share of them is empty; above 1: nothing undoes it
    double answered_empty_share = 0;  // share empty among the answered pairs, second wave
};

/// Bounds and tipping point of a change in density.
///
/// Definition  over the Q pairs of stayers askable at both waves: bounds (T2 - T1 - miss1)/Q .. (T2 + miss2 - T1)/Q;
///             tipping ties t = (T1/observed1) Q - T2; empty share 1 - t/miss2
/// Result      bounds -1 .. 1; t in ties; shares
/// Undefined   no askable pair: bounds NaN; nothing unanswered at the second wave: no tipping point
/// Ties        binary; undirected: a pair is answered when both reports are
/// Errors      std::invalid_argument when the waves differ in actors or in direction
/// Cost        O(m + exceptions)
/// Source      METHODS section 4
[[nodiscard]] NonResponse non_response(const Network& before, const Network& after, const ObservedPairs& asked_before,
                                       const ObservedPairs& asked_after);

/// What the pairs unanswered at the second wave must hold to undo a change.
struct TippingPoint {
    bool none_undoes = false;  // whatever they hold, the change remains
    double share = 0;          // of them: empty to undo a rise, ties to undo a fall
    std::uint64_t pairs = 0;   // so many of them at least
    double answered = 0;       // the same share among the answered pairs
};

/// The tipping point told by the way of the change.
///
/// Definition  a rise: share = empty share; a fall: 1 - empty share; at least 0. pairs = share x missing_to, rounded up
/// Result      share 0 .. 1; above 1 none_undoes
/// Undefined   nothing: no tipping point, or no change to undo
/// Ties        none
/// Errors      none
/// Cost        O(1)
/// Source      METHODS section 4
[[nodiscard]] std::optional<TippingPoint> tipping_point(const NonResponse& found, double change);

}  // namespace crosstie::change
