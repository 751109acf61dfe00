// What lies beneath a comparison: the parts in their order, and those of strengths, pairs, questions and surveys.
#include "io/answers/change/detail_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/model/shown_name.hpp"
#include "io/answers/change/detail_part.hpp"
#include "io/answers/change/detail_tests.hpp"
#include "io/answers/change/detail_words.hpp"
#include "io/answers/change/table_cells.hpp"
#include "io/release/once_observed.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t most_waves_paired = 5;  // more: each survey with the next, and the first with the last

/// The columns of a turnover after those that say whose it is.
std::vector<Column> turnover_columns(std::vector<Column> columns) {
    columns.insert(columns.end(), {{"from", "Before", Kind::count, "Ties before"},
                                   {"kept", "Lasted", Kind::count, "Tie at both"},
                                   {"lost", "Lost", Kind::count, "Tie before, none after"},
                                   {"gained", "New", Kind::count, "No tie before, tie after"},
                                   {"to", "After", Kind::count, "Ties after"},
                                   {"neither", "", Kind::count, "No tie at either"},
                                   {"jaccard", "Jaccard", Kind::decimal, "kept / (kept + gained + lost)", 2}});
    return columns;
}

void add_turnover(Row& row, const change::Turnover& t) {
    row.insert(row.end(),
               {t.before(), t.kept, t.lost, t.gained, t.after(), t.neither, number_or(t.jaccard(), Why::no_ties)});
}

std::vector<Column> strength_columns(const std::string& under) {
    return {{under + "stronger", "Stronger", Kind::count, "Tie at both, strength higher after"},
            {under + "same", "Same", Kind::count, "Tie at both, strength equal"},
            {under + "weaker", "Weaker", Kind::count, "Tie at both, strength lower after"},
            {under + "begun", "Begun", Kind::count, "No tie before, tie after"},
            {under + "ended", "Ended", Kind::count, "Tie before, none after"}};
}

void add_strengths(Row& row, const change::StrengthShift& s) {
    row.insert(row.end(), {s.stronger, s.same, s.weaker, s.begun, s.ended});
}

void fields_of_conditions(Record& into, const change::ReconstructionConditions& c) {
    const std::string under = "treatments.reconstruction.conditions.";
    const auto add = [&](const std::string& key, const char* meaning, const Cell& cell) {
        into.fields.push_back(field(under + key, meaning, cell));
    };
    add("silent_named_alike", "People who did not answer are named like the others", c.alike);
    add("mutual_by_meaning", "The question is mutual by its meaning", c.mutual);
    add("reciprocity_high", "Links are mostly named back at both surveys", c.reciprocal);
    const auto waves = [&](const std::string& key, const char* meaning, const std::array<double, 2>& values, Why why) {
        add(key + ".from", meaning, number_or(values[0], why));
        add(key + ".to", meaning, number_or(values[1], why));
    };
    waves("named_share_answered", "Share of answers that name them: of who answered", c.named_share_answered,
          Why::no_people);
    waves("named_share_silent", "The same of who did not answer", c.named_share_silent, Why::no_people);
    waves("gap", "Silent less answered, in standard deviations", c.gap, Why::no_people);
    waves("reciprocity", "Share of links named back", c.reciprocity, Why::no_ties);
}

std::string relation_name(const Study& study, std::size_t k) { return capitalised(shown_name(study.relations[k])); }

}  // namespace

