#pragma once
#include <optional>

#include "io/answers/subjects/topics.hpp"

namespace crosstie::io {

/// What became of relationships: stronger, same, weaker; named by both sides; contact that became trust; whether
/// relations go together; items of one scale. Totals and areas in every edition: never who trusts whom.
[[nodiscard]] std::optional<Topic> quality_topic(const Case& input);

}  // namespace crosstie::io
