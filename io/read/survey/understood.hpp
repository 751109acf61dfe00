#pragma once
#include <string>
#include <vector>

#include "io/read/survey/collect.hpp"

namespace crosstie::io::survey {

/// What an import understood, on one screen: each export with its dialect, who answered, the questions with their scale,
/// what was not read; what came of it; what was noticed; and what has to be decided before a study is written.
[[nodiscard]] std::string understood(const std::vector<Export>& exports, const Collected& found,
                                     const std::string& study);

}  // namespace crosstie::io::survey
