#pragma once
#include <vector>

#include "io/read/read_ties.hpp"

namespace crosstie::io {

/// Lists for `check`, each with file and line, what a person should look at in tables that can be read: self-naming, ties
/// told twice, everybody answered alike, strengths that look like codes, names outside the roster of that survey, who is
/// said to have answered and names nobody, who joined and who left. `tables` are those of the waves, in their order; they
/// are read once more. What crosstie import noticed comes before, from quality.csv.
void list_quality(const std::vector<TieTable>& tables, Reading& reading);

/// The quality.csv that crosstie import left: kind,wave,file,row,column,person,detail.
void read_quality(const TableFile& file, Reading& reading);

}  // namespace crosstie::io
