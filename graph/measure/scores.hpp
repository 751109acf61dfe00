#pragma once
#include <limits>
#include <vector>

namespace crosstie::measure {

/// One number per actor of the study, in actors' order. NaN: not defined for this actor, or not observed.
using ActorScores = std::vector<double>;

enum class Scale { raw, unit };

inline constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

}  // namespace crosstie::measure
