#pragma once
#include <optional>
#include <string>
#include <vector>

#include "io/answers/change/case.hpp"
#include "io/answers/subjects/topic.hpp"
#include "io/release/released.hpp"

namespace crosstie::io {

/// Every number and sentence of a pack, as its edition may show them: what numbers.json and the workbook's sheet of
/// single values are written from.
struct PackNumbers {
    Released said;                       // the study, the headline, what was found, its limits
    std::optional<Released> comparison;  // what `compare` says; of one survey nothing
    Released networks;                   // each question at each survey by itself
    std::vector<Released> topics;
};
[[nodiscard]] PackNumbers numbers_of(const Case& of, const std::vector<Topic>& topics = {});

/// numbers.json (io/schema/numbers.schema.json).
[[nodiscard]] std::string json_text(const PackNumbers& numbers);

}  // namespace crosstie::io
