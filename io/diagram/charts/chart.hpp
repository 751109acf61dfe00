#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/answers/change/case.hpp"
#include "io/diagram/charts/chart_colours.hpp"
#include "io/diagram/look/page_size.hpp"
#include "io/diagram/look/palette.hpp"
#include "io/document/report.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io::diagram {

/// Charts of a comparison. `heat`: contacts area by area. `new_contacts`: per person, as bands in public. `response`: who
/// answered. `slope`: contacts per person by area. `turnover`: contacts kept, new, lost. `split`: where the change in
/// links comes from. `density`: share of pairs linked, and the interval of its change. `path`: that share at every survey
/// of three or more. `chance`: new contacts across areas, beside people dealt to areas by chance; for the group with maps.
/// `wheel`: areas round a circle, and between each two a ribbon of what was kept, new and lost.
enum class ChartKind { heat, new_contacts, response, slope, turnover, split, density, path, chance, wheel };

/// Fewer areas than this have no wheel.
inline constexpr std::size_t least_on_wheel = 3;

/// As typed after --view, in the order of a paper.
inline constexpr std::array<std::pair<std::string_view, ChartKind>, 10> chart_kinds{
    {{"density", ChartKind::density},
     {"path", ChartKind::path},
     {"turnover", ChartKind::turnover},
     {"heat", ChartKind::heat},
     {"wheel", ChartKind::wheel},
     {"slope", ChartKind::slope},
     {"new-contacts", ChartKind::new_contacts},
     {"split", ChartKind::split},
     {"chance", ChartKind::chance},
     {"response", ChartKind::response}}};
[[nodiscard]] std::optional<ChartKind> chart_named(std::string_view name);

/// What `heat` shows of two surveys. `by_room`: before, after and the change side by side, or of many areas the change
/// alone. `both`: before under the diagonal of one square, after above it.
enum class HeatShows : std::uint8_t { by_room, before, after, change, both };

struct ChartOptions {
    Edition edition = Edition::group;  // the case's, whatever stands here
    std::string title;                 // empty: the finding, by rule
    std::string caption;               // put before the footer's own sentences
    ChartColours colours;
    Size size = Size::a4;
    bool in_paper = false;  // what all of a paper's pictures need said stands in its text, not under each
    PaletteName palette = PaletteName::standard;
    std::string id_prefix = "ct";
    HeatShows heat = HeatShows::by_room;
    bool fragment = false;  // for HTML: no XML declaration, as wide as its column
};

struct Chart {
    std::string title, svg;
    std::string alt;          // chart, data, finding: at most 250 characters
    std::string description;  // every number of the chart in words
    Table table;              // the same numbers as a table
    std::vector<std::string> notes;
    double smallest_type = 0;  // points, as printed
    std::size_t put_together =
        0;  // areas that share one row for want of room; in title and alt text they count one by one
};

/// One chart as a finished SVG page in the dress of the network pictures.
///
/// Definition  every number is one of the comparison's or of what `disclose` lets the edition show; no chart of any
///             edition holds a person's name, id or role
/// Errors      NotShown where the edition may not show it, no pair was observed at both waves (`response` apart) or
///             there is no area, or for `wheel` fewer than three; TooManyToShow over 40 areas in `wheel`, over 30 in `slope`
[[nodiscard]] Chart chart(const Case& of, ChartKind kind, const ChartOptions& options = {});

}  // namespace crosstie::io::diagram
