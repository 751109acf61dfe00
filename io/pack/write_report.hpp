#pragma once
#include <map>
#include <string>

#include "io/pack/compose.hpp"

namespace crosstie::io {

/// The files of a report, by relative name: paper.html, paper.docx, workbook.xlsx, numbers.json, diagrams/,
/// data_flow.html and README.txt; everything but the manifest. Nothing is written to disk here. The same case and parts
/// give the same bytes.
[[nodiscard]] std::map<std::string, std::string> write_report(const Case& of, const PaperParts& parts);

}  // namespace crosstie::io
