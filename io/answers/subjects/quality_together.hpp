#pragma once
#include <span>

#include "io/answers/subjects/topics.hpp"

namespace crosstie::io {

/// What several relations say together: links of one that became links of another, correlation, items of one scale.
/// `relations` are those the edition may speak of. Adds to the section.
void add_together(const Case& input, std::span<const std::size_t> relations, Topic& topic);

}  // namespace crosstie::io
