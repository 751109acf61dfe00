#pragma once
#include <string>
#include <variant>
#include <vector>

#include "io/release/released.hpp"

namespace crosstie::io {

/// Nothing, words or a number. Words are never read as a formula, whatever they begin with.
using SheetCell = std::variant<std::monostate, std::string, double>;

/// A chart of some columns of its sheet, beside the data. It is left out where a cell to be drawn is no number.
struct SheetChart {
    std::string title;                // what is counted; the finding stands in the paper
    std::string categories;           // what the bars are
    std::size_t category = 0;         // column
    std::vector<std::size_t> series;  // columns
    std::string alt;
};

/// A tidy sheet: one header row, one row a case.
struct DataSheet {
    std::string name;  // at most 31 characters
    std::vector<std::string> columns;
    std::vector<std::vector<SheetCell>> rows;
    std::vector<SheetChart> charts;
};

/// The sheets as an Excel workbook: header rows frozen and filtered, columns as wide as what they hold, numbers with 16
/// significant digits (as many as the format's own program writes). It names no author. `about`: the paper whose figures
/// they are; its title and subtitle stand in the file's properties, its marks at the head of every printed page.
///
/// Result   the bytes of the file; the same sheets give the same bytes
/// Errors   LimitReached for more rows than a sheet holds; Error with the library's reason
[[nodiscard]] std::string workbook(const std::vector<DataSheet>& sheets, const ReleasedReport& about);

}  // namespace crosstie::io
