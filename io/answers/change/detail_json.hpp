#pragma once
#include <nlohmann/json_fwd.hpp>

#include "io/answers/change/case.hpp"

namespace crosstie::io {

/// What lies beneath a comparison, at full precision, as far as the edition may show it: `detail` of
/// io/schema/compare.schema.json.
[[nodiscard]] nlohmann::ordered_json detail_json(const Case& of);

}  // namespace crosstie::io
