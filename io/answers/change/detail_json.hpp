#pragma once
#include <nlohmann/json_fwd.hpp>

#include "graph/model/study.hpp"
#include "graph/survey/change_detail.hpp"
#include "io/answers/change/threats.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

/// What lies beneath a comparison, at full precision, as far as the edition may show it: `detail` of
/// io/schema/compare.schema.json.
[[nodiscard]] nlohmann::ordered_json detail_json(const Study& study, const survey::Comparison& comparison,
                                                 const survey::ChangeDetail& detail, const Disclosed& shown,
                                                 SetBeside beside = SetBeside::nothing);

}  // namespace crosstie::io
