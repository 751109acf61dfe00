#pragma once
#include <optional>

#include "io/answers/subjects/topics.hpp"

namespace crosstie::io {

/// For which issues outside our control there is a working link to somebody who owns them, before and after (METHODS
/// section 9, T/P/N coverage): counts for the board, and for the group who can open the door.
[[nodiscard]] std::optional<Topic> reach_topic(const Case& input);

}  // namespace crosstie::io
