// Dates as the cells of an .xlsx file hold them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace crosstie::io::survey {

/// "2026-07-27", with the time if there is one; nothing for a number that is no such date. Day 1 is 1900-01-01; Excel has
/// a 29 February 1900 that never was, so from 1 March 1900 on days count from 1899-12-30.
[[nodiscard]] std::optional<std::string> date_of_serial(double serial, bool from_1904);

/// Whether a number format shows a date or a time.
[[nodiscard]] bool is_date_format(std::string_view code);

}  // namespace crosstie::io::survey
