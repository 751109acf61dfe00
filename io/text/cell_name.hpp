#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "graph/base/error.hpp"

namespace crosstie::io {

/// "A", "Z", "AA": how a spreadsheet calls a column, from 0.
[[nodiscard]] std::string column_letters(std::size_t column);
/// "Ties!C3", "'before 2019'!C3": how it calls a cell; the row from 1, the column from 0.
[[nodiscard]] std::string cell_name(std::string_view sheet, std::uint64_t row, std::size_t column);

/// The place of a fault in a workbook as a spreadsheet calls it: "ties.xlsx:Ties!C3", from its row and column; of a whole
/// row its first cell. A fault of the file stays as it is, as do those of texts, which have no sheet.
void name_cell(Fault& fault, std::string_view sheet);

}  // namespace crosstie::io
