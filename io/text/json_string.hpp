#pragma once
#include <string>

namespace crosstie::io {

/// Text as JSON, in quotes. What is no valid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string json_string(const std::string& text);

}  // namespace crosstie::io
