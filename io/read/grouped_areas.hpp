#pragma once
#include "graph/model/study.hpp"
#include "io/text/faults.hpp"
#include "io/text/json_input.hpp"

namespace crosstie::io {

/// Areas told together, as `"by": {"attribute": ..., "grouped": {"East": ["Newham", "Redbridge"], ...}}` of study.json asks:
/// for a study whose areas are too small to publish one by one.
///
/// Adds the attribute "<attribute>_grouped" (and "...@wave" beside "<attribute>@wave"), whose values are the names of the
/// groups, an area of no group keeping its own, and makes it the study's areas, called "group of <plural>"; says so among
/// the notes. Without "grouped" nothing changes. Faults: an area that nobody is of, an area in two groups, a group that is
/// called as an area outside it.
void group_areas(const JsonDocument& document, Study& study, Faults& faults);

}  // namespace crosstie::io
