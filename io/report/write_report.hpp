#pragma once
#include <map>
#include <string>
#include <vector>

#include "io/report/compose.hpp"

namespace crosstie::io {

/// The files of a report, by relative name: paper.html and numbers.json (io/schema/numbers.schema.json). Nothing is
/// written to disk here. The same study, comparison and pictures give the same bytes.
[[nodiscard]] std::map<std::string, std::string> write_report(const Study& study, const infer::Comparison& comparison,
                                                              const std::vector<Picture>& pictures, Edition edition,
                                                              const DataFlow& flow = {},
                                                              const std::vector<Topic>& topics = {});

}  // namespace crosstie::io
