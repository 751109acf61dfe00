#pragma once
#include <optional>

#include "io/answers/subjects/topics.hpp"

namespace crosstie::io {

/// Each work-stream by itself, one whose stage changed between the surveys first: stage, members and who is new to it,
/// contacts inside, across areas, new ones, with the other work-streams. Public: only where enough people stand behind
/// every figure.
[[nodiscard]] std::optional<Topic> work_streams_topic(const Case& input);

}  // namespace crosstie::io
