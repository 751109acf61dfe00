#pragma once
#include "io/answers/plan/planned.hpp"
#include "io/document/document.hpp"

namespace crosstie::io {

/// A plan as a document: what is proposed and what it could change; in the group and named editions also who is to be
/// introduced, briefed and missed most. `release` it before it is shown: the tables that name people say so.
///
/// Tables: plan_introductions, plan_between, plan_check_first, plan_effect, plan_brief_first_sets, plan_depend_on,
/// plan_depend_on_sets, plan_if_leaves, plan_areas_parted, time_series, and those of issues_blocks
[[nodiscard]] Document planned_document(const Study& study, const Planned& planned);

}  // namespace crosstie::io
