#pragma once
#include <string>

#include "io/answers/measures/measured.hpp"

namespace crosstie::io {

/// All of it, at full precision, under io/schema/measure.schema.json.
[[nodiscard]] std::string measured_json(const Study& study, const Measured& measured);
/// For reading: six significant digits at most, the meaning beside each measure.
[[nodiscard]] std::string measured_text(const Study& study, const Measured& measured);
/// One table for a spreadsheet: scores per actor where there are any; otherwise a row per area; otherwise the network's
/// measures, one a row.
[[nodiscard]] std::string measured_csv(const Study& study, const Measured& measured);

}  // namespace crosstie::io
