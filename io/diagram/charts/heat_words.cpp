// What a heat chart says: title, key, table and the largest changes in words.
#include <fmt/format.h>

#include <algorithm>

#include "graph/survey/one_survey.hpp"
#include "io/answers/change/wording.hpp"
#include "io/diagram/charts/heat_parts.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
ChartLegendItem swatch(std::string fill, std::string words) {
    return {ChartMark::Kind::bar, {std::move(fill), Pattern::plain, std::string(colour::quiet), 0.5}, std::move(words)};
}

void add_swatches(ChartDraft& draft, const Heat& heat, const ChartInput& input, HeatShows shows) {
    const bool change_alone = shows == HeatShows::change;
    const std::uint64_t largest = change_alone ? static_cast<std::uint64_t>(heat.largest_rise) : heat.largest;
    if (largest == 0) return;
    const ChartColours& colours = input.options.colours;
    const auto number = [&](std::uint64_t count) {
        return change_alone ? signed_words(static_cast<std::int64_t>(count)) : count_words(count);
    };
    const bool tells_change = shows == HeatShows::by_room && !survey::one_survey(input.comparison);
    draft.legend.push_back(swatch(std::string(colour::paper), change_alone   ? "no more than before"
                                                              : tells_change ? "no contact, or no more than before"
                                                                             : "no contact"));
    const std::uint64_t some = (largest + 3) / 4;
    if (some < largest) {
        draft.legend.push_back(
            swatch(heat_colour(root_share(static_cast<double>(some), static_cast<double>(largest)), colours.heat),
                   number(some)));
    }
    draft.legend.push_back(
        swatch(heat_colour(1, colours.heat), number(largest) + (largest == 1 ? " contact" : " contacts")));
}

bool any_fewer(const Heat& heat, bool within) {
    for (std::size_t a = 0; a < heat.labels.size(); ++a) {
        for (std::size_t b = 0; b <= a; ++b) {
            if (heat.kind(a, b) == HeatCell::number && (within || a != b) && heat.change(a, b) < 0) return true;
        }
    }
    return false;
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

/// Of one survey: "12 of 21 pairs of boroughs have a contact; 43 contacts in all".
std::string survey_title(const ChartInput& input, const survey::AreaPairs& pairs, const std::string& begin) {
    const std::string between = counted(pairs.contacts, "contact", "contacts");
    if (pairs.pairs == 1) return fmt::format("{}{} between {}", begin, between, two_words(input));
    const std::string linked = pairs.linked == 0 ? "none" : count_words(pairs.linked);
    std::string title = fmt::format("{}{} of {} pairs of {} {} a contact", begin, linked, count_words(pairs.pairs),
                                    input.plural, pairs.linked == 1 ? "has" : "have");
    if (pairs.linked > 0) title += fmt::format("; {} in all", between);
    return capitalised(title);
}
}  // namespace

std::string heat_title(const ChartInput& input, const PairCounts& counts, HeatShows shows) {
    if (survey::one_survey(input.comparison)) return survey_title(input, counts.from, "");
    if (shows == HeatShows::before || shows == HeatShows::after) {
        const bool after = shows == HeatShows::after;
        return survey_title(input, after ? counts.to : counts.from, of_wave(input.study, input.comparison, after));
    }
    const auto number = [&](std::size_t count) { return count == 0 ? "none" : count_words(count); };
    std::string title;
    if (counts.from.pairs == 1) {
        // Contacts between two areas are all those across, unless small ones are together in one of the two.
        const Voice voice =
            input.shown.areas.merged > 0 ? Voice::numbers : voice_of(input.comparison.contact_changes.across);
        title = fmt::format("Contacts between {} {}", two_words(input),
                            movement_words(counts.from.contacts, counts.to.contacts, voice));
    } else {
        title = pairs_words(counts, input.plural);
    }
    if (counts.areas > 1 && shows != HeatShows::both) {  // of one alone the picture says it
        title += fmt::format("; within, {} of {} {} more, {} fewer", number(counts.more_within),
                             counted(counts.areas, input.singular, input.plural),
                             counts.more_within == 1 ? "has" : "have", number(counts.fewer_within));
    }
    return title + verdict_ending(input);
}

