#pragma once
#include <nlohmann/json_fwd.hpp>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

/// New contacts, one object a person: group and named editions.
[[nodiscard]] nlohmann::ordered_json people_json(const Study& study, const survey::Comparison& comparison,
                                                 Edition edition);
/// How many people gained how many: the public edition.
[[nodiscard]] nlohmann::ordered_json bands_json(const Disclosed& shown);

}  // namespace crosstie::io
