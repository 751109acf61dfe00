// The tables of ComparisonTables that speak of areas.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "io/answers/change/tables.hpp"
#include "io/answers/change/wording.hpp"
#include "io/release/once_observed.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t widest_matrix = 8;  // more areas: one row a pair

std::int64_t difference(std::uint64_t from, std::uint64_t to) {
    return static_cast<std::int64_t>(to) - static_cast<std::int64_t>(from);
}

/// How dark a cell is set: by the rise, as a share of the largest rise; fewer contacts are hatched.
int shade_of(std::int64_t change, std::int64_t largest) {
    if (change < 0) return -1;
    if (change == 0) return 0;
    return 1 + static_cast<int>((change - 1) * 4 / std::max<std::int64_t>(largest, 1));
}

}  // namespace

std::optional<Table> ComparisonTables::area_by_area() const {
    if (!shown_.areas_shown) return std::nullopt;
    const AreaTables& t = shown_.areas;
    Table table{"areas", fmt::format("Contacts, {} by {}", study_.by.singular, study_.by.singular), {},
                {},      "Contacts between people on both lists, of pairs answered both times.",    {}};
    for (const std::string& head :
         {capitalised(study_.by.singular), std::string("Within, before"), std::string("Within, after"),
          std::string("With others, before"), std::string("With others, after"), std::string("Change with others"),
          fmt::format("{} in contact, before", capitalised(study_.by.plural)),
          fmt::format("{} in contact, after", capitalised(study_.by.plural))}) {
        table.columns.push_back({head, !table.columns.empty()});
    }
    if (t.merged > 0) {
        table.note += fmt::format(
            " Contacts between the {} of the last row count as contacts across, but stand in its "
            "columns for within.",
            study_.by.plural);
    }
    for (std::size_t row = 0; row < t.labels.size(); ++row) {
        std::uint64_t from = 0, to = 0, reached_from = 0, reached_to = 0;
        for (std::size_t column = 0; column < t.labels.size(); ++column) {
            if (column == row) continue;
            from += t.contacts_from[row][column];
            to += t.contacts_to[row][column];
            if (t.contacts_from[row][column] > 0) ++reached_from;
            if (t.contacts_to[row][column] > 0) ++reached_to;
        }
        table.rows.push_back({t.labels[row], count_words(t.contacts_from[row][row]),
                              count_words(t.contacts_to[row][row]), count_words(from), count_words(to),
                              signed_words(difference(from, to)), count_words(reached_from), count_words(reached_to)});
    }
    return table;
}

std::optional<Table> ComparisonTables::between_areas() const {
    if (!shown_.areas_shown) return std::nullopt;
    const AreaTables& t = shown_.areas;
    const std::size_t n = t.labels.size();
    std::int64_t largest = 0;
    for (std::size_t row = 0; row < n; ++row) {
        for (std::size_t column = 0; column < n; ++column) {
            largest = std::max(largest, difference(t.contacts_from[row][column], t.contacts_to[row][column]));
        }
    }
    Table table{
        "between_areas", fmt::format("Contacts between {}, before and after", study_.by.plural), {}, {}, "", {}};
    if (n <= widest_matrix) {
        table.columns.push_back({capitalised(study_.by.singular), false});
        for (const std::string& label : t.labels) table.columns.push_back({label, true});
        for (std::size_t row = 0; row < n; ++row) {
            table.rows.push_back({t.labels[row]});
            table.shade.push_back({0});
            for (std::size_t column = 0; column < n; ++column) {
                const std::uint64_t from = t.contacts_from[row][column], to = t.contacts_to[row][column];
                table.rows.back().push_back(fmt::format("{} to {}", count_words(from), count_words(to)));
                table.shade.back().push_back(shade_of(difference(from, to), largest));
            }
        }
        table.note = fmt::format(
            "Read: 2 to 5 means two contacts before, five after; the diagonal is contacts within. The "
            "darker, the larger the rise; a dashed edge marks fewer than before.");
        return table;
    }
    for (const char* head : {"Pair", "Before", "After", "Change"})
        table.columns.push_back({head, !table.columns.empty()});
    std::size_t silent = 0;
    for (std::size_t row = 0; row < n; ++row) {
        for (std::size_t column = row; column < n; ++column) {
            const std::uint64_t from = t.contacts_from[row][column], to = t.contacts_to[row][column];
            if (from == 0 && to == 0) {
                ++silent;
                continue;
            }
            table.rows.push_back({row == column ? fmt::format("Within {}", t.labels[row])
                                                : fmt::format("{} and {}", t.labels[row], t.labels[column]),
                                  count_words(from), count_words(to), signed_words(difference(from, to))});
        }
    }
    if (silent > 0)
        table.note = fmt::format("{} more have no contact at either time.", counted(silent, "pair", "pairs"));
    return table;
}

