#pragma once
#include <string>
#include <vector>

#include "io/release/released.hpp"
#include "io/text/workbook_file.hpp"

namespace crosstie::io {

/// A tidy sheet: one header row, one row a case, and its charts.
struct WorkbookSheet {
    std::string name;  // at most 31 characters
    std::vector<std::string> columns;
    std::vector<std::vector<SheetCell>> rows;
    std::vector<Bars> bars;
};

/// The sheets of a workbook, in their order: one that lists the others; every table of paper and annex, named by its
/// caption (at most 31 characters, none twice), with the heads readers see; every table of `data`, named by its id. A
/// table without rows has no sheet.
[[nodiscard]] std::vector<WorkbookSheet> sheets_of(const Released& data, const ReleasedReport& paper,
                                                   const ReleasedReport& annex);

}  // namespace crosstie::io
