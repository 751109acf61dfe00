// Contacts area by area: before, after, change. Each pair of areas has one cell, since contacts have no direction.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/base/error.hpp"
#include "graph/survey/area_totals.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/answers/change/wording.hpp"
#include "io/diagram/charts/chart_parts.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_areas = 40;
constexpr double smallest_number = 6.5, readable_number = 7.2, largest_number = 12, widest_cell = 64, tallest_cell = 52,
                 name_size = 8.6;

enum class HeatCell { number, withheld, no_pair };

struct Heat {
    std::vector<std::string> labels;
    std::vector<std::vector<std::uint64_t>> from, to;
    std::vector<bool> withheld, alone;  // of the diagonal: small areas put together; one person
    std::uint64_t largest = 0;

    [[nodiscard]] std::int64_t change(std::size_t a, std::size_t b) const {
        return static_cast<std::int64_t>(to[a][b]) - static_cast<std::int64_t>(from[a][b]);
    }
    [[nodiscard]] HeatCell kind(std::size_t a, std::size_t b) const {
        if (a != b) return HeatCell::number;
        return withheld[a] ? HeatCell::withheld : alone[a] ? HeatCell::no_pair : HeatCell::number;
    }
};

Heat heat_of(const ChartInput& input) {
    const AreaTables& tables = input.shown.areas;
    Heat heat{{}, tables.contacts_from, tables.contacts_to, {}, {}, 0};
    for (const std::string& label : tables.labels) heat.labels.push_back(clean_text(label, 60));
    const std::size_t n = heat.labels.size();
    if (n > most_areas)
        throw TooManyToShow(fmt::format("a table of areas holds at most {}; choose another --by", most_areas),
                            fmt::format("{} {} are more than the {} a heat chart holds; the tables have their contacts",
                                        n, input.plural, most_areas));
    std::vector<std::size_t> people(n);
    const Partition& areas = input.comparison.cross_area.areas;
    for (const ActorId actor : input.comparison.stayers) {
        if (areas.known(actor)) ++people[tables.shown_as[areas.group[actor]]];
    }
    for (std::size_t a = 0; a < n; ++a) {
        // What the areas put together have among themselves is partly within and partly across: no figure of one row.
        heat.withheld.push_back(tables.merged > 0 && a + 1 == n);
        heat.alone.push_back(people[a] < 2);
        for (std::size_t b = 0; b <= a; ++b) {
            if (heat.kind(a, b) != HeatCell::number) continue;
            heat.largest = std::max({heat.largest, heat.from[a][b], heat.to[a][b]});
        }
    }
    return heat;
}

struct HeatSide {
    std::string head;
    const std::vector<std::vector<std::uint64_t>>* counts = nullptr;  // null: the change
};

std::string number_in(const Heat& heat, const HeatSide& side, std::size_t a, std::size_t b) {
    return side.counts == nullptr ? signed_words(heat.change(a, b)) : count_words((*side.counts)[a][b]);
}

/// Cells as large as the names beside the diagonal leave room for.
struct Grid {
    double cell_width = 0, cell_height = 0, number = 0;
};

Grid grid_in(const Heat& heat, const std::vector<HeatSide>& sides, double width, double height) {
    const auto n = static_cast<double>(heat.labels.size());
    Grid grid{widest_cell, std::min(tallest_cell, height / n), largest_number};
    for (std::size_t a = 0; a < heat.labels.size(); ++a) {
        const double name = std::min(text_width(heat.labels[a], name_size, Weight::bold), 0.42 * width);
        grid.cell_width = std::min(grid.cell_width, (width - name - 6) / static_cast<double>(a + 1));
    }
    grid.cell_height = std::min(grid.cell_height, grid.cell_width * 1.6);
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

double root_share(double value, double largest) { return largest <= 0 ? 0 : std::sqrt(value / largest); }

void draw_side(ChartPage& page, const Heat& heat, const HeatSide& side, const Grid& grid, Point at,
               const ChartColours& colours, double width) {
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
            // One scale for all three: the same blue is the same number.
            const auto seen = side.counts != nullptr ? static_cast<std::int64_t>((*side.counts)[a][b]) : change;
            const double share =
                root_share(static_cast<double>(std::max<std::int64_t>(seen, 0)), static_cast<double>(heat.largest));
            const std::string fill = heat_colour(share, colours.heat);
            page.bar("cell", box, {fill, Pattern::plain, std::string(colour::rule), 0.5});
            if (fewer) {
                const Box inner{box.left + 1.2, box.top + 1.2, box.right - 1.2, box.bottom - 1.2};
                page.bar("cell fewer", inner, {fill, Pattern::plain, std::string(colours.lost), 1.1, true});
            }
            page.words(TextRole::inside, middle, grid.number, number_in(heat, side, a, b), Anchor::middle,
                       a == b ? Weight::regular : Weight::bold, text_on(fill));
        }
        const double left = at.x + static_cast<double>(a + 1) * grid.cell_width + 5;
        page.words(TextRole::area_name, {left, top + grid.cell_height / 2 + 0.35 * name_size},
                   std::min(name_size, grid.cell_height / 0.95),
                   shorten(heat.labels[a], at.x + width - left, name_size, Weight::bold), Anchor::start, Weight::bold);
    }
}

