#pragma once
#include <optional>

#include "io/answers/change/case.hpp"
#include "io/document/report.hpp"

namespace crosstie::io {

/// Next steps for those the survey is about, from the later survey: introductions worth making, whom to brief and whom the
/// group depends on, where fewest answered. Nothing in the public edition, which shows no person, and without areas.
[[nodiscard]] std::optional<Section> next_steps(const Case& of);

}  // namespace crosstie::io
