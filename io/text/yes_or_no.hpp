#pragma once
#include <optional>
#include <string_view>

namespace crosstie::io {

/// "yes", "no" and their kin as people and survey tools write them; nothing for any other text.
[[nodiscard]] std::optional<bool> yes_or_no(std::string_view text);

}  // namespace crosstie::io
