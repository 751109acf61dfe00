#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/measure/salience.hpp"
#include "graph/model/study.hpp"

namespace crosstie::io {

/// A column of yes and no, or of scores, as high or not.
struct StakeholderColumn {
    std::string_view name;
    bool given = false;         // the study has the column, and some cell of it can be read
    measure::Flags high;        // [actors]
    std::optional<double> cut;  // scores: high is above
    std::size_t not_read = 0;   // cells with other words, taken as not known
};

/// Reads power, legitimacy, urgency, influence and interest at one wave.
///
/// Definition  yes, y, true, high: high; no, n, false, low: not; capitals do not matter. Numbers: high is above half-way
///             between the lowest and the highest score of the column. Scores that are all equal have no half-way, and
///             are not known
/// Errors      none
[[nodiscard]] StakeholderColumn stakeholder_column(const Study& study, std::string_view name, std::size_t wave);

}  // namespace crosstie::io
