// What lies beneath a comparison, of groups of people: formation, circles, areas beside chance, movers, work-streams.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "io/answers/change/detail_part.hpp"
#include "io/answers/change/detail_words.hpp"
#include "io/answers/change/table_cells.hpp"
#include "io/answers/change/wording.hpp"
#include "io/release/detail_shown.hpp"
#include "io/release/work_streams_shown.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t blocks_listed = 12;

/// A median of counts may lie between two of them.
Cell median(double value, int digits) {
    if (!std::isfinite(value)) return Undefined{Why::no_people};
    return Cell(value).shown_as(decimal_words(value, digits == 0 && value != std::floor(value) ? 1 : digits));
}

/// How the change inside a work-stream, or inside all, is told: the columns after who it is of.
std::vector<Column> change_columns() {
    return {{"actors", "", Kind::count, "People with an answer of their own observed both times"},
            {"pairs", "", Kind::count, "Pairs observed both times"},
            {"from", "Before, %", Kind::percent, "Share of pairs linked before"},
            {"to", "After, %", Kind::percent, "Share linked after"},
            {"difference", "Change, points", Kind::finer, "to - from"},
            {"se", "", Kind::percent, "Standard error of it"},
            {"ci95", "95% interval", Kind::percent, "95% interval of it"},
            {"verdict", "In words", Kind::words, "clear, likely, not distinguishable, no change or facts only"}};
}

/// An interval with no change inside shows it: "−0.01 to 8.41" where a decimal would print "0.0 to 8.4".
Cell told_apart(Cell cell, const std::array<double, 2>& ci95) {
    const auto hidden = [](double bound) { return bound != 0 && std::fabs(bound) < 0.0005; };
    if (!std::isfinite(ci95[0]) || !std::isfinite(ci95[1]) || (!hidden(ci95[0]) && !hidden(ci95[1]))) return cell;
    return cell.shown_as(hundredths_range_words(ci95[0], ci95[1], 2));
}

template <typename Change>
Row change_cells(const Change& d) {
    return {d.actors,
            d.pairs,
            number_or(d.from, Why::not_observed),
            number_or(d.to, Why::not_observed),
            number_or(d.difference, Why::not_observed),
            number_or(d.social_relations.se, Why::too_few),
            told_apart(interval(d.social_relations.ci95, Why::too_few), d.social_relations.ci95),
            Cell(std::string(infer::name_of(d.verdict))).shown_as(verdict_words(d.verdict, d.difference))};
}

}  // namespace

