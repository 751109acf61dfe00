#pragma once
#include "io/diagram/page/page.hpp"

namespace crosstie::io::diagram {

inline constexpr double gutter = 16;  // between the plots of a chart

/// An empty page of the scene's size.
[[nodiscard]] Page empty_page(const Scene& scene);
/// Title, sub-title, edition mark; gives back the height at which panels may begin.
double add_title(Page& page, const Scene& scene);
/// Footer and legend from the bottom up; gives back the height at which panels must end.
double add_legend_and_footer(Page& page, const Scene& scene);

/// How each kind of line looks, on the panels and in the legend.
struct LineLook {
    std::string_view colour;
    Dash dash = Dash::solid;
    std::string_view line_class;
};
[[nodiscard]] LineLook look_of(TieKind kind);
/// A mark as it stands at one wave: filled, hollow, an empty place, or an area too small to show.
[[nodiscard]] ShapeNode node_of(const Look& look, MarkState state, Point at, double radius);

}  // namespace crosstie::io::diagram