std::optional<Table> ComparisonTables::pairs_of_areas() const {
    if (!shown_.cross_shown || shown_.areas.area_pairs == 0) return std::nullopt;
    const AreaTables& t = shown_.areas;
    Table table{"pairs_of_areas",
                fmt::format("Pairs of {}", study_.by.plural),
                {{"Figure", false}, {fmt::format("Pairs of {}", study_.by.plural), true}},
                {},
                "",
                {}};
    const auto row = [&](const char* what, std::uint64_t count) { table.rows.push_back({what, count_words(count)}); };
    row("All pairs", t.area_pairs);
    row("In contact before", t.linked_from);
    row("In contact after", t.linked_to);
    if (shown_.first_links) {
        row("In contact after, none recorded before", *shown_.first_links);
        if (*shown_.first_links > 0) row("Of these, everybody answered before", shown_.first_links_certain);
    }
    if (shown_.areas_shown) {
        std::uint64_t more = 0, same = 0, fewer = 0;
        for (std::size_t g = 0; g < t.labels.size(); ++g) {
            for (std::size_t h = g + 1; h < t.labels.size(); ++h) {
                const std::uint64_t from = t.contacts_from[g][h], to = t.contacts_to[g][h];
                ++(to > from ? more : to < from ? fewer : same);
            }
        }
        row("With more contacts than before", more);
        row("With as many", same);
        row("With fewer", fewer);
    }
    return table;
}

std::optional<Table> ComparisonTables::first_links() const {
    if (shown_.edition == Edition::public_ || !shown_.areas_shown || c_.cross_area.first_links.empty())
        return std::nullopt;
    Table table{"first_links",
                fmt::format("{} in contact {}", capitalised(study_.by.plural),
                            shown_.first_links_certain == c_.cross_area.first_links.size()
                                ? "for the first time"
                                : "after, with none recorded before"),
                {{"Pair", false}, {"Contacts after", true}, {"Everybody answered before", false}},
                {},
                "",
                {}};
    for (const change::FirstLink& link : c_.cross_area.first_links) {
        table.rows.push_back(
            {fmt::format("{} and {}", c_.cross_area.areas.labels[link.first], c_.cross_area.areas.labels[link.second]),
             count_words(c_.cross_area.contacts_to[link.first][link.second]),
             link.certain ? "yes" : "no: none recorded before"});
    }
    return table;
}

std::optional<Table> ComparisonTables::split() const {
    Table table{"split", "The change in links, part by part", {{"Part", false}, {"Links", true}}, {}, "", {}};
    const change::ChangeSplit& s = c_.split;
    const auto row = [&](const char* what, std::int64_t links) { table.rows.push_back({what, signed_words(links)}); };
    row("Among people on both lists, pairs answered both times", s.stayers);
    if (shown_.split_shown) {
        row("Brought by people who joined", s.joiners);
        row("Taken by people who left", -s.leavers);
        row("Pairs answered only once, not answered the other time", s.observation_not_answered);
        if (s.observation_not_asked != 0)
            row("Pairs answered only once, not asked the other time", s.observation_not_asked);
    } else if (shown_.waves_shown) {
        row("People who joined or left, and pairs answered only once", s.joiners - s.leavers + s.observation);
    }
    if (shown_.waves_shown) {
        row("Change in all links reported", s.total);
        table.note = fmt::format("All links reported: {} before, {} after. The parts add up to the change.",
                                 count_words(c_.before.ties), count_words(c_.after.ties));
    }
    return table;
}

std::optional<Table> ComparisonTables::intervals() const {
    const infer::DensityChange& d = c_.density;
    if (d.verdict == infer::Verdict::facts_only || d.verdict == infer::Verdict::no_change) return std::nullopt;
    Table table{
        "intervals",
        "The change in the share of pairs linked, judged several ways",
        {{"Method", false}, {"Change, points", true}, {"Standard error, points", true}, {"95% interval, points", true}},
        {},
        "The first decides \"clear\"; \"likely\" needs the jackknife and the one robust to shared people, and at least "
        "20 people. The others are for readers who want to see them.",
        {}};
    const auto row = [&](const char* what, const infer::DensityTest& test) {
        table.rows.push_back(
            {what, decimal_words(d.difference * 100, 1), decimal_words(test.se * 100, 1),
             std::isfinite(test.ci95[0])
                 ? fmt::format("{} to {}", decimal_words(test.ci95[0] * 100, 1), decimal_words(test.ci95[1] * 100, 1))
                 : std::string("not defined")});
    };
    row("Paired bootstrap of people", d.bootstrap);
    row("Jackknife of people", d.jackknife);
    row("Robust to shared people", d.dyadic_robust);
    row("The same, unbiased (social relations)", d.social_relations);
    if (d.resampled.draws > 0) {
        row("Paired bootstrap, shares of draws", {"", d.resampled.se, d.resampled.ci95, 0});
        table.note += fmt::format(" {} draws, seed {}.", count_words(d.resampled.draws), c_.options.seed);
    }
    return table;
}