ChartLegendItem swatch(std::string fill, std::string words) {
    return {ChartMark::Kind::bar, {std::move(fill), Pattern::plain, std::string(colour::quiet), 0.5}, std::move(words)};
}

void add_legend(ChartDraft& draft, const Heat& heat, const ChartInput& input) {
    const ChartColours& colours = input.options.colours;
    if (heat.largest > 0) {
        draft.legend.push_back(swatch(std::string(colour::paper), survey::one_survey(input.comparison)
                                                                      ? "no contact"
                                                                      : "no contact, or no more than before"));
        const std::uint64_t some = (heat.largest + 3) / 4;
        if (some < heat.largest) {
            draft.legend.push_back(swatch(
                heat_colour(root_share(static_cast<double>(some), static_cast<double>(heat.largest)), colours.heat),
                count_words(some)));
        }
        draft.legend.push_back(swatch(heat_colour(1, colours.heat), counted(heat.largest, "contact", "contacts")));
    }
    for (std::size_t a = 0; a < heat.labels.size(); ++a) {
        for (std::size_t b = 0; b <= a; ++b) {
            if (heat.kind(a, b) != HeatCell::number || heat.change(a, b) >= 0) continue;
            draft.legend.push_back({ChartMark::Kind::bar,
                                    {std::string(colour::paper), Pattern::plain, std::string(colours.lost), 1.1, true},
                                    "fewer than before"});
            a = heat.labels.size() - 1, b = a;
        }
    }
    if (std::ranges::count(heat.withheld, true) > 0)
        draft.legend.push_back({ChartMark::Kind::bar,
                                {std::string(colours.silent), Pattern::hatched, std::string(colour::within), 0.5},
                                fmt::format("not shown: within and between small {}", input.plural)});
    for (std::size_t a = 0; a < heat.labels.size(); ++a) {
        if (heat.kind(a, a) != HeatCell::no_pair) continue;
        draft.footer.push_back(fmt::format("–: one person of that {} was there{}, so no pair.", input.singular,
                                           survey::one_survey(input.comparison) ? "" : " both times"));
        break;
    }
}

struct PairCounts {
    survey::AreaPairs from, to;
    survey::AreaPairsChange change;                            // of two areas
    std::size_t areas = 0, more_within = 0, fewer_within = 0;  // that have a cell of their own
};

PairCounts count_pairs(const Heat& heat) {
    PairCounts counts{survey::pairs_of_areas(heat.from), survey::pairs_of_areas(heat.to),
                      survey::change_of_area_pairs(heat.from, heat.to)};
    for (std::size_t a = 0; a < heat.labels.size(); ++a) {
        if (heat.kind(a, a) != HeatCell::number) continue;
        ++counts.areas;
        counts.more_within += heat.change(a, a) > 0 ? 1U : 0U;
        counts.fewer_within += heat.change(a, a) < 0 ? 1U : 0U;
    }
    return counts;
}

std::string title_of(const ChartInput& input, const PairCounts& counts) {
    const auto number = [&](std::size_t count) { return count == 0 ? "none" : count_words(count); };
    std::string title;
    if (survey::one_survey(input.comparison)) {
        const std::string between = counted(counts.from.contacts, "contact", "contacts");
        if (counts.from.pairs == 1) return fmt::format("{} between the two {}", between, input.plural);
        title = fmt::format("{} of {} pairs of {} {} a contact", capitalised(number(counts.from.linked)),
                            count_words(counts.from.pairs), input.plural, counts.from.linked == 1 ? "has" : "have");
        return counts.from.linked == 0 ? title : title + fmt::format("; {} in all", between);
    }
    if (counts.from.pairs == 1) {
        // Contacts between two areas are all those across, unless small ones are together in one of the two.
        const Voice voice =
            input.shown.areas.merged > 0 ? Voice::numbers : voice_of(input.comparison.contact_changes.across);
        title = fmt::format("Contacts between the two {} {}", input.plural,
                            movement_words(counts.from.contacts, counts.to.contacts, voice));
    } else {
        title = fmt::format("{} of {} pairs of {} {} more contacts than before, {} fewer",
                            capitalised(number(counts.change.more)), count_words(counts.from.pairs), input.plural,
                            counts.change.more == 1 ? "has" : "have", number(counts.change.fewer));
    }
    if (counts.areas > 0) {
        title += fmt::format("; within, {} of {} {} more, {} fewer", number(counts.more_within),
                             counted(counts.areas, input.singular, input.plural),
                             counts.more_within == 1 ? "has" : "have", number(counts.fewer_within));
    }
    return title + verdict_ending(input);
}

