// The tables of ComparisonTables that hold what tests say: parts of the change, intervals, chance, unanswered pairs.
#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "graph/measure/ei_index.hpp"
#include "io/answers/change/case.hpp"
#include "io/answers/change/table_cells.hpp"
#include "io/answers/change/tables.hpp"
#include "io/answers/change/wording.hpp"
#include "io/release/once_observed.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

Table ComparisonTables::split() const {
    Table table{"split", "The change in links, part by part", columns_of("Part", Kind::change, {"Links"}), {}, "", {}};
    const change::ChangeSplit& s = c_.split;
    const auto row = [&](const char* what, Cell links) { table.rows.push_back({what, std::move(links)}); };
    row("Among people on both lists, pairs answered both times", f_("split.stayers"));
    if (shown_.split_shown) {
        row("Brought by people who joined", f_("split.joiners"));
        row("Taken by people who left", -s.leavers);
        row("Pairs answered only once, not answered the other time", f_("split.observation_not_answered"));
        if (s.observation_not_asked != 0)
            row("Pairs answered only once, not asked the other time", f_("split.observation_not_asked"));
    } else if (shown_.waves_shown) {
        row("People who joined or left, and pairs answered only once", s.joiners - s.leavers + s.observation);
    }
    if (shown_.waves_shown) {
        row("Change in all links reported", f_("split.total"));
        table.note = fmt::format("All links reported: {} before, {} after. The parts add up to the change.",
                                 count_words(c_.before.ties), count_words(c_.after.ties));
    }
    return table;
}

Table ComparisonTables::methods() const {
    const infer::DensityChange& d = c_.density;
    const bool tested = d.verdict != infer::Verdict::facts_only && d.verdict != infer::Verdict::no_change;
    const Why few = shown_.comparable ? Why::too_few : Why::not_observed;
    const Why no_variance = tested ? Why::negative_variance : few;
    Table table{"density.others",
                "The change judged by other methods",
                {{"method", "", Kind::words, "How the standard error is found"},
                 {"se", "", Kind::percent, "Standard error of the change"},
                 {"ci95", "", Kind::percent, "95% interval of the change"}},
                {},
                {},
                {}};
    table.shown = Shown::data_only;
    const auto row = [&](const infer::DensityTest& test, Why why) {
        const bool there = std::isfinite(test.ci95[0]) && std::isfinite(test.ci95[1]);
        table.rows.push_back({std::string(test.method), number_or(test.se, why),
                              there ? Cell(Range{test.ci95[0], test.ci95[1]}) : Cell(Undefined{why})});
    };
    row(d.bootstrap, few);
    row(d.jackknife, few);
    row(d.dyadic_robust, no_variance);
    return table;
}

std::optional<Table> ComparisonTables::intervals() const {
    const infer::DensityChange& d = c_.density;
    if (d.verdict == infer::Verdict::facts_only || d.verdict == infer::Verdict::no_change) return std::nullopt;
    Table table{
        "intervals",
        "The change in the share of pairs linked, judged several ways: " + verdict_words(c_),
        columns_of("Method", Kind::percent, {"Change, points", "Standard error, points", "95% interval, points"}),
        {},
        c_.has_areas
            ? "\"Clear\" needs the first two to lie to one side of no change, \"likely\" the first alone. The "
              "others are for readers who want to see them."
            : "\"Likely\" needs the first to lie to one side of no change. The others are for readers who want to "
              "see them.",
        {}};
    const auto row = [&](std::string what, const Cell& se, const Cell& interval) {
        table.rows.push_back({std::move(what), f_("density.difference"), se, interval});
    };
    const std::vector<Row> others = methods().rows;
    row("People as units (social relations)", f_("density.se"), f_("density.ci95"));
    if (c_.has_areas) {
        row(fmt::format("{} as units", capitalised(study_.by.plural)), by_areas(d.by_areas, "density.by_areas.se"),
            by_areas(d.by_areas, "density.by_areas.ci95"));
    }
    row("Paired bootstrap of people", others[0][1], others[0][2]);
    row("Jackknife of people", others[1][1], others[1][2]);
    row("Robust to shared people", others[2][1], others[2][2]);
    if (d.resampled.draws > 0) {
        row("Paired bootstrap, shares of draws", f_("density.resampled.se"), f_("density.resampled.ci95"));
        table.note += fmt::format(" {} draws, seed {}.", count_words(d.resampled.draws), c_.options.seed);
    }
    return table;
}