PairCounts heat_pairs(const Heat& heat) {
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

void add_heat_legend(ChartDraft& draft, const Heat& heat, const ChartInput& input, HeatShows shows) {
    const ChartColours& colours = input.options.colours;
    const bool one = survey::one_survey(input.comparison), both = shows == HeatShows::both;
    const bool one_wave = one || shows == HeatShows::before || shows == HeatShows::after;
    add_swatches(draft, heat, input, shows);
    if (!both) draft.legend.push_back(swatch(std::string(colour::disc), "within " + with_article(input.singular)));
    if (!one_wave && any_fewer(heat, !both)) {
        draft.legend.push_back({ChartMark::Kind::bar,
                                {std::string(colour::paper), Pattern::plain, std::string(colours.lost), 1.1, true},
                                "fewer than before"});
    }
    if (both) return;
    if (std::ranges::count(heat.withheld, true) > 0)
        draft.legend.push_back({ChartMark::Kind::bar,
                                {std::string(colours.silent), Pattern::hatched, std::string(colour::within), 0.5},
                                fmt::format("not drawn: within and across the {} shown together", input.plural)});
    for (std::size_t a = 0; a < heat.labels.size(); ++a) {
        if (heat.kind(a, a) != HeatCell::no_pair) continue;
        draft.footer.push_back(
            fmt::format("–: one person of that {} was there{}, so no pair.", input.singular, one ? "" : " both times"));
        break;
    }
}

Table heat_table(const Heat& heat, const ChartInput& input, HeatShows shows) {
    Table table{"heat", fmt::format("Contacts, {} by {}", input.singular, input.singular), {}, {}, "", {}};
    const bool one = survey::one_survey(input.comparison) || shows == HeatShows::before || shows == HeatShows::after;
    const auto& counts = shows == HeatShows::after ? heat.to : heat.from;
    table.columns = one ? columns_of({"Pair", "contacts"}) : columns_of({"Pair", "before", "after", "change"});
    for (std::size_t a = 0; a < heat.labels.size(); ++a) {
        for (std::size_t b = 0; b <= a; ++b) {
            if (a == b && shows == HeatShows::both) continue;
            std::string name = a == b ? "Within " + heat.labels[a] : heat.labels[b] + " with " + heat.labels[a];
            if (heat.kind(a, b) != HeatCell::number) {
                const char* why = heat.kind(a, b) == HeatCell::withheld ? "not drawn" : "no pair";
                table.rows.push_back({std::move(name), why, why, why});
                if (one) table.rows.back().erase(table.rows.back().begin() + 2, table.rows.back().end());
            } else if (one) {
                table.rows.push_back({std::move(name), count_words(counts[a][b])});
            } else {
                table.rows.push_back({std::move(name), count_words(heat.from[a][b]), count_words(heat.to[a][b]),
                                      signed_words(heat.change(a, b))});
            }
        }
    }
    return table;
}

std::string heat_alt(const ChartInput& input, const Heat& heat, const PairCounts& counts, const std::string& title,
                     HeatShows shows) {
    const std::string whose = areas_as_shown(input.shown.areas, input.plural);
    const bool one_wave = shows == HeatShows::before || shows == HeatShows::after;
    const std::string begin =
        fmt::format("Table of contacts {} {}", counts.from.pairs == 1 ? "between" : "across", whose);
    if (survey::one_survey(input.comparison) || one_wave) return fmt::format("{}. {}.", begin, title);
    if (counts.from.pairs == 1) return fmt::format("{}, before and after. {}.", begin, title);
    const auto number = [](std::size_t pairs) { return pairs == 0 ? "none" : count_words(pairs); };
    std::string alt =
        fmt::format("{}, before and after. {} of {} pairs have more, {} fewer.", begin,
                    capitalised(number(counts.change.more)), counts.from.pairs, number(counts.change.fewer));
    if (counts.areas > 0 && shows != HeatShows::both) {
        alt += fmt::format(" Within, {} of {} have more, {} fewer.", number(counts.more_within), counts.areas,
                           number(counts.fewer_within));
    }
    return alt + largest_words(heat) + (verdict_ending(input).empty() ? "" : " No clear change overall.");
}

}  // namespace crosstie::io::diagram