DetailPart treatments_part(const Case& of) {
    const change::Treatments& t = of.detail().treatments;
    if (!treatments_shown(of.study, of.comparison, of.shown())) return nothing_of("treatments", Withheld{});
    DetailPart part{"treatments", "",
                    detail_table("detail_treatments", "Those who did not answer, treated five ways",
                                 {{"way", "Way", Kind::words, "How silence is read"},
                                  {"from", "Before, %", Kind::percent, "Share of pairs linked before"},
                                  {"to", "After, %", Kind::percent, "Share linked after"},
                                  {"difference", "Change, points", Kind::finer, "to - from"},
                                  {"pairs.from", "Pairs before", Kind::count, "Pairs it is taken over, before"},
                                  {"pairs.to", "Pairs after", Kind::count, "Pairs after"}})};
    Table& made = part.table;
    made.keyed = true;
    if (t.pairs == 0 || t.missing_before + t.missing_after == 0) made.shown = Shown::data_only;
    const auto row = [&](const char* key, const char* way, const change::TreatedChange& change) {
        made.rows.push_back({Named{key, way}, number_or(change.before, Why::not_observed),
                             number_or(change.after, Why::not_observed),
                             number_or(change.difference, Why::not_observed), change.cells_before, change.cells_after});
    };
    row("available_case", "Answered pairs of each survey (available case)", t.available_case);
    row("complete_case", "Only people who answered both times (complete case)", t.complete_case);
    row("reconstruction", "A silent person's links as others report them (reconstruction)", t.reconstruction);
    row("imputation", "Unanswered pairs drawn like the answered ones (imputation)", t.imputation);
    row("zero_fill", "Silence read as no link (older reports did so)", t.zero_fill);
    made.note =
        "The paper counts pairs answered both times only, so its shares are others. Changes are taken before rounding. "
        "The "
        "last row is wrong on purpose: fewer answers at the second survey look like a fall.";
    if (std::isfinite(t.reconstruction.difference)) made.note += reconstruction_words(t.conditions);
    if (t.draws > 0) {
        made.note += fmt::format(" Imputed changes: 95% of {} draws lie at {} points, seed {}.", count_words(t.draws),
                                 hundredths_range_words(t.imputed_range[0], t.imputed_range[1], 1), t.seed);
    }
    if (part.for_readers() && std::isfinite(t.available_case.difference) && std::isfinite(t.zero_fill.difference)) {
        part.sentence = fmt::format(
            "Counting all pairs that each survey answered, the share linked changed by {} points; had silence been "
            "read as "
            "no link, by {}.",
            finer_points_words(t.available_case.difference), finer_points_words(t.zero_fill.difference));
    }
    Record figures =
        data_record("", {field("treatments.pairs", "Pairs of people on both lists asked about both times", t.pairs),
                         field("treatments.missing.from", "Of these unanswered before", t.missing_before),
                         field("treatments.missing.to", "Unanswered after", t.missing_after),
                         field("treatments.imputation.range", "Middle 95% of the imputed changes",
                               interval(t.imputed_range, Why::no_draws)),
                         field("treatments.imputation.draws", "Draws made", t.draws),
                         field("treatments.imputation.seed", "Their seed", t.seed)});
    fields_of_conditions(figures, t.conditions);
    part.data.emplace_back(std::move(figures));
    return part;
}

DetailPart strengths_part(const Case& of) {
    const survey::ChangeDetail& d = of.detail();
    const change::StrengthShift& all = d.strengths;
    DetailPart part{"strengths", "",
                    detail_table("detail_strengths", "Links that grew stronger, stayed or weakened",
                                 {{"where", "Links of any strength", Kind::words, "All, within or across areas"}})};
    Table& made = part.table;
    made.keyed = true;
    // One strength only: the table of links says it.
    if (all.stronger + all.weaker == 0) made.shown = Shown::data_only;
    for (Column& column : strength_columns("")) made.columns.push_back(std::move(column));
    const auto row = [&](const char* key, std::string what, const change::StrengthShift& shift) {
        add_strengths(made.rows.emplace_back(Row{Named{key, std::move(what)}}), shift);
    };
    row("", "All", all);
    Record figures = data_record("", {field("strengths.sign_test_p", "Stronger against weaker, each as likely",
                                            number_or(all.sign_test(), Why::no_change))});
    if (d.strengths_by_area && of.shown().cross_shown) {
        row("within", "Within " + of.study.by.plural, d.strengths_by_area->within);
        row("across", "Across " + of.study.by.plural, d.strengths_by_area->across);
    } else {
        for (const char* key : {"strengths.within", "strengths.across"}) {
            figures.fields.push_back(field(key, "", no_areas_or_withheld(of, d.strengths_by_area.has_value())));
        }
    }
    part.data.emplace_back(std::move(figures));
    if (!part.for_readers()) return part;
    part.sentence =
        fmt::format("Of {} lasting {} of any strength, {} grew stronger, {} stayed as they were, {} weakened.",
                    count_words(all.kept()), all.kept() == 1 ? "link" : "links", count_words(all.stronger),
                    count_words(all.same), count_words(all.weaker));
    made.note = fmt::format(
        "Any strength above none counts here, also below {:g}. Stronger against weaker, each as "
        "likely: {}, too small in truth, since links of one person are not independent.",
        of.comparison.tie_from, p_is(all.sign_test()));
    return part;
}

