#pragma once
#include <string>
#include <string_view>

#include "io/report/map/map_data.hpp"

namespace crosstie::io {

[[nodiscard]] std::string map_script();   // io/report/map/map_*.js as one function
extern const std::string_view map_style;  // io/report/map/map.css

/// The section of the page that the script brings to life: controls, an empty picture and table, the data. It is hidden
/// until the script shows it, so that a page without scripts has nothing in it that does not work.
[[nodiscard]] std::string map_section(const MapData& map);

}  // namespace crosstie::io
