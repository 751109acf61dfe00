#pragma once
#include <optional>

#include "io/answers/subjects/topics.hpp"

namespace crosstie::io {

/// What leaders said of themselves, item by item, and whether it goes with new contacts (survey::own_ratings). No edition
/// shows one person's scores. Public: nothing of an item that fewer than min_group people rated both times; who rated
/// higher, the same or lower only where none of the three is a few people.
[[nodiscard]] std::optional<Topic> outcomes_topic(const Case& input);

}  // namespace crosstie::io
