#pragma once
#include "io/pack/map/map_data.hpp"
#include "io/render/html.hpp"

namespace crosstie::io {

/// The map as a section of the page: controls, an empty picture and table, the data, and the script that fills them.
[[nodiscard]] ScriptedSection map_section(const MapData& map);

}  // namespace crosstie::io
