#pragma once
#include <vector>

#include "io/answers/plan/planned.hpp"
#include "io/document/report.hpp"

namespace crosstie::io {

/// The sections of a plan that are about single people: whom to brief first, whom the network depends on, and what would
/// be lost with a person. None where the edition holds no person.
[[nodiscard]] std::vector<Section> dependence_sections(const Study& study, const Planned& planned);

}  // namespace crosstie::io
