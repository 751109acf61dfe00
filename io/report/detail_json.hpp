#pragma once
#include <nlohmann/json_fwd.hpp>

#include "graph/infer/change_detail.hpp"
#include "graph/model/study.hpp"
#include "io/report/disclosure.hpp"
#include "io/report/threats.hpp"

namespace crosstie::io {

/// What lies beneath a comparison, at full precision, as far as the edition may show it: `detail` of
/// io/schema/compare.schema.json.
[[nodiscard]] nlohmann::ordered_json detail_json(const Study& study, const infer::Comparison& comparison,
                                                 const infer::ChangeDetail& detail, const Disclosed& shown,
                                                 SetBeside beside = SetBeside::nothing);

}  // namespace crosstie::io
