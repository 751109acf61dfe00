// The comment in which a Pajek file names its waves, for its reader and its writer.
#pragma once

#include <string_view>

namespace crosstie::io {

/// Begins the line that names the waves of a Pajek file, which itself knows times by number only.
inline constexpr std::string_view pajek_waves_comment = "% waves: ";

}  // namespace crosstie::io
