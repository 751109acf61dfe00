#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "io/answers/change/case.hpp"
#include "io/render/json.hpp"

namespace crosstie::io {

/// Everything `compare` says, at full precision, in a stable order of keys; io/schema/compare.schema.json describes it.
/// A number that is not defined, or that the edition withholds, is null, and the key beside it with "_why" added says
/// why: "no_ties", "too_few", "suppressed: fewer than 5". In the public edition `new_contacts` holds bands, not people.
[[nodiscard]] nlohmann::ordered_json comparison_json(const Case& of);

/// The version every result carries.
[[nodiscard]] const char* crosstie_version();

}  // namespace crosstie::io
