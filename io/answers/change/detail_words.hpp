#pragma once
#include <string>

#include "graph/change/treatments.hpp"

namespace crosstie::io {

// How sentences beside the tables beneath a comparison say numbers: with a decimal more than those of the first page.

[[nodiscard]] std::string p_is(double p);  // "p = 0.022"

/// The three conditions of reconstruction with what was found at each survey, so that a reader can judge them too.
[[nodiscard]] std::string reconstruction_words(const change::ReconstructionConditions& when);

}  // namespace crosstie::io
