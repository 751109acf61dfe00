// The cells of a heat chart: as large as names leave room for, names beside the steps, shades by number.
#include <fmt/format.h>

#include <algorithm>

#include "io/diagram/charts/heat_parts.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/text/cut_apart.hpp"
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
    // A single table has the page to itself; few areas fill it too.
    const double grow = (sides.size() == 1 ? 1.7 : 1) * std::clamp(7.2 / n, 1.0, 3.6);
    Grid grid{grow * widest_cell, std::min(grow * tallest_cell, height / n),
              largest_number * std::clamp(3.5 / n, 1.0, 1.75)};
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
    grid.cell_height = std::min(grid.cell_height, grid.cell_width * 1.8 * std::clamp(3 / n, 1.0, 1.3));
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

namespace {
/// How a cell is drawn: its number, its shade, and whether it has a dashed frame for fewer than before.
struct CellLook {
    std::string number, fill;
    Weight weight = Weight::bold;
    bool fewer = false;
};

void draw_cell(ChartPage& page, const Box& box, const CellLook& look, double size, const ChartColours& colours) {
    page.bar("cell", box, {look.fill, Pattern::plain, std::string(colour::rule), 0.5});
    if (look.fewer) {
        const Box inner{box.left + 1.2, box.top + 1.2, box.right - 1.2, box.bottom - 1.2};
        page.bar("cell fewer", inner, {look.fill, Pattern::plain, std::string(colours.lost), 1.1, true});
    }
    const Point middle{(box.left + box.right) / 2, (box.top + box.bottom) / 2 + 0.35 * size};
    page.words(TextRole::inside, middle, size, look.number, Anchor::middle, look.weight, text_on(look.fill));
}
}  // namespace

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
            if (heat.kind(a, b) == HeatCell::withheld) {
                page.bar("cell withheld", box, {std::string(colours.silent), Pattern::hatched, "#ffffff", 1.2});
                continue;
            }
            if (heat.kind(a, b) == HeatCell::no_pair) {
                draw_cell(page, box, {"–", std::string(colour::paper), Weight::regular}, grid.number, colours);
                continue;
            }
            const std::int64_t change = heat.change(a, b);
            const bool fewer = side.counts == nullptr && change < 0;
            const auto seen = side.counts != nullptr ? static_cast<std::int64_t>((*side.counts)[a][b]) : change;
            const double share = root_share(static_cast<double>(std::max<std::int64_t>(seen, 0)), darkest);
            const std::string fill = a == b ? std::string(colour::disc) : heat_colour(share, colours.heat);
            draw_cell(page, box, {number_in(heat, side, a, b), fill, a == b ? Weight::regular : Weight::bold, fewer},
                      grid.number, colours);
        }
        const double left = at.x + static_cast<double>(a + 1) * grid.cell_width + 5;
        const double size = std::min(name_size, grid.cell_height / 0.95), middle = top + grid.cell_height / 2;
        const double room = at.x - grid.aside + width - left;
        std::vector<std::string> lines{heat.labels[a]};
        if (grid.cell_height >= 2.3 * name_size) lines = name_lines(heat.labels[a]);
        if (widest_of(lines) > room)
            lines = wrap_apart(heat.labels, room, size, Weight::bold, grid.cell_height >= 2.3 * name_size ? 2 : 1)[a];
        double y = middle + (0.35 - 0.55 * static_cast<double>(lines.size() - 1)) * size;
        for (const std::string& line : lines) {
            page.words(TextRole::area_name, {left, y}, size, line, Anchor::start, Weight::bold);
            y += 1.1 * size;
        }
        if (grid.aside > 0) {
            page.words(TextRole::area_name, {at.x - 5, middle + 0.35 * size}, size,
                       shorten_apart(heat.labels, grid.aside - 5, size, Weight::bold)[a], Anchor::end, Weight::bold);
        }
    }
}

void draw_both(ChartPage& page, const Heat& heat, const Box& room, const ChartColours& colours) {
    constexpr double index_row = 12, widest_share = 0.24;
    const std::size_t n = heat.labels.size();
    const auto count = static_cast<double>(n);
    double names = 0, numbers = 0;
    for (const std::string& label : heat.labels) names = std::max(names, text_width(label, name_size, Weight::bold));
    const double index = text_width("00", name_size, Weight::bold) + 6;
    names = std::min(names, widest_share * (room.right - room.left));
    const double left = room.left + names + index + 4, top = room.top + index_row;
    const double height = std::min(tallest_cell, (room.bottom - top - 2) / count);
    const double width = std::min({widest_cell, 2.4 * height, (room.right - left) / count});
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) {
            if (a != b)
                numbers =
                    std::max(numbers, text_width(count_words((b < a ? heat.from : heat.to)[a][b]), 1, Weight::bold));
        }
    }
    const double size =
        std::max(smallest_number, std::min({largest_number, (width - 2) / numbers, (height - 1.6) / 0.95}));
    const double name = std::min(name_size, height / 0.95);
    const auto darkest = static_cast<double>(heat.largest);
    const std::vector<std::string> labels = shorten_apart(heat.labels, names, name, Weight::bold);
    for (std::size_t a = 0; a < n; ++a) {
        const double y = top + static_cast<double>(a) * height, x = left + static_cast<double>(a) * width;
        const double middle = y + height / 2 + 0.35 * name;
        page.words(TextRole::area_name, {left - index - 4, middle}, name, labels[a], Anchor::end, Weight::bold);
        page.words(TextRole::area_name, {left - 4, middle}, name, std::to_string(a + 1), Anchor::end);
        page.words(TextRole::area_name, {x + width / 2, top - 3}, std::min(name, width / 1.15), std::to_string(a + 1),
                   Anchor::middle);
        for (std::size_t b = 0; b < n; ++b) {
            const double cell = left + static_cast<double>(b) * width;
            const Box box{cell, y, cell + width, y + height};
            if (a == b) {
                page.bar("cell", box, {std::string(colour::within), Pattern::plain, std::string(colour::rule), 0.5});
                continue;
            }
            const bool after = b > a;
            const std::uint64_t seen = (after ? heat.to : heat.from)[a][b];
            const std::string fill = heat_colour(root_share(static_cast<double>(seen), darkest), colours.heat);
            const std::int64_t change = after ? heat.change(a, b) : 0;
            const Weight weight = change > 0 ? Weight::bold : Weight::regular;
            draw_cell(page, box, {seen == 0 && change == 0 ? "" : count_words(seen), fill, weight, change < 0}, size,
                      colours);
        }
    }
}

}  // namespace crosstie::io::diagram
