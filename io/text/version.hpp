#pragma once

namespace crosstie::io {

/// The version every result carries.
[[nodiscard]] const char* crosstie_version();

}  // namespace crosstie::io