std::optional<Table> ComparisonTables::chance() const {
    if (!shown_.cross_shown || !std::isfinite(c_.ei.expected)) return std::nullopt;
    Table table{"chance",
                fmt::format("Contacts across and within {}, beside chance", study_.by.plural),
                {{"Figure", false}, {before_, true}, {after_, true}},
                {},
                "E-I index: contacts across less contacts within, over all.",
                {}};
    const infer::EiChange& e = c_.ei;
    const auto crossing = [&](std::uint64_t across, std::uint64_t within) {
        return share_words(across, across + within);
    };
    const change::AreaTurnover &across = c_.cross_area.across, &within = c_.cross_area.within;
    table.rows.push_back({fmt::format("Share of contacts that cross {}", study_.by.plural),
                          crossing(across.contacts_before, within.contacts_before),
                          crossing(across.contacts_after, within.contacts_after)});
    const std::string by_chance = percent_words((1 + e.expected) / 2);
    table.rows.push_back({fmt::format("The same if {} played no part", study_.by.plural), by_chance, by_chance});
    table.rows.push_back({"E-I index", decimal_words(e.from, 2), decimal_words(e.to, 2)});
    table.rows.push_back({fmt::format("E-I index if {} played no part", study_.by.plural), decimal_words(e.expected, 2),
                          decimal_words(e.expected, 2)});
    if (std::fabs(e.expected_asked - e.expected) >= 0.005) {
        table.rows.push_back({"The same on pairs answered both times", decimal_words(e.expected_asked, 2),
                              decimal_words(e.expected_asked, 2)});
    }
    const auto range = [](const std::array<double, 2>& ends) {
        return std::isfinite(ends[0]) ? fmt::format("{} to {}", decimal_words(ends[0], 2), decimal_words(ends[1], 2))
                                      : std::string("not defined");
    };
    table.rows.push_back({"E-I index, least and most with as many contacts", range(e.range_from), range(e.range_to)});
    if (e.draws > 0) {
        table.note +=
            fmt::format(" Shuffled: the share of {} random relabellings of people's {} that reach the value, seed {}.",
                        count_words(e.draws), study_.by.plural, c_.options.seed);
        table.rows.push_back({"Shuffled: as low or lower", draws_words(e.from_at_most), draws_words(e.to_at_most)});
        table.rows.push_back({"Shuffled: as high or higher", draws_words(e.from_at_least), draws_words(e.to_at_least)});
        table.rows.push_back(
            {"Shuffled: a shift as far outward or further", "not applicable", draws_words(e.change_at_least)});
        table.rows.push_back(
            {"Shuffled: a shift as far inward or further", "not applicable", draws_words(e.change_at_most)});
    }
    const OddsRatios odds = odds_ratios(c_);
    table.rows.push_back(
        {"Odds of a link across, over odds within", decimal_words(odds.from, 2), decimal_words(odds.to, 2)});
    const auto& ci = c_.odds_ratio_interval.ci95;
    if (std::isfinite(odds.from) && std::isfinite(odds.to)) {
        table.rows.push_back({"Odds after over odds before", "not applicable", decimal_words(odds.to / odds.from, 2)});
        if (std::isfinite(ci[0])) {
            table.rows.push_back({"Its 95% interval, people drawn anew", "not applicable",
                                  fmt::format("{} to {}", decimal_words(ci[0], 2), decimal_words(ci[1], 2))});
        }
    }
    if (odds.corrected) {
        table.note += " Odds: 0.5 was added to all four counts of each survey, since one of them was 0.";
    }
    return table;
}

std::optional<Table> ComparisonTables::unanswered() const {
    const change::NonResponse& n = c_.non_response;
    if (n.missing_from + n.missing_to == 0 || n.pairs == 0 || !bounds_shown(study_, c_, shown_)) return std::nullopt;
    Table table{"unanswered",
                "What the unanswered pairs could do",
                {{"Figure", false}, {"Value", true}},
                {},
                "Undoing the change takes pairs unanswered before to be like those answered then; the range does not.",
                {}};
    table.rows.push_back({"Pairs asked about both times", count_words(n.pairs)});
    table.rows.push_back({"Of these unanswered before", count_words(n.missing_from)});
    table.rows.push_back({"Of these unanswered after", count_words(n.missing_to)});
    table.rows.push_back(
        {"Change in the share linked, whatever they hold, points", points_range_words(n.change_low, n.change_high)});
    if (const auto point = tipping_point(c_)) {
        const bool rise = c_.density.difference > 0;
        table.rows.push_back({fmt::format("Of those unanswered after, how many must be {} to undo the {}",
                                          rise ? "empty" : "links", rise ? "rise" : "fall"),
                              point->none_undoes ? "nothing would undo it" : point->needed});
        table.rows.push_back({fmt::format("{} among the answered pairs", rise ? "Empty" : "Links"), point->answered});
    }
    return table;
}

}  // namespace crosstie::io
