#pragma once
#include <string>

#include "io/document/paper.hpp"
#include "io/text/json_input.hpp"

namespace crosstie::io {

/// The "paper" of a study.json that fits its schema; empty where there is none. `folder`: where the study lies, with the
/// logo in it. Faults: a colour too pale for white words on it, a logo that is no PNG.
[[nodiscard]] Paper read_paper(const JsonDocument& document, const std::string& folder, Faults& faults);

}  // namespace crosstie::io
