// Contacts area by area: before, after, change. Each pair of areas has one cell, since contacts have no direction.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/survey/one_survey.hpp"
#include "io/diagram/charts/heat_parts.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/text/cut_apart.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
/// Rows that a page of this size holds in letters a board can read; the rest stand together in the last one.
std::size_t most_rows(Size size) {
    constexpr double most = 40, letters = smallest_type + 0.1;
    const PageSize& page = page_size(size);
    return static_cast<std::size_t>(std::min(most, page.whole_height / (letters / page.point * 0.95 + 1.6)));
}

Heat heat_of(const ChartInput& input) {
    const AreaTables& tables = input.shown.areas;
    Heat heat{{}, tables.contacts_from, tables.contacts_to, {}, {}, 0, 0, 0};
    for (const std::string& label : tables.labels) heat.labels.push_back(clean_text(label, longest_area));
    const std::size_t n = heat.labels.size();
    std::vector<std::size_t> people(n);
    const Partition& areas = input.comparison.cross_area.areas;
    for (const ActorId actor : input.comparison.stayers) {
        if (areas.known(actor)) ++people[tables.shown_as[areas.group[actor]]];
    }
    for (std::size_t a = 0; a < n; ++a) {
        // What the areas put together have among themselves is partly within and partly across: no figure of one row.
        heat.withheld.push_back(tables.merged > 0 && a + 1 == n);
        heat.alone.push_back(people[a] < 2);
    }
    return heat;
}

/// Those with most contacts with others first, so that what is dark stands together; areas put together stay last.
Heat by_contacts(const Heat& heat) {
    const std::size_t n = heat.labels.size();
    std::vector<std::uint64_t> all(n);
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < n; ++b) all[a] += a == b ? 0 : heat.from[a][b] + heat.to[a][b];
    }
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return heat.withheld[a] != heat.withheld[b] ? heat.withheld[b] : all[a] > all[b];
    });
    Heat sorted = heat;
    for (std::size_t a = 0; a < n; ++a) {
        sorted.labels[a] = heat.labels[order[a]];
        sorted.withheld[a] = heat.withheld[order[a]], sorted.alone[a] = heat.alone[order[a]];
        for (std::size_t b = 0; b < n; ++b)
            sorted.from[a][b] = heat.from[order[a]][order[b]], sorted.to[a][b] = heat.to[order[a]][order[b]];
    }
    return sorted;
}

/// Of more rows than `most` those after the first, in one row: their contacts with each other are not drawn.
Heat with_rows(const Heat& heat, std::size_t most, const ChartInput& input) {
    const std::size_t n = heat.labels.size();
    if (n <= most) return heat;
    Heat fewer = heat;
    const std::size_t last = most - 1;
    fewer.together = n - last + (heat.withheld.back() ? input.shown.areas.merged - 1 : 0);
    fewer.labels.resize(most), fewer.withheld.resize(most), fewer.alone.resize(most);
    fewer.labels[last] = fmt::format("Other {} {}", fewer.together, input.plural);
    fewer.withheld[last] = true, fewer.alone[last] = false;
    for (auto* counts : {&fewer.from, &fewer.to}) {
        for (std::size_t a = 0; a < last; ++a) {
            for (std::size_t b = most; b < n; ++b) (*counts)[a][last] += (*counts)[a][b];
        }
        counts->resize(most);
        for (auto& row : *counts) row.resize(most);
        for (std::size_t a = 0; a < last; ++a) (*counts)[last][a] = (*counts)[a][last];
        (*counts)[last][last] = 0;
    }
    return fewer;
}

void find_largest(Heat& heat) {
    for (std::size_t a = 0; a < heat.labels.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            heat.largest = std::max({heat.largest, heat.from[a][b], heat.to[a][b]});
            heat.largest_rise = std::max(heat.largest_rise, heat.change(a, b));
        }
    }
}

