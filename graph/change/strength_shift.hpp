#pragma once
#include <cstdint>
#include <vector>

#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::change {

/// Ties on jointly observed cells by what became of their strength.
struct StrengthShift {
    std::uint64_t begun = 0;     // no tie before, tie after
    std::uint64_t ended = 0;     // tie before, none after
    std::uint64_t stronger = 0;  // tie at both, strength higher after
    std::uint64_t same = 0;      // tie at both, strength equal
    std::uint64_t weaker = 0;    // tie at both, strength lower after

    [[nodiscard]] std::uint64_t kept() const noexcept { return stronger + same + weaker; }
    [[nodiscard]] double share_stronger() const;  // stronger / kept; NaN: no tie kept
    /// Two-sided exact sign test of stronger against weaker, each equally likely; NaN: no kept tie moved. Ties of one
    /// person are not independent, so this p is too small: never the only thing printed.
    [[nodiscard]] double sign_test() const;
    friend bool operator==(const StrengthShift&, const StrengthShift&) = default;
};

/// A tie that began, ended, grew or weakened.
struct StrengthChange {
    ActorId from = 0, to = 0;
    double before = 0, after = 0;  // strengths; NaN: no tie at that wave
};

/// The same by areas. A tie across counts with both of its areas, so that `by_area` does not add up to `across`.
struct AreaStrengthShift {
    struct Area {
        StrengthShift within, across;
    };
    StrengthShift within, across;
    std::vector<Area> by_area;  // [areas]: ties within it, ties between it and another
    StrengthShift unknown;      // ties of which an end has no known area
};

/// How many links began, ended, grew stronger, stayed, or weakened.
///
/// Definition  over cells observed at both waves; a tie is one that the network holds. Strengths below the threshold
///             the networks were made with are "no tie": a fall below it is an end, a rise above it a beginning. For
///             every change of strength, hand in networks made with threshold 0
/// Result      counts; strengths are compared, never subtracted or averaged, so that answer codes need only an order
/// Undefined   share_stronger without a kept tie, sign_test without one that moved: NaN
/// Ties        strength; undirected: each pair once
/// Errors      std::invalid_argument when the waves differ in actors or in direction
/// Cost        O(m + exceptions)
/// Source      METHODS section 6; Conover 1999, Practical Nonparametric Statistics, section 3.4, for the sign test
[[nodiscard]] StrengthShift strength_shift(const Network& before, const Network& after);

/// Which links began, ended, grew or weakened, with both strengths.
///
/// Definition  as strength_shift; ties of the same strength at both waves are left out
/// Result      sorted by (from, to); undirected: from < to
/// Undefined   the strength at a wave without the tie: NaN
/// Ties        strength
/// Errors      std::invalid_argument when the waves differ in actors or in direction
/// Cost        O(m + exceptions)
/// Source      METHODS section 6
[[nodiscard]] std::vector<StrengthChange> strength_changes(const Network& before, const Network& after);

/// How strengths moved within and across areas.
///
/// Definition  strength_shift, split by whether the areas of the two ends agree
/// Result      counts; within + across + unknown is strength_shift
/// Undefined   as strength_shift
/// Ties        as strength_shift
/// Errors      std::invalid_argument when the waves differ in actors or in direction, or areas are not one per actor
/// Cost        O(m + exceptions + areas)
/// Source      METHODS sections 6 and 7
[[nodiscard]] AreaStrengthShift strength_shift_by_area(const Network& before, const Network& after,
                                                       const Partition& areas);

}  // namespace crosstie::change
