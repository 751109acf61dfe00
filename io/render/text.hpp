#pragma once
#include <string>

#include "io/release/released.hpp"

namespace crosstie::io {

/// A document for a person at a terminal: at most 80 characters a line but for words and tables that need more.
[[nodiscard]] std::string text_of(const Released& released);

}  // namespace crosstie::io