DetailPart formation_part(const Case& of) {
    const auto& formation = of.detail().formation;
    if (!formation || !of.shown().cross_shown) {
        return nothing_of("formation", no_areas_or_withheld(of, formation.has_value()));
    }
    const infer::FormationRate &across = formation->across, &within = formation->within;
    const infer::RateContrast& contrast = formation->across_against_within;
    DetailPart part{"formation_intervals", "",
                    detail_table("detail_formation", "How often a missing link formed, with intervals",
                                 {{"where", "Where", Kind::words, "Across or within areas"},
                                  {"formed", "Formed", Kind::count, "Ties that formed"},
                                  {"open", "Missing before", Kind::count, "Pairs without a tie before"},
                                  {"rate", "Share, %", Kind::percent, "formed / open"},
                                  {"ci95", "95% interval, %", Kind::percent, "95% interval of it"}}),
                    ThreatTo::area_findings};
    part.table.keyed = true;
    const auto row = [&](const char* key, const char* where, const infer::FormationRate& rate) {
        part.table.rows.push_back({Named{key, fmt::format("{} {}", where, of.study.by.plural)}, rate.formed, rate.open,
                                   number_or(rate.rate, Why::nothing_to_form), interval(rate.ci95, Why::too_few)});
    };
    row("across", "Across", across);
    row("within", "Within", within);
    if (std::isfinite(across.rate) && std::isfinite(within.rate)) {
        part.sentence =
            fmt::format("A missing link across {} had a {} chance of forming; within, {}.", of.study.by.plural,
                        chance_words(across.formed, across.open), chance_words(within.formed, within.open));
    }
    if (std::isfinite(contrast.ratio)) {
        part.table.note =
            std::isfinite(contrast.ratio_ci95[0])
                ? fmt::format("Across over within: {} (95% interval {}). ", decimal_words(contrast.ratio, 2),
                              decimal_range_words(contrast.ratio_ci95[0], contrast.ratio_ci95[1], 2))
                : fmt::format("Across over within: {}. ", decimal_words(contrast.ratio, 2));
    }
    if (contrast.draws > 0 && std::isfinite(contrast.difference)) {
        part.table.note += fmt::format(
            "{} shuffled over people: a difference as low or lower {}, as high or higher {}; "
            "{} draws, seed {}.",
            capitalised(of.study.by.plural), p_is(contrast.difference_at_most), p_is(contrast.difference_at_least),
            count_words(contrast.draws), of.comparison.options.seed);
    }
    part.data.emplace_back(data_record(
        "", {field("formation.difference", "Share formed across less that within",
                   number_or(contrast.difference, Why::nothing_to_form)),
             field("formation.difference_ci95", "95% interval", interval(contrast.difference_ci95, Why::too_few)),
             field("formation.ratio", "Across over within", number_or(contrast.ratio, Why::none_within)),
             field("formation.ratio_ci95", "95% interval", interval(contrast.ratio_ci95, Why::too_few)),
             field("formation.p_at_least", "Share of draws with as large a difference",
                   number_or(contrast.difference_at_least, Why::no_draws)),
             field("formation.p_at_most", "With as small a difference",
                   number_or(contrast.difference_at_most, Why::no_draws)),
             field("formation.draws", "Areas shuffled over people", contrast.draws),
             field("formation.seed", "Their seed", of.comparison.options.seed)}));
    return part;
}

DetailPart people_part(const Case& of) {
    const infer::EgoChange& e = of.detail().people;
    const Disclosed& shown = of.shown();
    if (e.contacts.people == 0) return nothing_of("people", Undefined{Why::no_people});
    // Each survey's own answers: beside pairs answered both times their sums tell of who joined or left.
    if (!circles_shown(e.contacts, shown) || !shown.waves_shown) return nothing_of("people", Withheld{});
    DetailPart part{"people_change", "",
                    detail_table("detail_people", "Single people's circles: medians, and who rose or fell",
                                 {{"figure", "Figure", Kind::words, "What is counted of each person"},
                                  {"people", "", Kind::count, "People who answered both times"},
                                  {"median_from", "Before", Kind::exact, "Median before"},
                                  {"median_to", "After", Kind::exact, "Median after"},
                                  {"rose", "Rose", Kind::count, "People of whom it rose"},
                                  {"fell", "Fell", Kind::count, "People of whom it fell"},
                                  {"level", "Same", Kind::count, "People of whom it stayed"},
                                  {"mean_change", "Mean change", Kind::decimal, "Mean of people's changes", 2},
                                  {"mean_change_ci95", "95% interval", Kind::decimal, "People drawn anew", 2}})};
    part.table.keyed = true;
    Record missing = data_record("", {});
    // Of whom a figure is not defined are those who name nobody.
    const auto may_tell = [&](const infer::PairedChange& change) {
        return circles_shown(change, shown) && !few(e.contacts.people - change.people, shown);
    };
    const auto row = [&](const char* key, std::string what, const infer::PairedChange& change, int digits, bool there,
                         bool may_show) {
        if (!there || change.people == 0 || !may_show || !may_tell(change)) {
            const Cell why = !there               ? Cell(no_areas(of))
                             : change.people == 0 ? Cell(Undefined{Why::no_people})
                                                  : Cell(Withheld{});
            missing.fields.push_back(field(std::string("people.") + key, "", why));
            return;
        }
        const bool counts = circles_counted(change, shown);
        const auto count = [&](std::size_t people) { return counts ? Cell(people) : Cell(Withheld{}); };
        part.table.rows.push_back({Named{key, std::move(what)}, change.people, median(change.before[1], digits),
                                   median(change.after[1], digits), count(change.rose), count(change.fell),
                                   count(change.level), number_or(change.mean_change, Why::no_people),
                                   interval(change.mean_change_ci95, Why::too_few)});
    };
    const bool areas = of.comparison.has_areas, cross = shown.cross_shown;
    const bool by_name = told_by_name(of.study, of.comparison);
    row("contacts", by_name ? "People named" : "Contacts", e.contacts, 0, true, true);
    row("areas_reached", capitalised(of.study.by.plural) + " among them", e.areas_reached, 0, areas, cross);
    row("share_outside", "Share outside their own " + of.study.by.singular, e.share_outside, 2, areas, cross);
    row("blau", "How mixed they are (Blau)", e.blau, 2, areas, cross);
    row("effective_size", "Separate circles (effective size)", e.effective_size, 1, true, true);
    const infer::PairedChange& reached = e.areas_reached;
    const bool by_area = areas && cross && reached.people > 0 && may_tell(reached);
    const auto half = [](double value) { return static_cast<std::uint64_t>(std::ceil(value)); };
    const auto named = [&](double value) {
        return by_name ? people_words(half(value)) : counted(half(value), "contact", "contacts");
    };
    part.sentence =
        by_area ? fmt::format("At least half {} {} or more before, and {} or more after.",
                              by_name ? "named people of" : "had contacts of",
                              counted(half(reached.before[1]), of.study.by.singular, of.study.by.plural),
                              count_words(half(reached.after[1])))
                : fmt::format("At least half {} {} or more before, and {} or more after.", by_name ? "named" : "had",
                              named(e.contacts.before[1]), count_words(half(e.contacts.after[1])));
    if (by_area) part.threatened = ThreatTo::area_findings;
    part.table.note =
        fmt::format("People {}{}. People share links, so the intervals are rather too narrow.",
                    survey::answers_on_record(of.study, of.comparison) ? "who answered both times" : "on both lists",
                    by_name ? ", by each survey's own answers" : "");
    part.data.emplace_back(std::move(missing));
    return part;
}