DetailPart dyads_part(const Case& of) {
    const auto& dyads = of.detail().dyads;
    if (!dyads) return nothing_of("dyads", Undefined{Why::not_directed});
    if (!of.shown().complete_both) return nothing_of("dyads", Withheld{});
    DetailPart part{"dyads", "",
                    detail_table("detail_dyads.pairs", "Pairs in which neither names the other, one does, or both do",
                                 {{"before", "Before", Kind::words, "null, asymmetric or mutual before"},
                                  {"null", "After: neither", Kind::count, "Pairs named by neither after"},
                                  {"asymmetric", "After: one", Kind::count, "Pairs named by one after"},
                                  {"mutual", "After: both", Kind::count, "Pairs named by both after"}})};
    Table& made = part.table;
    made.keyed = true;
    if (dyads->count() == 0) made.shown = Shown::data_only;
    const Named names[] = {{"null", "Neither"}, {"asymmetric", "One"}, {"mutual", "Both"}};
    for (std::size_t k = 0; k < 3; ++k) {
        made.rows.push_back({names[k], dyads->pairs[k][0], dyads->pairs[k][1], dyads->pairs[k][2]});
    }
    part.data.emplace_back(data_record(
        "", {field("dyads.reversed", "Named by one both times, but by the other one after", dyads->reversed)}));
    if (!part.for_readers()) return part;
    const std::uint64_t mutual = dyads->before(change::Dyad::mutual);
    const std::uint64_t one = dyads->at(change::Dyad::asymmetric, change::Dyad::mutual);
    part.sentence = fmt::format(
        "In {} both named each other before; in {} after. Where one named the other before, both do in {} after.",
        counted(mutual, "pair", "pairs"), count_words(dyads->after(change::Dyad::mutual)),
        counted(one, "pair", "pairs"));
    made.note = "Pairs of which both answered about each other at both surveys.";
    return part;
}

std::vector<DetailPart> relations_parts(const Case& of) {
    const survey::ChangeDetail& d = of.detail();
    const survey::ComparisonOptions& options = of.comparison.options;
    DetailPart part{"relations", "",
                    detail_table("detail_relations", "Each question by itself",
                                 turnover_columns({{"question", "Question", Kind::words, "The question's key"}}))};
    Table& made = part.table;
    made.keyed = true;
    if (d.relations.size() < 2) made.shown = Shown::data_only;
    const std::size_t strengths_at = made.columns.size();
    Table valued = detail_table("detail_relation_strengths", "Strengths, question by question", {{"Question"}});
    for (Column& column : strength_columns("")) valued.columns.push_back(seen(std::move(column.head), column.kind));
    for (Column& column : strength_columns("strengths.")) {
        column.head.clear();  // readers have a table of their own
        made.columns.push_back(std::move(column));
    }
    std::string told;
    for (std::size_t k = 0; k < d.relations.size(); ++k) {
        const std::string name = relation_name(of.study, k);
        Row& row = made.rows.emplace_back(Row{Named{as_level(of.study.relations[k].key), name}});
        if (turnover_shown(of.study, k, options.from, options.to, of.shown())) {
            const change::Turnover& t = d.relations[k];
            add_turnover(row, t);
            add_strengths(row, d.relation_strengths[k]);
            told += fmt::format("{}{} from {} to {}", told.empty() ? "" : ", ", name, count_words(t.before()),
                                count_words(t.after()));
        } else {
            row.resize(made.columns.size(), Cell(Withheld{}));
        }
        Row& strengths = valued.rows.emplace_back(Row{name});
        strengths.insert(strengths.end(), row.begin() + static_cast<std::ptrdiff_t>(strengths_at), row.end());
    }
    made.note = "Pairs answered both times; each question from the strength that counts as a link there.";
    valued.note = "Any strength above none counts here.";
    if (part.for_readers() && !told.empty()) part.sentence = fmt::format("Links by question: {}.", told);
    const auto moved = [](const change::StrengthShift& s) { return s.stronger + s.weaker > 0; };
    const bool more = part.for_readers() && std::ranges::any_of(d.relation_strengths, moved);
    std::vector<DetailPart> parts;
    parts.push_back(std::move(part));
    if (more) parts.push_back({"", "", std::move(valued)});
    return parts;
}

