#pragma once
#include <string>
#include <vector>

namespace crosstie::io {

/// The bytes of a file, or the text of a sheet.
struct BytesOrSheet {
    std::string bytes;
    std::string sheet;                 // of a workbook: its name
    std::vector<std::string> remarks;  // what a person should know: hidden columns, other sheets
};

/// The bytes of a file; of a workbook its first visible sheet that holds a table, as CSV whose lines are the sheet's rows.
///
/// Errors   Unreadable; of a workbook InvalidInput, LimitReached
[[nodiscard]] BytesOrSheet bytes_or_sheet(const std::string& path);

}  // namespace crosstie::io