Cell ComparisonTables::by_areas(const infer::AreasTest& test, const std::string& figure) const {
    const Cell& cell = f_(figure);
    return test.why == infer::NoAreas::too_few ? cell.shown_as("fewer than 3 " + study_.by.plural) : cell;
}

std::optional<Table> ComparisonTables::contact_tests() const {
    if (!shown_.cross_shown) return std::nullopt;
    Table table{
        "contact_tests",
        fmt::format("Contacts across and within {}, each by its own test", study_.by.plural),
        columns_of("Contacts", Kind::percent,
                   {"Pairs", "Before, %", "After, %", "Change, points", "95% interval, people as units",
                    fmt::format("95% interval, {} as units", study_.by.plural), "How sure"}),
        {},
        "Of pairs of people of whom at least one told of the other both times, those in contact. \"Clear\" needs "
        "both intervals to lie to one side of no change, \"likely\" that of people alone.",
        {}};
    table.columns[1].kind = Kind::count;
    table.columns.back().kind = Kind::words;
    const auto row = [&](std::string what, const infer::JudgedChange& change, const std::string& under) {
        table.rows.push_back({std::move(what), change.pairs, f_(under + "from"), f_(under + "to"),
                              f_(under + "difference"), f_(under + "ci95"),
                              by_areas(change.by_areas, under + "by_areas.ci95"), verdict_words(change)});
    };
    row("Across " + study_.by.plural, c_.contact_changes.across, "cross_area.test.");
    row("Within " + study_.by.plural, c_.contact_changes.within, "cross_area.within.test.");
    return table;
}

