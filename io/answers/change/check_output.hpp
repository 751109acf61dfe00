#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/error.hpp"
#include "graph/model/study.hpp"
#include "io/answers/change/power_output.hpp"

namespace crosstie::io {

/// Who answered, at one wave and for one relation.
struct Response {
    std::size_t relation = 0, wave = 0;
    std::size_t roster = 0, answered = 0;
    bool stated = false;                // some file said who answered
    std::uint64_t ties = 0;             // of any strength
    std::uint64_t skipped = 0;          // single pairs left unanswered
    std::uint64_t not_asked = 0;        // pairs the sender was not shown
    std::vector<ActorId> names_nobody;  // taken to have answered, yet name nobody
};

/// What a study holds, for somebody who wants to know whether it was read as meant.
struct Checked {
    std::vector<Response> responses;
    std::string by;  // attribute of the areas; empty: none
    struct Area {
        std::string label;
        std::vector<std::size_t> roster, answered;  // [waves], first relation
    };
    std::vector<Area> areas;
};

/// Errors: Error when `by` names no attribute.
[[nodiscard]] Checked checked(const Study& study, const std::string& by);
[[nodiscard]] std::string checked_text(const Study& study, const Checked& checked);
/// `power` where it was asked for.
[[nodiscard]] std::string checked_json(const Study& study, const Checked& checked,
                                       const std::optional<PowerReport>& power = {});

/// Faults for a person, one a line and a count at the end; and for a machine.
[[nodiscard]] std::string faults_text(const InvalidInput& input);
[[nodiscard]] std::string faults_json(const InvalidInput& input);
/// Any other failure, for a machine.
[[nodiscard]] std::string error_json(int exit_code, std::string_view message);

}  // namespace crosstie::io
