#pragma once
#include <string>

#include "graph/infer/comparison.hpp"
#include "graph/model/study.hpp"
#include "io/edition.hpp"
#include "io/report/threats.hpp"

namespace crosstie::io {

/// What `compare` prints for a person at a terminal: plain text of 80 columns, the finding first.
[[nodiscard]] std::string comparison_text(const Study& study, const infer::Comparison& comparison, Edition edition,
                                          SetBeside beside = SetBeside::nothing);

}  // namespace crosstie::io
