#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/error.hpp"
#include "graph/model/study.hpp"
#include "graph/survey/who_answered.hpp"
#include "io/answers/change/statistical_power_output.hpp"
#include "io/document/document.hpp"

namespace crosstie::io {

/// What a study holds, for somebody who wants to know whether it was read as meant.
struct Checked {
    std::vector<survey::WhoAnswered> responses;
    std::string by;                           // attribute of the areas; empty: none
    std::vector<survey::AreaAnswered> areas;  // of the first relation, or the one asked for
};

/// Of every relation, or of the one asked for. Errors: Error when `by` names no attribute.
[[nodiscard]] Checked checked(const Study& study, const std::string& by, std::optional<std::size_t> relation = {});
/// Who answered, survey by survey and area by area, and the notes of reading; `power` where it was asked for.
[[nodiscard]] Document checked_document(const Study& study, const Checked& checked,
                                        const std::optional<StatisticalPowerReport>& power = {});

/// Faults that are listed, one a row, and how many there were in all.
[[nodiscard]] Document faults_document(const InvalidInput& input);
/// The same for a person, as compilers tell them: one a line, never broken, and a count at the end.
[[nodiscard]] std::string faults_text(const InvalidInput& input);
/// Any other failure, for a machine that reads stderr.
[[nodiscard]] Document error_document(int exit_code, std::string_view message);

}  // namespace crosstie::io
