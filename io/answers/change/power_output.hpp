#pragma once
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "graph/infer/power.hpp"
#include "graph/model/study.hpp"

namespace crosstie::io {

/// What a survey still to be made should be able to show; what is not given is taken from the study's waves.
struct PowerRequest {
    std::size_t relation = 0;
    double tie_from = 0;  // NaN: the relation's own
    double rise = 0.05;
    std::optional<double> churn, response_before, response_after;
    std::uint64_t seed = infer::PowerOptions{}.seed;
};

struct PowerReport {
    infer::SurveyPlan plan;
    infer::PowerOptions options;
    infer::Power power;
    std::string churn_from;  // "given", "these two waves", "assumed"
};

/// The plan a study suggests, and what it could show: as many people as on the last roster, the first wave's density,
/// the churn of the first and last wave, the response of each. Errors: Error when there is no such density, or a share
/// is out of range.
[[nodiscard]] PowerReport power_report(const Study& study, const PowerRequest& request);

[[nodiscard]] std::string power_text(const PowerReport& report);
[[nodiscard]] nlohmann::ordered_json power_json(const PowerReport& report);

}  // namespace crosstie::io
