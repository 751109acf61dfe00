#pragma once
#include <string>
#include <string_view>

#include "io/read/survey/sheet.hpp"

namespace crosstie::io::survey {

/// Whether these bytes, or the first of a file, are of a zip file, as .xlsx and .ods are.
[[nodiscard]] bool is_workbook(std::string_view bytes);

/// A sheet of an .xlsx or .ods workbook: the one called `sheet_name`, or the first that is not hidden and holds two rows
/// or more. Texts, numbers and the stored values of formulas as text; dates year first ("2026-07-27 19:06:23"). Members
/// are read by name, from memory; nothing is unpacked to disk.
///
/// Errors   InvalidInput: damaged, encrypted, no workbook, a formula without a stored value; LimitReached: a member of
///          more than 256 MiB, more than 1,024 columns or 1,048,576 rows
[[nodiscard]] Sheet workbook_sheet(std::string_view bytes, const std::string& file, const std::string& sheet_name);

}  // namespace crosstie::io::survey
