#pragma once
#include <array>
#include <string>
#include <vector>

#include "graph/change/treatments.hpp"
#include "io/document/report.hpp"

namespace crosstie::io {

// How the tables beneath a comparison write numbers: with a decimal more than the sentences of the first page.

[[nodiscard]] std::string percent_cell(double share);      // "24.3"; "not defined"
[[nodiscard]] std::string points_cell(double difference);  // "+3.8", "−0.4"
[[nodiscard]] std::string range_cell(const std::array<double, 2>& range, double scale, int digits);  // "1.3 to 6.4"
[[nodiscard]] std::string p_cell(double p);                                                          // "0.022"
[[nodiscard]] std::string p_is(double p);                                                            // "p = 0.022"

/// The three conditions of reconstruction with what was found at each survey, so that a reader can judge them too.
[[nodiscard]] std::string reconstruction_words(const change::ReconstructionConditions& when);

/// Columns with these heads; all but the first hold numbers.
[[nodiscard]] std::vector<Column> columns_of(const std::vector<std::string>& heads);

}  // namespace crosstie::io
