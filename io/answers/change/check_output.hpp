#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/error.hpp"
#include "graph/model/study.hpp"
#include "graph/survey/who_answered.hpp"
#include "io/answers/change/statistical_power_output.hpp"

namespace crosstie::io {

/// What a study holds, for somebody who wants to know whether it was read as meant.
struct Checked {
    std::vector<survey::WhoAnswered> responses;
    std::string by;                           // attribute of the areas; empty: none
    std::vector<survey::AreaAnswered> areas;  // of the first relation
};

/// Errors: Error when `by` names no attribute.
[[nodiscard]] Checked checked(const Study& study, const std::string& by);
[[nodiscard]] std::string checked_text(const Study& study, const Checked& checked);
/// `power` where it was asked for.
[[nodiscard]] std::string checked_json(const Study& study, const Checked& checked,
                                       const std::optional<StatisticalPowerReport>& power = {});

/// Faults for a person, one a line and a count at the end; and for a machine.
[[nodiscard]] std::string faults_text(const InvalidInput& input);
[[nodiscard]] std::string faults_json(const InvalidInput& input);
/// Any other failure, for a machine.
[[nodiscard]] std::string error_json(int exit_code, std::string_view message);

}  // namespace crosstie::io