DetailPart blocks_part(const Case& of) {
    const auto& blocks = of.detail().blocks;
    if (!blocks || !single_areas_shown(of.shown())) {
        return nothing_of("blocks", no_areas_or_withheld(of, blocks.has_value()));
    }
    const auto& labels = of.comparison.cross_area.areas.labels;
    Table all =
        detail_table("detail_blocks.rows", fmt::format("Links, {} by {}", of.study.by.singular, of.study.by.singular),
                     {seen("From, to", Kind::words),
                      {"from_area", "", Kind::count, "Place of the area that names, among the labels"},
                      {"to_area", "", Kind::count, "Place of the area that is named"},
                      {"ties_from", "Before", Kind::count, "Ties before"},
                      {"ties_to", "After", Kind::count, "Ties after"},
                      {"pairs", "Pairs", Kind::count, "Pairs observed both times"},
                      {"change", "Change, points", Kind::finer, "Of the share linked"},
                      {"p_at_least", "", Kind::p_exact, "Share of draws with as large a change"},
                      {"p_at_most", "", Kind::p_exact, "With as small a change"},
                      {"p_two_sided", "p", Kind::p_exact, "Twice the smaller of the two, at most 1"},
                      {"p_adjusted", "p, all tested", Kind::p_exact, "Allowing for all tested (Holm)"}});
    std::vector<std::size_t> tested;
    for (const infer::BlockChange& b : blocks->blocks) {
        if (std::isfinite(b.p_two_sided)) tested.push_back(all.rows.size());
        all.rows.push_back(
            {b.from == b.to ? "Within " + labels[b.from] : fmt::format("{}, {}", labels[b.from], labels[b.to]), b.from,
             b.to, b.ties_before, b.ties_after, b.cells, number_or(b.change(), Why::no_pairs),
             number_or(b.p_at_least, Why::no_pairs), number_or(b.p_at_most, Why::no_pairs),
             number_or(b.p_two_sided, Why::no_pairs), number_or(b.p_adjusted, Why::no_pairs)});
    }
    std::ranges::stable_sort(tested, {}, [&](std::size_t k) { return blocks->blocks[k].p_two_sided; });
    const Table seen_of_all = for_readers(all, "detail_blocks",
                                          fmt::format("Links from {} to {}: the changes least likely by chance",
                                                      of.study.by.singular, of.study.by.singular));
    DetailPart part{"blocks", "", seen_of_all, ThreatTo::area_findings};
    part.table.rows.clear();
    if (of.shown().areas_shown && blocks->tested > 0) {
        for (std::size_t k = 0; k < std::min(tested.size(), blocks_listed); ++k) {
            part.table.rows.push_back(seen_of_all.rows[tested[k]]);
        }
        const infer::BlockChange& most = blocks->blocks[tested.front()];
        part.sentence = fmt::format(
            "The change of links least likely by chance is {}, {} points; allowing for all {} tested, {}: {}.",
            most.from == most.to ? "within " + labels[most.from]
                                 : fmt::format("from {} to {}", labels[most.from], labels[most.to]),
            finer_points_words(most.change()), count_words(blocks->tested), p_is(most.p_adjusted),
            most.p_adjusted < 0.05 ? "more than chance would give" : "no more than chance would give");
        part.table.note = fmt::format(
            "Beside {} shuffled over people ({} draws, seed {}). {} were tested, of which chance alone "
            "would make about one in twenty look unusual; the last column allows for that (Holm).",
            of.study.by.plural, count_words(blocks->draws), blocks->seed, count_words(blocks->tested));
        if (tested.size() > blocks_listed) {
            part.table.note += fmt::format(" The {} least likely are shown.", blocks_listed);
        }
    }
    part.data.emplace_back(data_record("", {field("blocks.labels", "The areas", labels),
                                            field("blocks.tested", "Pairs of areas with a p", blocks->tested),
                                            field("blocks.draws", "Areas shuffled over people", blocks->draws),
                                            field("blocks.seed", "Their seed", blocks->seed)}));
    all.shown = Shown::data_only;
    part.data.emplace_back(std::move(all));
    return part;
}

