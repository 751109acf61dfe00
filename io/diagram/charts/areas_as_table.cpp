// Many areas as a table in place of circles and lines.
#include "io/diagram/charts/areas_as_table.hpp"

#include "io/release/disclosure.hpp"

namespace crosstie::io::diagram {

std::optional<HeatShows> areas_as_table(const Case& of, View view) {
    if (view < View::areas || view > View::areas_pair || !of.comparison.has_areas) return std::nullopt;
    const Disclosed& shown = of.shown();
    if (!shown.areas_shown || shown.areas.labels.size() <= most_circles) return std::nullopt;
    switch (view) {
        case View::areas_before:
            return HeatShows::before;
        case View::areas_after:
            return HeatShows::after;
        case View::areas_change:
            return HeatShows::change;
        default:
            return HeatShows::both;
    }
}

}  // namespace crosstie::io::diagram
