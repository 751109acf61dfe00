#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

namespace crosstie::change {

/// One measure, actor by actor, wave by wave.
struct Trajectories {
    std::vector<std::vector<double>> values;   // [actors][waves]; NaN: not defined, or not observed
    std::vector<double> change;                // [actors] last wave - first; NaN: not defined at both
    std::uint64_t up = 0, same = 0, down = 0;  // actors defined at both
    double median_change = 0;                  // over the same actors; NaN: nobody

    [[nodiscard]] std::uint64_t compared() const noexcept { return up + same + down; }
};

/// How each person's score moved from the first wave to the last.
///
/// Definition  change = last - first; changes of less than 1e-9 of the larger score (or of 1, if that is larger) are
///             rounding and count as the same; median: the mean of the two middle ones when they are even in number
/// Result      one row an actor, in actors' order; changes in the measure's unit
/// Undefined   an actor without a score at the first or last wave has no change: NaN, and is in no count
/// Ties        as the measure
/// Errors      std::invalid_argument when waves differ in actors
/// Cost        O(actors x waves)
/// Source      METHODS section 6 (own definition)
[[nodiscard]] Trajectories trajectories(std::span<const measure::ActorScores> waves);

/// The same, with the scores worked out; an ActorMeasure's `of` may be handed in.
///
/// Definition  trajectories of measure(wave)
/// Result      as trajectories
/// Undefined   as trajectories, and where the measure is
/// Ties        as the measure
/// Errors      std::invalid_argument when waves differ in actors
/// Cost        that of the measure, at each wave
/// Source      METHODS section 6 (own definition)
[[nodiscard]] Trajectories trajectories(std::span<const Network> waves,
                                        const std::function<measure::ActorScores(const Network&)>& measure);

}  // namespace crosstie::change
