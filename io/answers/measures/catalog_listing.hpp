#pragma once
#include <string>

namespace crosstie::io {

/// Every measure there is: key, meaning, range, when undefined, source. `format`: text, json or csv.
[[nodiscard]] std::string catalog_listing(const std::string& format);

}  // namespace crosstie::io
