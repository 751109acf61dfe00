#pragma once
#include <string_view>

#include "graph/change/trajectory.hpp"
#include "graph/measure/catalog.hpp"
#include "graph/survey/comparison.hpp"

namespace crosstie::survey {

/// One score of people at every wave.
struct ScorePaths {
    const measure::ActorMeasure* measure = nullptr;  // none: no measure of people of this key fits such a network
    change::Trajectories paths;
};

/// How one score of everybody moved from the first wave to the last, by their own answers.
///
/// Definition  change::trajectories of the measure on every wave's network as the comparison reads it; who did not answer
///             at a wave, or was not on its roster, has no score there
/// Result      as change::trajectories
/// Undefined   as change::trajectories, and where the measure is; no such measure: nullptr and no paths
/// Ties        as the measure
/// Errors      none beyond the measure's
/// Cost        that of the measure, at each wave
/// Source      METHODS section 6
[[nodiscard]] ScorePaths score_paths(const Study& study, const Comparison& comparison, std::string_view key);

}  // namespace crosstie::survey
