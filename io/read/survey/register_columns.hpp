#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/read/survey/layout.hpp"
#include "io/read/survey/mapping.hpp"
#include "io/read/survey/sheet.hpp"

namespace crosstie::io::survey {

/// What a cell of a register says of somebody.
enum class Mark : std::uint8_t { unknown, came, away, deputy };

/// Reads a cell of a register; the words a mapping has for it go beside the usual ones.
[[nodiscard]] Mark mark_in(std::string_view cell, const Mapping& mapping);

/// Columns that hold marks as those under a date do, at least in every second cell, and whose heading is none: meetings
/// that cannot be dated. Totals are left out.
[[nodiscard]] std::vector<std::size_t> undated_meetings(const Sheet& sheet, const Layout& layout);

}  // namespace crosstie::io::survey
