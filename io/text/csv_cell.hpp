#pragma once
#include <string>
#include <string_view>

namespace crosstie::io {

/// Text as one cell of a CSV file (RFC 4180), for a reader that takes it as it is.
[[nodiscard]] std::string csv_quoted(std::string_view text);

/// The same for files that are handed out. Text that a spreadsheet would take for a formula (it begins with = + - @,
/// a tab or a return, blanks before it or not) gets an apostrophe in front.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace crosstie::io
