// Contacts area by area: before, after, change. Each pair of areas has one cell, since contacts have no direction.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "graph/base/error.hpp"
#include "graph/survey/area_totals.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/answers/change/wording.hpp"
#include "io/diagram/charts/heat_parts.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_areas = 40;

Heat heat_of(const ChartInput& input) {
    const AreaTables& tables = input.shown.areas;
    Heat heat{{}, tables.contacts_from, tables.contacts_to, {}, {}, 0, 0};
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
        for (std::size_t b = 0; b < a; ++b) {
            heat.largest = std::max({heat.largest, heat.from[a][b], heat.to[a][b]});
            heat.largest_rise = std::max(heat.largest_rise, heat.change(a, b));
        }
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

ChartLegendItem swatch(std::string fill, std::string words) {
    return {ChartMark::Kind::bar, {std::move(fill), Pattern::plain, std::string(colour::quiet), 0.5}, std::move(words)};
}

void add_legend(ChartDraft& draft, const Heat& heat, const ChartInput& input, bool change_alone) {
    const ChartColours& colours = input.options.colours;
    const std::uint64_t largest = change_alone ? static_cast<std::uint64_t>(heat.largest_rise) : heat.largest;
    const auto number = [&](std::uint64_t count) {
        return change_alone ? signed_words(static_cast<std::int64_t>(count)) : count_words(count);
    };
    if (largest > 0) {
        draft.legend.push_back(swatch(std::string(colour::paper), survey::one_survey(input.comparison) ? "no contact"
                                                                  : change_alone
                                                                      ? "no more than before"
                                                                      : "no contact, or no more than before"));
        const std::uint64_t some = (largest + 3) / 4;
        if (some < largest) {
            draft.legend.push_back(
                swatch(heat_colour(root_share(static_cast<double>(some), static_cast<double>(largest)), colours.heat),
                       number(some)));
        }
        draft.legend.push_back(
            swatch(heat_colour(1, colours.heat), number(largest) + (largest == 1 ? " contact" : " contacts")));
    }
    draft.legend.push_back(swatch(std::string(colour::disc), "within " + with_article(input.singular)));
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
                                fmt::format("not drawn: within and between the {} shown together", input.plural)});
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

/// "15 of 21 pairs of boroughs have more contacts than before, 2 fewer"; where none has more, of those with fewer.
std::string pairs_words(const PairCounts& counts, std::string_view plural) {
    const std::size_t more = counts.change.more, fewer = counts.change.fewer, pairs = counts.from.pairs;
    const bool rise = more > 0 || fewer == 0;
    const std::size_t first = rise ? more : fewer, second = rise ? fewer : more;
    const std::string_view word = rise ? "more" : "fewer", other = rise ? "fewer" : "more";
    if (first == pairs)
        return fmt::format("All {} pairs of {} have {} contacts than before", count_words(pairs), plural, word);
    if (first == 0) return fmt::format("No pair of {} has more contacts than before, or fewer", plural);
    return fmt::format("{} of {} pairs of {} {} {} contacts than before, {} {}", count_words(first), count_words(pairs),
                       plural, first == 1 ? "has" : "have", word, second == 0 ? "none" : count_words(second), other);
}

std::string two_words(const ChartInput& input) {
    const AreaTables& tables = input.shown.areas;
    return tables.merged > 0 ? areas_between(tables, input.plural) : "the two " + input.plural;
}

