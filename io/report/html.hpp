#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "io/edition.hpp"
#include "io/report/map/map_data.hpp"
#include "io/report/report.hpp"

namespace crosstie::io {

/// The report as one HTML page that needs nothing else: no outside address, one style and, where there is a map, one
/// script, whose hashes the page's own content policy names; every picture inline and named, every table with a caption
/// and row and column heads. Without scripts the page lacks the map and nothing else.
[[nodiscard]] std::string html(const Report& report, Edition edition, const std::optional<MapData>& map = {});

/// Text as it may stand in HTML, in quotes too; control characters become U+FFFD.
[[nodiscard]] std::string html_escaped(std::string_view text);

}  // namespace crosstie::io
