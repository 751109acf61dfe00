#pragma once
#include <nlohmann/json_fwd.hpp>

#include "io/answers/change/sentences.hpp"

namespace crosstie::io {

/// What a reader is told, and what may make it untrue: `headline`, `findings` and `threats` of
/// io/schema/compare.schema.json.
void put_findings(nlohmann::ordered_json& object, const Findings& said);

}  // namespace crosstie::io