std::string subtitle_of(const ChartInput& input, HeatShows shows) {
    if (shows == HeatShows::both) {
        return fmt::format(
            "How many contacts two {} have: the row of one, the column of the other, which has the same number. Under "
            "the diagonal “{}”; above it “{}”, in bold where there are more than before. Those with most contacts "
            "stand first.",
            input.plural, input.before, input.after);
    }
    return fmt::format(
        "How many contacts two {0} have: follow one to the left of its name, the other down from its name. On the "
        "steps: contacts within {1}. Those with most contacts stand first.",
        input.plural, with_article(input.singular));
}
}  // namespace

ChartDraft heat_chart(const ChartInput& input) {
    require_areas(input);
    const Heat all = heat_of(input);
    const PairCounts counts = heat_pairs(all);
    const PageSize& size = page_size(input.options.size);
    Heat heat = with_rows(by_contacts(all), most_rows(input.options.size), input);
    find_largest(heat);
    const bool one = survey::one_survey(input.comparison);
    HeatShows shows = one ? HeatShows::by_room : input.options.heat;
    std::vector<HeatSide> sides{{input.before, &heat.from}, {input.after, &heat.to}, {"What changed", nullptr}};
    if (one) sides.erase(sides.begin() + 1, sides.end());
    // Many areas: the change alone, as wide as the page.
    const double whole = size.width - 2 * size.margin;
    if (shows == HeatShows::by_room && !one &&
        (heat.labels.size() > most_one_sided ||
         grid_in(heat, sides, (whole - 2 * gutter) / 3, size.panel_height).number < readable_number))
        shows = HeatShows::change;
    std::vector<std::string> heads;
    std::vector<int> drawn;  // 0 before, 1 after, 2 the change
    for (const int which : {0, 1, 2}) {
        const bool there = shows == HeatShows::by_room ? !one || which == 0
                                                       : which == (shows == HeatShows::before  ? 0
                                                                   : shows == HeatShows::after ? 1
                                                                                               : 2);
        if (!there) continue;
        drawn.push_back(which);
        heads.push_back(which == 0 ? input.before : which == 1 ? input.after : "What changed");
    }
    ChartDraft draft;
    draft.title = heat_title(input, counts, shows);
    draft.subtitle = subtitle_of(input, shows);
    draft.alt = heat_alt(input, all, counts, draft.title, shows);
    draft.table = heat_table(heat, input, shows);
    draft.put_together = heat.together;
    if (shows == HeatShows::both)
        draft.footer.push_back(fmt::format("Contacts within {} are not drawn.", with_article(input.singular)));
    draft.footer.push_back(fmt::format("Counts are of pairs {}. A larger {} has more possible contacts.",
                                       seen_words(input.comparison), input.singular));
    if (input.shown.areas.merged > 0) {
        draft.footer.push_back(fmt::format("{} {} are shown together, so that no figure rests on fewer than {} people.",
                                           input.shown.areas.merged, input.plural, input.study.min_group));
    }
    if (heat.together > 0) {
        draft.footer.push_back(
            fmt::format("The {} {} with most contacts have a row each; the other {} stand in the last.",
                        heat.labels.size() - 1, input.plural, heat.together));
        draft.alt += fmt::format(" {} with fewest contacts stand together.", heat.together);
    }
    add_heat_legend(draft, heat, input, shows);
    const ChartColours colours = input.options.colours;
    if (shows == HeatShows::both) {
        draft.plot = [heat, colours](ChartPage& page, const Box& room) { draw_both(page, heat, room, colours); };
        return draft;
    }
    draft.plot = [heat, heads, drawn, colours](ChartPage& page, const Box& room) {
        std::vector<HeatSide> panels;
        for (std::size_t k = 0; k < drawn.size(); ++k)
            panels.push_back({heads[k], drawn[k] == 0 ? &heat.from : drawn[k] == 1 ? &heat.to : nullptr});
        const auto count = static_cast<double>(panels.size());
        const double width = (room.right - room.left - (count - 1) * gutter) / count;
        Grid grid = grid_in(heat, panels, width, room.bottom - room.top - 34);
        grid.number = std::max(grid.number, smallest_number);
        double left = room.left;
        for (const HeatSide& side : panels) {
            const double top = page.head(left, room.top, width, side.head) + 6;
            draw_side(page, heat, side, grid, {left, top}, colours, width);
            left += width + gutter;
        }
    };
    return draft;
}

}  // namespace crosstie::io::diagram