std::optional<Table> ComparisonTables::chance() const {
    if (!shown_.cross_shown || !std::isfinite(c_.ei.expected)) return std::nullopt;
    Table table{"chance",
                fmt::format("Contacts across and within {}, beside chance", study_.by.plural),
                columns_of("Figure", Kind::decimal, {before_, after_}),
                {},
                "E-I index: contacts across less contacts within, over all.",
                {}};
    for (Column& column : table.columns) column.digits = 2;
    const infer::EiChange& e = c_.ei;
    const auto row = [&](std::string what, Cell from, Cell to) {
        table.rows.push_back({std::move(what), std::move(from), std::move(to)});
    };
    const change::AreaTurnover &across = c_.cross_area.across, &within = c_.cross_area.within;
    const auto crossing = [&](std::uint64_t over, std::uint64_t inside) {
        return Cell(Share{over, over + inside}).as(Kind::share);
    };
    row("Share of contacts that cross " + study_.by.plural, crossing(across.contacts_before, within.contacts_before),
        crossing(across.contacts_after, within.contacts_after));
    const Cell by_chance = Cell(measure::share_across_of_ei(e.expected)).as(Kind::share);
    row(fmt::format("The same if {} played no part", study_.by.plural), by_chance, by_chance);
    row("E-I index", f_("cross_area.ei.from"), f_("cross_area.ei.to"));
    row(fmt::format("E-I index if {} played no part", study_.by.plural), f_("cross_area.ei.expected"),
        f_("cross_area.ei.expected"));
    if (std::fabs(e.expected_asked - e.expected) >= 0.005) {
        row("The same on pairs answered both times", f_("cross_area.ei.expected_asked"),
            f_("cross_area.ei.expected_asked"));
    }
    row("E-I index, least and most with as many contacts", f_("cross_area.ei.range.from"),
        f_("cross_area.ei.range.to"));
    if (e.draws > 0) {
        table.note +=
            fmt::format(" Shuffled: the share of {} random relabellings of people's {} that reach the value, seed {}.",
                        count_words(e.draws), study_.by.plural, c_.options.seed);
        const auto p = [&](const char* figure) { return f_(std::string("cross_area.ei.p.") + figure).as(Kind::p); };
        row("Shuffled: as low or lower", p("from_at_most"), p("to_at_most"));
        row("Shuffled: as high or higher", p("from_at_least"), p("to_at_least"));
        row("Shuffled: a shift as far outward or further", "not applicable", p("change_at_least"));
        row("Shuffled: a shift as far inward or further", "not applicable", p("change_at_most"));
    }
    const change::OddsRatioChange odds = change::odds_ratio_of_ties(c_.cross_area);
    const auto odds_cell = [&](const char* figure, double value) {
        const Cell& cell = f_(std::string("cross_area.odds_ratio.") + figure);
        return std::isfinite(value) ? cell.shown_as(decimal_words(value, 3))
                                    : cell;  // their ratio is printed beside them
    };
    row("Odds of a link across, over odds within", odds_cell("from", odds.from), odds_cell("to", odds.to));
    if (std::isfinite(odds.from) && std::isfinite(odds.to)) {
        row("Odds after over odds before", "not applicable", f_("cross_area.odds_ratio.change"));
        if (std::isfinite(c_.odds_ratio_change.for_people.ci95[0])) {
            row("Its 95% interval, people as units", "not applicable", f_("cross_area.odds_ratio.ci95"));
        }
        if (std::isfinite(c_.odds_ratio_change.by_areas.ci95[0])) {
            row(fmt::format("Its 95% interval, {} as units", study_.by.plural), "not applicable",
                f_("cross_area.odds_ratio.by_areas.ci95"));
        }
        if (std::isfinite(c_.odds_ratio_interval.ci95[0])) {
            row("Its 95% interval, people drawn anew", "not applicable", f_("cross_area.odds_ratio.resampled.ci95"));
        }
        row("How sure links moved across", "not applicable", outward_words(c_.odds_ratio_change));
    }
    if (odds.corrected) {
        table.note += " Odds: 0.5 was added to all four counts of each survey, since one of them was 0.";
    }
    return table;
}

std::optional<Table> ComparisonTables::unanswered() const {
    const change::NonResponse& n = c_.non_response;
    if (n.missing_from + n.missing_to == 0 || n.pairs == 0 || !bounds_shown(study_, c_, shown_)) return std::nullopt;
    Table table{
        "unanswered",
        "What the unanswered pairs could do",
        columns_of("Figure", Kind::count, {"Value"}),
        {},
        "What would undo the change is worked out as if the pairs unanswered before were like those answered then; "
        "the range supposes nothing of them.",
        {}};
    const auto row = [&](std::string what, Cell value) { table.rows.push_back({std::move(what), std::move(value)}); };
    row("Pairs asked about both times", f_("non_response.pairs"));
    row("Of these unanswered before", f_("non_response.missing.from"));
    row("Of these unanswered after", f_("non_response.missing.to"));
    row("Change in the share linked, whatever they hold, points", f_("non_response.bounds").as(Kind::points));
    if (const auto point = tipping_words(c_)) {
        const bool rise = c_.density.difference > 0;
        row(fmt::format("Of those unanswered after, how many must be {} to undo the {}", rise ? "empty" : "links",
                        rise ? "rise" : "fall"),
            point->none_undoes ? "nothing would undo it" : point->needed);
        row(fmt::format("{} among the answered pairs", rise ? "Empty" : "Links"), point->answered);
    }
    return table;
}

}  // namespace crosstie::io
