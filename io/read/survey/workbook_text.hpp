#pragma once
#include <string>

namespace crosstie::io {

/// The bytes of a file; of a workbook its first visible sheet that holds a table, as CSV whose lines are the sheet's rows.
///
/// Errors   Unreadable; of a workbook InvalidInput, LimitReached
[[nodiscard]] std::string bytes_or_sheet(const std::string& path);

}  // namespace crosstie::io
