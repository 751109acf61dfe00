#pragma once
#include "graph/survey/comparison.hpp"

namespace crosstie::survey {

/// Whether what is told is one survey by itself: a comparison of it with itself, in which nothing changed. What pictures
/// and the paper of a study that has been asked once are made from; `before` and `after` then hold the same figures.
[[nodiscard]] inline bool one_survey(const Comparison& comparison) {
    return comparison.options.from == comparison.options.to;
}

}  // namespace crosstie::survey
