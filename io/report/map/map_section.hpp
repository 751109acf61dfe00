#pragma once
#include <string>
#include <string_view>

#include "io/report/map/map_data.hpp"

namespace crosstie::io {

extern const std::string_view map_script;  // io/report/map/map.js
extern const std::string_view map_style;   // io/report/map/map.css

/// The section of the page that map.js brings to life: controls, an empty picture and table, the data. It stands hidden
/// until the script shows it, so that a page without scripts has nothing in it that does not work.
[[nodiscard]] std::string map_section(const MapData& map);

}  // namespace crosstie::io
