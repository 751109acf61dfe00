#pragma once
#include <vector>

#include "io/pack/compose.hpp"
#include "io/render/workbook.hpp"

namespace crosstie::io {

/// Every table of paper and annex as a sheet of its own, in their order, named as there (at most 31 characters, none
/// twice), with the heads readers see; before them a sheet that lists all sheets of the workbook. `others`: those that
/// are no table of the two, to be listed first and whose names are taken.
[[nodiscard]] std::vector<DataSheet> table_sheets(const ReleasedPapers& papers, const std::vector<DataSheet>& others);

}  // namespace crosstie::io
