#pragma once
#include <string>

#include "io/release/released.hpp"

namespace crosstie::io {

/// A document for a person at a terminal: at most 80 characters a line but for words and tables that need more.
[[nodiscard]] std::string text_of(const Released& released);
/// One section with its heading underlined.
[[nodiscard]] std::string text_of(const Section& section);

}  // namespace crosstie::io
