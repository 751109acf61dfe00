#pragma once
#include <string>

#include "io/answers/plan/planned.hpp"

namespace crosstie::io {

/// All of it, at full precision, under io/schema/plan.schema.json.
[[nodiscard]] std::string planned_json(const Study& study, const Planned& planned);
/// For reading: a sentence an introduction, with its reasons.
[[nodiscard]] std::string planned_text(const Study& study, const Planned& planned);
/// The introductions as a table for a spreadsheet; in the public edition how many between which areas.
[[nodiscard]] std::string planned_csv(const Study& study, const Planned& planned);

}  // namespace crosstie::io
