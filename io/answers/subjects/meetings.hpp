#pragma once
#include <optional>

#include "io/answers/subjects/topics.hpp"

namespace crosstie::io {

/// The essentials of `crosstie meetings` for the paper, from the same value (shown_meetings).
[[nodiscard]] std::optional<Topic> meetings_topic(const Case& input);

}  // namespace crosstie::io
