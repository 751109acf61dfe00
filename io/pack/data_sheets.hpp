#pragma once
#include <nlohmann/json_fwd.hpp>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/answers/change/case.hpp"
#include "io/pack/compose.hpp"
#include "io/release/disclosure.hpp"
#include "io/render/workbook.hpp"

namespace crosstie::io {

/// The sheets of the workbook, as an edition may show them: findings, areas, area_pairs, new_contacts, people and ties
/// (group and named editions only), response, measures (every single number of numbers.json), definitions. What is
/// withheld or unknown stands there in words; a sheet with nothing to say is left out.
[[nodiscard]] std::vector<DataSheet> data_sheets(const Case& of, const ReleasedPapers& papers,
                                                 const nlohmann::ordered_json& numbers);

}  // namespace crosstie::io
