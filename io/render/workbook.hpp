#pragma once
#include <string>

#include "io/release/released.hpp"

namespace crosstie::io {

/// A pack's tables as an Excel workbook, a sheet each (workbook_sheets.hpp): those of paper and annex, and `data`, whose
/// tables are sheets alone. Header rows are frozen and filtered, columns as wide as what they hold, numbers have 16
/// significant digits (as many as the format's own program writes). It names no author. The paper's title and subtitle
/// stand in the file's properties, its marks at the head of every printed page. Bars are left out where a cell to be
/// drawn is no number.
///
/// Result   the bytes of the file; the same tables give the same bytes
/// Errors   LimitReached for more rows than a sheet holds; NotWritten with the library's reason, or where what it made is
///          not whole
[[nodiscard]] std::string workbook(const Released& data, const ReleasedReport& paper, const ReleasedReport& annex);

}  // namespace crosstie::io
