#pragma once
#include <string>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/answers/change/threats.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io {

/// What `compare` prints for a person at a terminal: plain text of 80 columns, the finding first.
[[nodiscard]] std::string comparison_text(const Study& study, const survey::Comparison& comparison, Edition edition,
                                          SetBeside beside = SetBeside::nothing);

}  // namespace crosstie::io
