// The cells of a heat chart: as large as names leave room for, names beside the steps, shades by number.
#include <fmt/format.h>

#include <algorithm>

#include "io/diagram/charts/heat_parts.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr double largest_number = 12, widest_cell = 64, tallest_cell = 52, name_size = 8.6;

std::string number_in(const Heat& heat, const HeatSide& side, std::size_t a, std::size_t b) {
    return side.counts == nullptr ? signed_words(heat.change(a, b)) : count_words((*side.counts)[a][b]);
}

/// A name on two lines where that is narrower; the rows are high enough.
std::vector<std::string> name_lines(const std::string& name) {
    const double whole = text_width(name, name_size, Weight::bold);
    for (const double share : {0.52, 0.6, 0.7, 0.8}) {
        auto lines = wrap(name, std::max(44.0, share * whole), name_size, Weight::bold, 2);
        if (!lines.back().ends_with("…")) return lines;
    }
    return {name};
}

double widest_of(const std::vector<std::string>& lines) {
    double width = 0;
    for (const std::string& line : lines) width = std::max(width, text_width(line, name_size, Weight::bold));
    return width;
}

}  // namespace

Grid grid_in(const Heat& heat, const std::vector<HeatSide>& sides, double width, double height) {
    const auto n = static_cast<double>(heat.labels.size());
    const double alone = sides.size() == 1 ? 1.7 : 1;  // a single table has the page to itself
    Grid grid{alone * widest_cell, std::min(alone * tallest_cell, height / n), largest_number};
    const bool two_lines = grid.cell_height >= 2.3 * name_size, both_sides = heat.labels.size() > most_one_sided;
    double widest_name = 0;
    for (const std::string& label : heat.labels)
        widest_name = std::max(widest_name, text_width(label, name_size, Weight::bold));
    if (both_sides) grid.aside = std::min(widest_name, 0.14 * width) + 5;
    for (std::size_t a = 0; a < heat.labels.size(); ++a) {
        const double name = std::min(
            two_lines ? widest_of(name_lines(heat.labels[a])) : text_width(heat.labels[a], name_size, Weight::bold),
            0.42 * width);
        grid.cell_width = std::min(grid.cell_width, (width - grid.aside - name - 6) / static_cast<double>(a + 1));
    }
    grid.cell_height = std::min(grid.cell_height, grid.cell_width * 1.8);
    double widest = 0;
    for (const HeatSide& side : sides) {
        for (std::size_t a = 0; a < heat.labels.size(); ++a) {
            for (std::size_t b = 0; b <= a; ++b)
                widest = std::max(widest, text_width(number_in(heat, side, a, b), 1, Weight::bold));
        }
    }
    grid.number = std::min({grid.number, (grid.cell_width - 2.4) / widest, (grid.cell_height - 1.6) / 0.95});
    return grid;
}

void draw_side(ChartPage& page, const Heat& heat, const HeatSide& side, const Grid& grid, Point at,
               const ChartColours& colours, double width) {
    at.x += grid.aside;
    // Before and after have one scale, so that the same blue is the same number; a change alone has its own.
    const double darkest = static_cast<double>(
        grid.aside > 0 && side.counts == nullptr ? static_cast<std::uint64_t>(heat.largest_rise) : heat.largest);
    for (std::size_t a = 0; a < heat.labels.size(); ++a) {
        const double top = at.y + static_cast<double>(a) * grid.cell_height;
        for (std::size_t b = 0; b <= a; ++b) {
            const double left = at.x + static_cast<double>(b) * grid.cell_width;
            const Box box{left, top, left + grid.cell_width, top + grid.cell_height};
            const Point middle{(box.left + box.right) / 2, (box.top + box.bottom) / 2 + 0.35 * grid.number};
            if (heat.kind(a, b) == HeatCell::withheld) {
                page.bar("cell withheld", box, {std::string(colours.silent), Pattern::hatched, "#ffffff", 1.2});
                continue;
            }
            if (heat.kind(a, b) == HeatCell::no_pair) {
                page.bar("cell", box, {std::string(colour::paper), Pattern::plain, std::string(colour::rule), 0.5});
                page.words(TextRole::inside, middle, grid.number, "–", Anchor::middle);
                continue;
            }
            const std::int64_t change = heat.change(a, b);
            const bool fewer = side.counts == nullptr && change < 0;
            const auto seen = side.counts != nullptr ? static_cast<std::int64_t>((*side.counts)[a][b]) : change;
            const double share = root_share(static_cast<double>(std::max<std::int64_t>(seen, 0)), darkest);
            const std::string fill = a == b ? std::string(colour::disc) : heat_colour(share, colours.heat);
            page.bar("cell", box, {fill, Pattern::plain, std::string(colour::rule), 0.5});
            if (fewer) {
                const Box inner{box.left + 1.2, box.top + 1.2, box.right - 1.2, box.bottom - 1.2};
                page.bar("cell fewer", inner, {fill, Pattern::plain, std::string(colours.lost), 1.1, true});
            }
            page.words(TextRole::inside, middle, grid.number, number_in(heat, side, a, b), Anchor::middle,
                       a == b ? Weight::regular : Weight::bold, text_on(fill));
        }
        const double left = at.x + static_cast<double>(a + 1) * grid.cell_width + 5;
        const double size = std::min(name_size, grid.cell_height / 0.95), middle = top + grid.cell_height / 2;
        const double room = at.x - grid.aside + width - left;
        std::vector<std::string> lines{heat.labels[a]};
        if (grid.cell_height >= 2.3 * name_size) lines = name_lines(heat.labels[a]);
        double y = middle + (0.35 - 0.55 * static_cast<double>(lines.size() - 1)) * size;
        for (const std::string& line : lines) {
            page.words(TextRole::area_name, {left, y}, size, shorten(line, room, size, Weight::bold), Anchor::start,
                       Weight::bold);
            y += 1.1 * size;
        }
        if (grid.aside > 0) {
            page.words(TextRole::area_name, {at.x - 5, middle + 0.35 * size}, size,
                       shorten(heat.labels[a], grid.aside - 5, size, Weight::bold), Anchor::end, Weight::bold);
        }
    }
}

}  // namespace crosstie::io::diagram