Table table_of(const Heat& heat, const ChartInput& input) {
    Table table{"heat",
                fmt::format("Contacts, {} by {}", input.singular, input.singular),
                columns_of({"Pair", "before", "after", "change"}),
                {},
                "",
                {}};
    const bool one = survey::one_survey(input.comparison);
    if (one) table.columns = columns_of({"Pair", "contacts"});
    for (std::size_t a = 0; a < heat.labels.size(); ++a) {
        for (std::size_t b = 0; b <= a; ++b) {
            std::string name = a == b ? "Within " + heat.labels[a] : heat.labels[b] + " with " + heat.labels[a];
            if (heat.kind(a, b) == HeatCell::number) {
                table.rows.push_back({std::move(name), count_words(heat.from[a][b]), count_words(heat.to[a][b]),
                                      signed_words(heat.change(a, b))});
            } else {
                const char* why = heat.kind(a, b) == HeatCell::withheld ? "not shown" : "no pair";
                table.rows.push_back({std::move(name), why, why, why});
            }
            if (one) table.rows.back().erase(table.rows.back().begin() + 2, table.rows.back().end());
        }
    }
    return table;
}

/// The pair with the largest rise and that with the largest fall, where one stands out.
std::string largest_words(const Heat& heat) {
    std::string words;
    for (const bool rise : {true, false}) {
        std::int64_t most = 0;
        std::string largest;
        for (std::size_t a = 0; a < heat.labels.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                const std::int64_t change = rise ? heat.change(a, b) : -heat.change(a, b);
                if (change < most || change <= 0) continue;
                largest = change == most ? ""
                                         : fmt::format(" The largest {} is {} with {} ({}).", rise ? "rise" : "fall",
                                                       heat.labels[b], heat.labels[a], signed_words(heat.change(a, b)));
                most = change;
            }
        }
        words += largest;
    }
    return words;
}
}  // namespace

ChartDraft heat_chart(const ChartInput& input) {
    require_areas(input);
    const Heat heat = heat_of(input);
    const PairCounts counts = count_pairs(heat);
    ChartDraft draft;
    draft.title = title_of(input, counts);
    draft.subtitle = fmt::format(
        "How many contacts two {0} have: follow one to the left of its name, the other down from its name. On the "
        "steps: contacts within {1}.",
        input.plural, with_article(input.singular));
    const bool one = survey::one_survey(input.comparison);
    draft.alt =
        fmt::format("Table of contacts between {} {}, before and after. {} of {} pairs have more, {} fewer.",
                    heat.labels.size(), input.shown.areas.merged > 0 ? "groups of " + input.plural : input.plural,
                    counts.change.more, counts.from.pairs, counts.change.fewer) +
        (counts.areas > 0 ? fmt::format(" Within, {} of {} have more, {} fewer.", counts.more_within, counts.areas,
                                        counts.fewer_within)
                          : "") +
        largest_words(heat) + (verdict_ending(input).empty() ? "" : " No clear change overall.");
    if (one)
        draft.alt = fmt::format("Table of contacts between {} {}. {}.", heat.labels.size(),
                                input.shown.areas.merged > 0 ? "groups of " + input.plural : input.plural, draft.title);
    draft.table = table_of(heat, input);
    draft.footer.push_back(fmt::format("Counts are of pairs {}. A larger {} has more possible contacts.",
                                       seen_words(input.comparison), input.singular));
    if (input.shown.areas.merged > 0) {
        draft.footer.push_back(fmt::format("{} {} are shown together, so that no figure rests on fewer than {} people.",
                                           input.shown.areas.merged, input.plural, input.study.min_group));
    }
    add_legend(draft, heat, input);
    const ChartColours colours = input.options.colours;
    const std::array<std::string, 2> heads{input.before, input.after};
    draft.plot = [heat, heads, colours, one](ChartPage& page, const Box& room) {
        std::vector<HeatSide> sides{{heads[0], &heat.from}, {heads[1], &heat.to}, {"What changed", nullptr}};
        if (one) sides.erase(sides.begin() + 1, sides.end());
        const double height = room.bottom - room.top - 34;
        double width = one ? room.right - room.left : (room.right - room.left - 2 * gutter) / 3;
        Grid grid = grid_in(heat, sides, width, height);
        if (one) {
            grid.number = std::max(grid.number, smallest_number);
        } else if (grid.number < readable_number) {  // many areas: the change alone, as wide as the page
            sides.erase(sides.begin(), sides.begin() + 2);
            width = room.right - room.left;
            grid = grid_in(heat, sides, width, height);
            grid.number = std::max(grid.number, smallest_number);
        }
        double left = room.left;
        for (const HeatSide& side : sides) {
            const double top = page.head(left, room.top, width, side.head) + 6;
            draw_side(page, heat, side, grid, {left, top}, colours, width);
            left += width + gutter;
        }
    };
    return draft;
}

}  // namespace crosstie::io::diagram
