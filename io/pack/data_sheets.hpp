#pragma once
#include "io/answers/change/case.hpp"
#include "io/document/document.hpp"
#include "io/pack/compose.hpp"
#include "io/pack/numbers.hpp"

namespace crosstie::io {

/// The workbook's sheets of figures as data, a table each, whose id is the sheet's name: findings, areas, area_pairs,
/// new_contacts, people and ties (not for a public edition), response, measures (every single number of numbers.json),
/// definitions. What is unknown stands there in words; a table with nothing to say has no rows.
[[nodiscard]] Document data_sheets(const Case& of, const ReleasedPapers& papers, const PackNumbers& numbers);

}  // namespace crosstie::io