std::string title_of(const ChartInput& input, const PairCounts& counts) {
    const auto number = [&](std::size_t count) { return count == 0 ? "none" : count_words(count); };
    std::string title;
    if (survey::one_survey(input.comparison)) {
        const std::string between = counted(counts.from.contacts, "contact", "contacts");
        if (counts.from.pairs == 1) return fmt::format("{} between {}", between, two_words(input));
        title = fmt::format("{} of {} pairs of {} {} a contact", capitalised(number(counts.from.linked)),
                            count_words(counts.from.pairs), input.plural, counts.from.linked == 1 ? "has" : "have");
        return counts.from.linked == 0 ? title : title + fmt::format("; {} in all", between);
    }
    if (counts.from.pairs == 1) {
        // Contacts between two areas are all those across, unless small ones are together in one of the two.
        const Voice voice =
            input.shown.areas.merged > 0 ? Voice::numbers : voice_of(input.comparison.contact_changes.across);
        title = fmt::format("Contacts between {} {}", two_words(input),
                            movement_words(counts.from.contacts, counts.to.contacts, voice));
    } else {
        title = pairs_words(counts, input.plural);
    }
    if (counts.areas > 1) {  // of one alone the picture says it
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
                const char* why = heat.kind(a, b) == HeatCell::withheld ? "not drawn" : "no pair";
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
        "steps: contacts within {1}. Those with most contacts stand first.",
        input.plural, with_article(input.singular));
    const bool one = survey::one_survey(input.comparison);
    const std::string whose = areas_as_shown(input.shown.areas, input.plural);
    if (one) {
        draft.alt = fmt::format("Table of contacts between {}. {}.", whose, draft.title);
    } else if (counts.from.pairs == 1) {
        draft.alt = fmt::format("Table of contacts between {}, before and after. {}.", whose, draft.title);
    } else {
        const auto number = [](std::size_t pairs) { return pairs == 0 ? "none" : count_words(pairs); };
        draft.alt =
            fmt::format("Table of contacts between {}, before and after. {} of {} pairs have more, {} fewer.", whose,
                        capitalised(number(counts.change.more)), counts.from.pairs, number(counts.change.fewer));
        if (counts.areas > 0) {
            draft.alt += fmt::format(" Within, {} of {} have more, {} fewer.", number(counts.more_within), counts.areas,
                                     number(counts.fewer_within));
        }
        draft.alt += largest_words(heat) + (verdict_ending(input).empty() ? "" : " No clear change overall.");
    }
    draft.table = table_of(heat, input);
    draft.footer.push_back(fmt::format("Counts are of pairs {}. A larger {} has more possible contacts.",
                                       seen_words(input.comparison), input.singular));
    if (input.shown.areas.merged > 0) {
        draft.footer.push_back(fmt::format("{} {} are shown together, so that no figure rests on fewer than {} people.",
                                           input.shown.areas.merged, input.plural, input.study.min_group));
    }
    const ChartColours colours = input.options.colours;
    std::vector<HeatSide> sides{{input.before, &heat.from}, {input.after, &heat.to}, {"What changed", nullptr}};
    if (one) sides.erase(sides.begin() + 1, sides.end());
    const PageSize& size = page_size(input.options.size);
    const double whole = size.width - 2 * size.margin;
    // Many areas: the change alone, as wide as the page.
    const bool alone =
        !one && (heat.labels.size() > most_one_sided ||
                 grid_in(heat, sides, (whole - 2 * gutter) / 3, size.panel_height).number < readable_number);
    if (alone) sides.erase(sides.begin(), sides.begin() + 2);
    std::vector<std::string> heads;
    std::vector<int> shows;  // 0 before, 1 after, 2 the change
    for (const HeatSide& side : sides) {
        heads.push_back(side.head);
        shows.push_back(side.counts == &heat.from ? 0 : side.counts == &heat.to ? 1 : 2);
    }
    add_legend(draft, heat, input, alone);
    draft.plot = [heat = by_contacts(heat), heads, shows, colours](ChartPage& page, const Box& room) {
        std::vector<HeatSide> drawn;
        for (std::size_t k = 0; k < shows.size(); ++k)
            drawn.push_back({heads[k], shows[k] == 0 ? &heat.from : shows[k] == 1 ? &heat.to : nullptr});
        const auto panels = static_cast<double>(drawn.size());
        const double width = (room.right - room.left - (panels - 1) * gutter) / panels;
        Grid grid = grid_in(heat, drawn, width, room.bottom - room.top - 34);
        grid.number = std::max(grid.number, smallest_number);
        double left = room.left;
        for (const HeatSide& side : drawn) {
            const double top = page.head(left, room.top, width, side.head) + 6;
            draw_side(page, heat, side, grid, {left, top}, colours, width);
            left += width + gutter;
        }
    };
    return draft;
}

}  // namespace crosstie::io::diagram
