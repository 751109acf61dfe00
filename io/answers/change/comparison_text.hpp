#pragma once
#include <string>

#include "io/answers/change/case.hpp"

namespace crosstie::io {

/// What `compare` prints for a person at a terminal: plain text of 80 columns, the finding first.
[[nodiscard]] std::string comparison_text(const Case& of);

}  // namespace crosstie::io
