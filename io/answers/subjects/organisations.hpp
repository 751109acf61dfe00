#pragma once
#include <optional>

#include "io/answers/subjects/topics.hpp"

namespace crosstie::io {

/// Organisations as nodes: how many, how their people's contacts link them before and after, and which of them reach
/// each work-stream. Which organisation, and through whom, in the group and named editions only.
[[nodiscard]] std::optional<Topic> organisations_topic(const Case& input);

}  // namespace crosstie::io
