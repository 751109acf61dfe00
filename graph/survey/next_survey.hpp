#pragma once
#include <string>

#include "graph/infer/statistical_power.hpp"
#include "graph/model/study.hpp"

namespace crosstie::survey {

/// A survey like those that a study holds, still to be made.
struct NextSurvey {
    infer::SurveyPlan plan;
    bool churn_observed = false;  // false: the plan's churn is an assumption
};

/// What the waves of a study let one expect of the next survey.
///
/// Definition  as many people as on the last roster; the density of the first wave; churn 1 - kept / (kept + lost) of
///             ties from the first wave to the last; response: who answered of the first and of the last roster; as many areas as
///             the attribute `by` has there, none without one
/// Result      a plan; its rise is the default, which no data tell
/// Undefined   density without an observed pair: NaN; churn of one wave, or without a tie before: the plan's default;
///             response without a roster: 1
/// Ties        of at least tie_from (NaN: the relation's own), as reported
/// Errors      std::out_of_range when there is no such relation
/// Cost        that of turnover
/// Source      METHODS section 5
[[nodiscard]] NextSurvey next_survey(const Study& study, std::size_t relation, double tie_from, const std::string& by);

}  // namespace crosstie::survey
