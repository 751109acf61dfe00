#pragma once
#include <optional>

#include "io/answers/subjects/topics.hpp"

namespace crosstie::io {

/// What happened, in order of time, with the two waves in their places: a timeline as a table. A milestone of the month
/// of a wave, where either is known to the month only, stands beside it: which came first is not known.
[[nodiscard]] std::optional<Topic> milestones_topic(const Case& input);

}  // namespace crosstie::io