DetailPart flow_part(const Case& of) {
    const auto& flow = of.detail().flow;
    if (!flow || !single_areas_shown(of.shown())) {
        return nothing_of("flow", no_areas_or_withheld(of, flow.has_value()));
    }
    const auto place = [&](std::size_t area) -> std::string {
        return area < flow->group_count() ? flow->labels[area]
               : area == flow->unknown()  ? "not known"
                                          : "not on the list";
    };
    Table all = detail_table("detail_flow.places", "Where people were before and after",
                             {{"from", "", Kind::words, "Their area before"},
                              {"to", "", Kind::words, "Their area after"},
                              {"people", "", Kind::count, "How many; pairs of areas with nobody are left out"}});
    all.shown = Shown::data_only;
    DetailPart part{"flow", "",
                    detail_table("detail_flow", fmt::format("Who moved to another {}", of.study.by.singular),
                                 {{"From"}, {"To"}, seen("People", Kind::count)}),
                    ThreatTo::area_findings};
    for (std::size_t g = 0; g < flow->actors.size(); ++g) {
        for (std::size_t h = 0; h < flow->actors.size(); ++h) {
            if (flow->actors[g][h] == 0) continue;
            Row row{place(g), place(h), flow->actors[g][h]};
            if (g != h && g < flow->group_count() && h < flow->group_count()) part.table.rows.push_back(row);
            all.rows.push_back(std::move(row));
        }
    }
    Table movers = detail_table("detail_flow.movers", "People whose area differs after",
                                {{"id", "", Kind::person, "The person's id"},
                                 {"from_area", "", Kind::count, "Place of their area before, among the labels"},
                                 {"to_area", "", Kind::count, "Place of their area after"}});
    movers.shown = Shown::data_only;
    movers.people = true;
    for (const change::GroupMove& move : flow->movers) {
        movers.rows.push_back({Person{of.study.actors[move.actor].id, person_words(of.study, move.actor, of.edition)},
                               move.from, move.to});
    }
    if (!flow->movers.empty()) {
        part.sentence = fmt::format(
            "{} moved to another {} and {} stayed; figures by {} count each where they were before.",
            people_words(flow->movers.size()), of.study.by.singular, count_words(flow->stayed), of.study.by.singular);
    } else {
        part.table.rows.clear();
    }
    part.data.emplace_back(data_record("", {field("flow.labels", "The areas of both surveys", flow->labels)}));
    part.data.emplace_back(std::move(all));
    part.data.emplace_back(std::move(movers));
    return part;
}

