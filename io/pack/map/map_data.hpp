#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/answers/change/case.hpp"
#include "io/diagram/scene/scene.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io {

/// One choice a reader has of whom the map shows: "Borough" and its values.
struct MapFilter {
    std::string head;
    std::vector<std::string> values;
};

/// The interactive map of a page as data: places, marks and contacts of the printed picture, so that the two agree.
struct MapData {
    Edition edition = Edition::public_;
    bool people = true;  // false: areas only, as the public edition shows them
    std::array<std::string, 3> heads;
    std::vector<MapFilter> filters;
    std::string places;    // how they agree with those of the printed picture
    bool thinned = false;  // the printed picture leaves contacts out or puts them together, and the map opens alike
    bool faint = false;    // it draws faint what its title does not count, and so does the map
    std::optional<std::size_t> by_area;               // which of the filters is that of areas
    std::vector<diagram::LegendRow> legend;           // with every contact drawn
    std::vector<diagram::LegendRow> legend_of_bands;  // of the printed picture, where bands stand for contacts
    std::string json;                                 // what the script reads; holds no "<"
};

/// How the script and map.css call a kind of contact.
[[nodiscard]] std::string_view line_class(diagram::TieKind kind);

/// The map of a comparison as an edition may show it.
///
/// Definition  group and named: people as the picture of people calls and places them, every contact of either wave, and
///             filters by area, sector, organisation and work-stream where these vary. Public: one mark an area as
///             AreaTables merges them, with the counts of these tables, and nothing of people
/// Undefined   where the edition shows neither people nor areas, no pair was compared, there are over 2,000 people
///             and no areas, or more areas than a picture holds: nullopt
/// Cost        twice that of `scene_of`
[[nodiscard]] std::optional<MapData> map_data(const Case& of);

}  // namespace crosstie::io