DetailPart along_part(const Case& of) {
    const auto& along = of.detail().along;
    if (!along) return nothing_of("along", Undefined{Why::two_waves});
    if (!of.shown().along_shown) return nothing_of("along", Withheld{});
    const std::size_t waves = along->wave_count();
    Table all = detail_table("detail_along.between", "From survey to survey",
                             turnover_columns({{"from_wave", "", Kind::key, "The earlier survey"},
                                               {"to_wave", "", Kind::key, "The later one"},
                                               seen("From and to", Kind::words)}));
    all.shown = Shown::data_only;
    Words keys;
    for (std::size_t from = 0; from < waves; ++from) {
        keys.push_back(of.study.waves[from].key);
        for (std::size_t to = from + 1; to < waves; ++to) {
            const Wave &one = of.study.waves[from], &other = of.study.waves[to];
            const std::string between = fmt::format("{} to {}", shown_name(one), shown_name(other));
            Row& row = all.rows.emplace_back(Row{one.key, other.key, between});
            add_turnover(row, along->between[from][to]);
        }
    }
    const Table seen_of_all = for_readers(all, "detail_along", all.caption);
    Table made = seen_of_all;
    made.rows.clear();
    // Neighbours first, then ever farther apart; of many surveys the neighbours, and the first with the last.
    for (std::size_t apart = 1; apart < waves; ++apart) {
        if (apart > 1 && apart + 1 < waves && waves > most_waves_paired) continue;
        std::size_t place = 0;
        for (std::size_t from = 0; from < waves; ++from) {
            for (std::size_t to = from + 1; to < waves; ++to, ++place) {
                if (to - from == apart) made.rows.push_back(seen_of_all.rows[place]);
            }
        }
    }
    const change::TiePresence& p = along->presence;
    made.note = fmt::format(
        "Of the {} ever linked among pairs answered every time, {} were linked all along, {} came "
        "and stayed, {} went, {} came and went, {} came back.",
        counted(p.ever, "pair", "pairs"), count_words(p.always), count_words(p.came), count_words(p.went),
        count_words(p.passing), count_words(p.intermittent));
    const change::Turnover& whole = along->between[0][waves - 1];
    std::string sentence = fmt::format(
        "Links went from {} at the first survey to {} at the last; {} of those at the first are there at the last.",
        count_words(whole.before()), count_words(whole.after()), count_words(whole.kept));
    DetailPart part{"along", std::move(sentence), std::move(made)};
    part.data.emplace_back(data_record(
        "", {field("along.waves", "The surveys' keys, in their order", keys),
             field("along.presence.cells", "Pairs answered every time", p.cells),
             field("along.presence.never", "Never linked", p.never),
             field("along.presence.ever", "Linked at one survey or more", p.ever),
             field("along.presence.always", "At all surveys", p.always),
             field("along.presence.came", "None at the first; once there, there to the last", p.came),
             field("along.presence.went", "There from the first; once gone, gone to the last", p.went),
             field("along.presence.passing", "Neither first nor last, there in between without a gap", p.passing),
             field("along.presence.intermittent", "There, gone, and there again", p.intermittent)}));
    part.data.emplace_back(std::move(all));
    return part;
}

std::vector<DetailPart> detail_parts(const Case& of) {
    if (!of.shown().comparable) return {};
    std::vector<DetailPart> parts;
    const auto add = [&](DetailPart part) { parts.push_back(std::move(part)); };
    const auto add_any = [&](std::optional<DetailPart> part) {
        if (part) parts.push_back(*std::move(part));
    };
    add(treatments_part(of));
    add_any(person_by_person(of));
    add_any(likeness(of));
    add(strengths_part(of));
    add(dyads_part(of));
    for (DetailPart& part : relations_parts(of)) add(std::move(part));
    add(along_part(of));
    add(formation_part(of));
    add(people_part(of));
    add(blocks_part(of));
    add(explained(of.detail().explanation));
    add(flow_part(of));
    add(work_streams_part(of));
    add(stream_against_stream(of));
    parts.insert(parts.begin(), what_threatens(of.study, of.findings(), parts));
    return parts;
}

Section detail_section(const Case& of) {
    Section section{"detail", "Beneath the figures", {}};
    const std::vector<Threat>& all = of.threats();
    for (DetailPart& part : detail_parts(of)) {
        if (!part.sentence.empty()) {
            const std::vector<std::string_view> keys = threat_keys(all, part.threatened);
            section.blocks.emplace_back(Paragraph{std::move(part.sentence), std::string(part.key),
                                                  std::vector<std::string>(keys.begin(), keys.end())});
        }
        for (Block& block : part.data) section.blocks.emplace_back(std::move(block));
        section.blocks.emplace_back(std::move(part.table));
    }
    return section;
}

}  // namespace crosstie::io
