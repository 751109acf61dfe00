#pragma once
#include <optional>
#include <string>

#include "graph/infer/statistical_power.hpp"
#include "graph/model/study.hpp"
#include "io/document/report.hpp"

namespace crosstie::io {

/// What a survey still to be made should be able to show; what is not given is taken from the study's waves.
struct StatisticalPowerRequest {
    std::size_t relation = 0;
    double tie_from = 0;  // NaN: the relation's own
    std::string by;       // the attribute that areas are; empty: no areas
    double rise = 0.05;
    std::optional<double> churn, response_before, response_after;
    std::uint64_t seed = infer::StatisticalPowerOptions{}.seed;
};

struct StatisticalPowerReport {
    infer::SurveyPlan plan;
    infer::StatisticalPowerOptions options;
    infer::StatisticalPower power;
    std::string churn_from;  // "given", "these two waves", "assumed"
};

/// The plan a study suggests, and what it could show: as many people as on the last roster, the first wave's density,
/// the churn of the first and last wave, the response of each. Errors: Error when there is no such density, or a share
/// is out of range.
[[nodiscard]] StatisticalPowerReport statistical_power_report(const Study& study,
                                                              const StatisticalPowerRequest& request);

/// What was taken, and how often a change would be called clear: the section "power".
[[nodiscard]] Section statistical_power_section(const StatisticalPowerReport& report);

}  // namespace crosstie::io