DetailPart work_streams_part(const Case& of) {
    const survey::ChangeDetail& d = of.detail();
    const Disclosed& shown = of.shown();
    Table all = detail_table("detail_work_streams", "Inside each work-stream",
                             {{"work_stream", "", Kind::key, "The work-stream's id"},
                              {"label", "Work-stream", Kind::words, "Its label"},
                              {"members", "People", Kind::count, "On both lists, of it at either survey"}});
    for (Column& column : change_columns()) all.columns.push_back(std::move(column));
    all.shown = Shown::data_only;
    const auto row = [](Cell id, const std::string& label, std::size_t people, Row cells) {
        Row made{std::move(id), label, people};
        made.insert(made.end(), cells.begin(), cells.end());
        return made;
    };
    const ShownStreams streams = shown_streams(of.networks(), of.comparison, shown);
    std::string told, sentence;
    for (const survey::WorkStreamChange& stream : d.work_streams) {
        if (!streams.shows(stream.work_stream)) continue;
        const WorkStream& named = of.study.work_streams[stream.work_stream];
        all.rows.push_back(row(named.id, named.label, stream.members.size(), change_cells(stream.change)));
        told += fmt::format("{}{} {} points ({})", told.empty() ? "" : ", ", named.label,
                            finer_points_words(stream.change.difference),
                            verdict_words(stream.change.verdict, stream.change.difference));
    }
    if (!told.empty()) {
        sentence = fmt::format("Change in the share of pairs linked inside each work-stream: {}.", told);
    }
    std::string note = "Links among people of a work-stream who are on both lists, pairs answered both times.";
    Table with_all = all;
    const auto& pooled = d.inside_work_streams;
    Record inside = data_record("", {});
    if (pooled && streams.pooled_shown && !few(pooled->actors, shown)) {
        const Row cells = change_cells(*pooled);
        with_all.rows.push_back(row("", "All, each inside its own", pooled->actors, cells));
        note += fmt::format(" The last row pools people of exactly one work-stream; {} of several left out.",
                            few(d.in_several_streams, shown) ? "people" : people_words(d.in_several_streams));
        const std::vector<Column> columns = change_columns();
        for (std::size_t k = 0; k < columns.size(); ++k) {
            inside.fields.push_back(field("inside_work_streams." + columns[k].key, columns[k].meaning, cells[k]));
        }
    } else {
        inside.fields.push_back(
            field("inside_work_streams", "", pooled ? Cell(Withheld{}) : Cell(Undefined{Why::one_work_stream})));
    }
    if (pooled && !streams.pooled_shown)
        note += " All together are not shown: beside the others they would tell of a few people.";
    const bool all_against = std::ranges::all_of(d.stream_contrasts, [&](const survey::WorkStreamContrast& one) {
        return streams.shows_of_one(one.first) && streams.shows_of_one(one.second);
    });
    if (!all_against || (!d.stream_contrasts.empty() && few(d.in_several_streams, shown))) {
        note +=
            " Where one is not set against another, its people of no other work-stream beside all its people would "
            "tell of a few.";
    }
    with_all.note = note + " A few work-streams are no sample of others: this speaks of these only.";
    DetailPart part{"work_streams_change", std::move(sentence),
                    for_readers(with_all, "detail_work_streams_shown", all.caption)};
    part.data.emplace_back(std::move(all));
    part.data.emplace_back(std::move(inside));
    return part;
}

}  // namespace crosstie::io
