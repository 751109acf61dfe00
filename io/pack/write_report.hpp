#pragma once
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "io/pack/compose.hpp"

namespace crosstie::io {

/// Every number and sentence of a report: numbers.json (io/schema/numbers.schema.json).
[[nodiscard]] nlohmann::ordered_json report_numbers(const Case& of, const std::vector<Topic>& topics = {});

/// The files of a report, by relative name: paper.html, paper.docx, workbook.xlsx, numbers.json, diagrams/,
/// data_flow.html and README.txt; everything but the manifest. Nothing is written to disk here. The same case and parts
/// give the same bytes.
[[nodiscard]] std::map<std::string, std::string> write_report(const Case& of, const PaperParts& parts);

}  // namespace crosstie::io
