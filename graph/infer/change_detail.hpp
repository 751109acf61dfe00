#pragma once
#include <optional>
#include <string>
#include <vector>

#include "graph/change/dyad_shifts.hpp"
#include "graph/change/group_flow.hpp"
#include "graph/change/strength_shift.hpp"
#include "graph/change/treatments.hpp"
#include "graph/change/turnover_along.hpp"
#include "graph/infer/block_permutation.hpp"
#include "graph/infer/comparison.hpp"
#include "graph/infer/ego_change.hpp"
#include "graph/infer/formation_rates.hpp"
#include "graph/infer/mrqap.hpp"
#include "graph/infer/pooled_density.hpp"
#include "graph/infer/work_stream_change.hpp"

namespace crosstie::infer {

/// Which networks go with a link at the second wave.
struct Explanation {
    std::vector<std::string> predictors;  // of the table's terms after the constant: relation, "same area", ...
    NetworkRegression regression;
};

/// What lies beneath a comparison, for the appendix and for statisticians.
struct ChangeDetail {
    change::Treatments treatments;
    change::StrengthShift strengths;                             // of every strength, whatever tie_from is
    std::optional<change::AreaStrengthShift> strengths_by_area;  // with areas
    std::optional<change::DyadShifts> dyads;                     // of directed relations
    std::vector<change::Turnover> relations;                     // [relations], between these two waves
    std::optional<change::TurnoverAlong> along;                  // of three waves and more
    std::optional<FormationRates> formation;                     // with areas
    EgoChange people;
    std::optional<BlockChanges> blocks;                      // with areas
    std::optional<change::GroupFlow> flow;                   // with areas
    std::vector<WorkStreamChange> work_streams;              // that have members on both rosters
    std::optional<PooledDensityChange> inside_work_streams;  // people of exactly one; with two streams and more
    std::size_t in_several_streams = 0;                      // people left out of it
    Explanation explanation;
};

/// Every companion of a comparison, from the same study, waves, relation, direction and areas.
///
/// Definition  treatments, strength_shift, dyad_shifts, turnover per relation, turnover_along, formation_rates,
///             ego_change, block_changes, group_flow, density_change within each work-stream and pooled over people of
///             exactly one, and the linear MRQAP of the second wave on the first, on same area, same organisation and
///             shared work-stream where they vary
/// Result      as each of these
/// Undefined   as each of these; areas where the comparison has none: nullopt
/// Ties        at the comparison's `tie_from`; other relations at their own; strengths from 0 on
/// Errors      those of `compare`
/// Cost        that of its parts; n x n matrices for the regression, which is left out beyond 1,000 actors
/// Source      as each of these
[[nodiscard]] ChangeDetail change_detail(const Study& study, const Comparison& comparison);

}  // namespace crosstie::infer
