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
#include "graph/infer/ego_change.hpp"
#include "graph/infer/formation_rates.hpp"
#include "graph/infer/mrqap.hpp"
#include "graph/infer/pooled_density.hpp"
#include "graph/survey/comparison.hpp"
#include "graph/survey/work_stream_change.hpp"

namespace crosstie::survey {

/// Which networks go with a link at the second wave.
struct Explanation {
    std::vector<std::string> predictors;  // of the tables' terms after the constant: "link before", "same area", ...
    std::vector<std::string> left_out;    // predictors that follow from the others here
    infer::NetworkRegression regression;  // linear
    infer::NetworkRegression logistic;    // of the same predictors: odds; when asked for
};

struct ChangeDetailOptions {
    bool odds = false;  // the logistic regression too, whose draws are fitted in rounds
};

/// What lies beneath a comparison, for the appendix and for statisticians.
struct ChangeDetail {
    change::Treatments treatments;
    change::StrengthShift strengths;                             // of every strength, whatever tie_from is
    std::optional<change::AreaStrengthShift> strengths_by_area;  // with areas
    std::optional<change::DyadShifts> dyads;                     // of directed relations
    std::vector<change::Turnover> relations;                     // [relations], between these two waves
    std::vector<change::StrengthShift> relation_strengths;       // [relations], of every strength
    std::optional<change::TurnoverAlong> along;                  // of three waves and more
    std::optional<infer::FormationRates> formation;              // with areas
    infer::EgoChange people;
    std::optional<infer::BlockChanges> blocks;                      // with areas
    std::optional<change::GroupFlow> flow;                          // with areas
    std::vector<WorkStreamChange> work_streams;                     // that have members on both rosters
    std::vector<WorkStreamContrast> stream_contrasts;               // each with each later one, people of exactly one
    std::optional<infer::PooledDensityChange> inside_work_streams;  // people of exactly one; with two streams and more
    std::size_t in_several_streams = 0;                             // people left out of it
    Explanation explanation;
};

/// Every companion of a comparison, from the same study, waves, relation, direction and areas.
///
/// Definition  treatments, strength_shift and turnover per relation, dyad_shifts, turnover_along, formation_rates,
///             ego_change, block_changes, group_flow, density_change within each work-stream, pooled over people of
///             exactly one and from work-stream to work-stream, and the MRQAP, linear and logistic, of the second wave
///             on the first, on same area, same organisation, shared work-stream and registered meetings that both
///             attended for certain between the waves, where they vary
/// Result      as each of these
/// Undefined   as each of these; areas where the comparison has none: nullopt
/// Ties        at the comparison's `tie_from`; other relations at their own; strengths from 0 on
/// Errors      those of `compare`
/// Cost        that of its parts; n x n matrices for the regression, which is left out beyond 1,000 actors, its
///             logistic form beyond 150
/// Source      as each of these
[[nodiscard]] ChangeDetail change_detail(const Networks& networks, const Comparison& comparison,
                                         ChangeDetailOptions options = {});

}  // namespace crosstie::survey
