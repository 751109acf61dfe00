// What the meetings did, as values: which mixed areas, what they took, and what went with having met.
#include "io/answers/meetings/meetings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/infer/meeting_series.hpp"
#include "graph/survey/registers.hpp"
#include "io/answers/meetings/meetings_sentences.hpp"
#include "io/release/people_count.hpp"
#include "io/text/number.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using Field = std::pair<Column, Cell>;

/// A figure for machines alone.
Field field(std::string key, std::string meaning, Cell cell) {
    return {Column{std::move(key), "", Kind::exact, std::move(meaning)}, std::move(cell)};
}

Table table_of(std::string id, std::string caption, Shown shown = Shown::everywhere) {
    Table table{std::move(id), std::move(caption), {}, {}, {}, {}};
    table.shown = shown;
    return table;
}

Words absent_from(const ShownMeetings& shown, const survey::MeetingSeries& series) {
    Words absent;
    for (const std::uint32_t area : series.absent_areas) absent.push_back(shown.areas->areas.labels[area]);
    return absent;
}

/// Pairs of two areas among pairs of known areas; a meeting may have none of these.
Cell across(std::uint64_t part, std::uint64_t pairs) {
    const Cell cell = Share{part, pairs};
    return pairs == 0 ? cell.shown_as(std::string(words_of(Why::no_pairs))) : cell;
}

Record register_record(const survey::Meetings& found) {
    Record record{"meetings_register", "The registers", {}, {}, Shown::data_only};
    record.fields = {
        field("meetings", "Meetings with a register", found.meetings.size() + found.small),
        field("small", "Of these, of too few people for this edition: only counted", found.small),
        field("without_register", "Meetings held whose attendance nobody wrote down", found.without_register),
        field("between_without_register", "Of these, between the surveys", found.between_without_register),
        field("undecided", "Meetings with a register on a survey's own date or month: neither before nor after it",
              found.undecided)};
    return record;
}

Record areas_record(const ShownMeetings& shown) {
    Record record{"meetings_areas", "Areas", {}, {}, Shown::data_only};
    record.fields = {
        field("by", "The attribute that areas are", shown.areas->by),
        field("labels", "The areas", shown.areas->areas.labels),
        field("merged", "Areas put together under the last label", shown.areas->merged),
        field("without_area", "People on the list of the first survey of no known area", shown.areas->without_area),
        field("share_across_by_chance", "Share of all pairs on the list at either survey that are of two areas",
              number_or(shown.found.across_by_chance, Why::no_pairs))};
    return record;
}

Table held(const Study& study, const ShownMeetings& shown) {
    Table table = table_of("meetings_held", "The meetings", Shown::terminal_only);
    table.columns = {{"meeting", "meeting", Kind::words, "Its label"},
                     {"series", "", Kind::words, "The label without dates"},
                     {"date", "date", Kind::date, "2017-04-11, or 2017-04 where only the month is known"},
                     {"between", "", Kind::yes_no, "For certain after the first survey and before the second"},
                     {"attended", "people", Kind::count, "People who came"}};
    if (shown.areas) {
        table.columns.push_back({"areas", study.by.plural, Kind::count, "Different areas present"});
        table.columns.push_back({"pairs", "", Kind::count, "Pairs of attenders of known areas"});
        table.columns.push_back({"across", "pairs across", Kind::share, "Of these pairs, of two areas"});
    }
    table.columns.push_back(
        {"first_met", "met first", Kind::count, "Pairs no earlier meeting of the registers had both of"});
    for (const survey::MeetingFigures& one : shown.found.meetings) {
        const Meeting& meeting = study.meetings[one.meeting];
        const Cell between = shown.why.empty() ? Cell(one.between) : Cell(Undefined{why_of(shown.why)});
        Row row{meeting.label, infer::series_label(meeting.label), meeting.date, between, one.attended};
        if (shown.areas) {
            row.insert(row.end(), {Cell(one.areas), Cell(one.pairs), across(one.across, one.pairs)});
        }
        row.push_back(one.first_met);
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// The meetings with figures of one series, added up.
survey::MeetingFigures sum_of(const ShownMeetings& shown, const survey::MeetingSeries& series) {
    survey::MeetingFigures sum;
    for (const survey::MeetingFigures& one : shown.found.meetings) {
        if (std::ranges::find(series.meetings, one.meeting) == series.meetings.end()) continue;
        sum.attended += one.attended;
        sum.pairs += one.pairs;
        sum.across += one.across;
        sum.first_met += one.first_met;
    }
    return sum;
}

Table by_series(const Study& study, const ShownMeetings& shown) {
    const bool people = shows_people(shown.edition);
    Table table = table_of("meetings_series", "Meetings, by series");
    table.columns = {{"label", "Series", Kind::words, "Meetings whose labels are equal but for dates in them"},
                     {"meetings", "Meetings", Kind::count, "Meetings with figures"},
                     {"attended", "Attendances", Kind::count, "People who came, added up over its meetings"}};
    if (people) {
        table.columns.push_back({"regulars", "", Kind::count, "People at more than half of them; not in public"});
    }
    if (shown.areas) {
        table.columns.push_back({"across", fmt::format("Pairs of two {}", study.by.plural), Kind::counted,
                                 "Of the pairs of attenders of known areas, of two areas"});
    }
    table.columns.push_back(
        {"first_met", "Pairs who met first", Kind::count, "Pairs no earlier meeting of the registers had both of"});
    if (shown.areas) {
        table.columns.push_back({"regularly_absent", fmt::format("{} regularly absent", capitalised(study.by.plural)),
                                 Kind::words,
                                 "Areas with people on the list and nobody in more than half of two meetings or more"});
    }
    for (const survey::MeetingSeries& series : shown.found.series) {
        const survey::MeetingFigures sum = sum_of(shown, series);
        Row row{series.label, series.meetings.size(), sum.attended};
        if (people) row.push_back(series.regulars.size());
        if (shown.areas) row.push_back(across(sum.across, sum.pairs));
        row.push_back(sum.first_met);
        if (shown.areas) {
            const bool once = series.meetings.size() < 2;
            row.push_back(once ? Cell(Undefined{Why::held_once}) : Cell(absent_from(shown, series)));
        }
        table.rows.push_back(std::move(row));
    }
    table.note =
        "A pair counts once for each meeting both sat in. Pairs who met first: in no earlier meeting of the registers.";
    return table;
}

Table could_be_one(const ShownMeetings& shown) {
    const bool people = shows_people(shown.edition);
    Table table = table_of("meetings_could_be_one", "Series with much the same people");
    table.columns = {{"first", "Series", Kind::words, "A series"},
                     {"second", "And", Kind::words, "One of whose regulars half or more are regular in both"}};
    if (people) {
        table.columns.push_back(
            {"both", "Regulars of both", Kind::of, "People regular in both, of those regular in either"});
    }
    table.note = "They may still be about different things.";
    for (const survey::SeriesOverlap& two : shown.found.alike) {
        Row row{shown.found.series[two.first].label, shown.found.series[two.second].label};
        if (people) row.push_back(Share{two.both, two.either});
        table.rows.push_back(std::move(row));
    }
    return table;
}

void add_side(Record& record, const std::string& side, const survey::MetTogether& found) {
    record.fields.push_back(
        field(side + ".count", "People on the list at either survey, or meetings with figures", found.places));
    record.fields.push_back(field(side + ".pairs", "Pairs of them", found.pairs));
    record.fields.push_back(field(side + ".tied", "Pairs with something in common", found.tied));
    record.fields.push_back(field(side + ".density", "tied / pairs", number_or(found.density, Why::no_pairs)));
    record.fields.push_back(
        field(side + ".mean_weight", "Mean weight of tied pairs", number_or(found.mean, Why::no_ties)));
}

Record together(const Study& study, const ShownMeetings& shown) {
    Record record{"meetings_together", "Who and what the registers tie", {}, {}, Shown::data_only};
    record.fields.push_back(field("weighting", "What a tied pair is worth", name_of(shown.weighting)));
    add_side(record, "people", survey::met_together(study, shown.found, Side::actors, shown.weighting));
    add_side(record, "meetings", survey::met_together(study, shown.found, Side::events, shown.weighting));
    return record;
}

void add_quartiles(Record& record, const std::string& key, const std::string& head, const measure::Quartiles& spread,
                   const Value& none) {
    const auto told = [&](double value) { return spread.values > 0 ? Value(value) : none; };
    const char* const meaning = "Over people, linear between order statistics";
    record.fields.push_back(field(key + ".lower_quartile", meaning, told(spread.lower)));
    record.fields.push_back(
        {{key + ".median", spread.values > 0 ? head : "", Kind::amount, meaning}, told(spread.median)});
    record.fields.push_back(field(key + ".upper_quartile", meaning, told(spread.upper)));
}

Record load(const Study& study, const ShownMeetings& shown) {
    const survey::Meetings& found = shown.found;
    Record record{"meetings_load", "What the meetings between the surveys took", {}};
    Column people{"people", "People on the list", Kind::count, "People on the list at either survey"};
    if (!shown.why.empty()) {
        record.shown = Shown::data_only;
        record.fields = {{std::move(people), Undefined{why_of(shown.why)}}};
        return record;
    }
    if (shown.people == 0) record.shown = Shown::data_only;
    const Why no_hours = found.lines_without_minutes > 0 ? Why::not_known : Why::no_people;
    const bool few = !shows_people(shown.edition) && shown.people < 2 * study.min_group;
    const auto none = [&](Why why) { return few ? Value(Withheld{"too few"}) : Value(Undefined{why}); };
    record.fields = {{std::move(people), shown.people},
                     {{"at_no_meeting", "At none of the meetings", Kind::count, "Of these, at none of the meetings"},
                      people_cell(shown.away)}};
    add_quartiles(record, "meetings", "Meetings a person, in the middle", shown.meetings, none(Why::no_people));
    add_quartiles(record, "hours", "", shown.hours, none(no_hours));
    record.fields.push_back(field("hours_of_all", "Hours of all, added up", number_or(found.hours, no_hours)));
    record.fields.push_back({{"hours_per_person", "Hours a person, on average", Kind::amount, "hours_of_all / people"},
                             number_or(shown.hours_per_person, no_hours)});
    record.fields.push_back({{"new_contacts", "New contacts, pairs of people", Kind::count,
                              "Pairs by either report, on what was observed at both surveys"},
                             found.new_contacts});
    record.fields.push_back(
        {{"hours_per_new_contact", found.new_contacts > 0 ? "Hours of all for each new contact" : "", Kind::amount,
          "hours / new_contacts"},
         number_or(shown.hours_per_new_contact, found.new_contacts == 0 ? Why::no_new_contact : no_hours)});
    return record;
}

Table before_contact(const ShownMeetings& shown) {
    Table table = table_of("meetings_before_contact", "Links that formed, between people who met and who did not");
    table.columns = {
        {"links", "Links missing before", Kind::words, "all, same_stream or other_stream"},
        {"met_formed", "Met: formed", Kind::of, "Formed, of the links missing before between people who then met"},
        {"not_met_formed", "Did not meet: formed", Kind::of, "The same between people who did not meet"},
        {"difference", "", Kind::exact, "Share formed of those who met less that of the others"},
        {"ratio", "Times as often", Kind::decimal, "Share formed of those who met over that of the others"},
        {"p_at_least", "", Kind::exact, "Share of draws with as large a difference"},
        {"p_at_most", "", Kind::exact, "Share of draws with as small a difference"},
        {"", "p", Kind::p},
        {"draws", "", Kind::exact, "Draws: people exchanged at random in the registers"},
        {"draws_undefined", "", Kind::exact, "Of these, without a difference"}};
    table.note =
        fmt::format("p: how often people exchanged at random in the registers gave as large a difference (seed {}).",
                    shown.found.options.seed);
    const auto row = [&](const char* key, const char* words, const infer::MetOrNot& met) {
        if (met.met + met.not_met == 0) return;
        const Why why = met.met == 0 ? Why::nobody_met : Why::everybody_met;
        const bool defined = !std::isnan(met.difference());
        const Why no_p = defined ? Why::no_draws : why;
        const double p = met.difference() < 0 ? met.p_at_most : met.p_at_least;
        table.rows.push_back({Named{key, words}, Share{met.met_formed, met.met}, Share{met.not_met_formed, met.not_met},
                              number_or(met.difference(), why),
                              number_or(met.ratio(), defined ? Why::none_formed_without_meeting : why),
                              number_or(met.p_at_least, no_p), number_or(met.p_at_most, no_p),
                              met.draws == 0 ? Value(Undefined{Why::no_test}) : number_or(p, Why::no_test), met.draws,
                              met.draws_undefined});
    };
    row("all", "All", shown.found.before_contact.all);
    row("same_stream", "Within one work-stream", shown.found.before_contact.same_stream);
    row("other_stream", "Between two work-streams", shown.found.before_contact.other_stream);
    return table;
}

Table people(const Study& study, const ShownMeetings& shown) {
    Table table = table_of("meetings_people", "Between the surveys, person by person", Shown::terminal_only);
    table.people = true;
    table.columns = {
        {"id"},
        {"id", "who", Kind::person, "The study's id"},
        {"meetings", "meetings", Kind::count, "Meetings they came to"},
        {"hours", "hours", Kind::amount, "Null while minutes of some are not known"},
        {"new_contacts", "new contacts", Kind::count, "By either report, on what was observed at both surveys"},
        {"hours_per_new_contact", "hours a new contact", Kind::amount, "hours / new_contacts"}};
    for (const survey::PersonLoad& one : shown.found.load) {
        const std::string& id = study.actors[one.actor].id;
        const Why why = one.new_contacts == 0 ? Why::no_new_contact : Why::not_known;
        table.rows.push_back({id, Person{id, person_words(study, one.actor, shown.edition)}, one.meetings,
                              number_or(one.hours, Why::not_known), one.new_contacts,
                              number_or(one.hours_per_new_contact(), why)});
    }
    return table;
}

/// A label that stands on several dates is told with its date.
std::string meeting_words(const Study& study, const ShownMeetings& shown, std::uint32_t place) {
    const Meeting& meeting = study.meetings[shown.found.meetings[place].meeting];
    const bool again = std::ranges::count(study.meetings, meeting.label, &Meeting::label) > 1;
    return again ? fmt::format("{}, {}", meeting.label, meeting.date) : meeting.label;
}

/// One side of the registers as a network: each tied pair once, with its weight.
Table ties(const Study& study, const ShownMeetings& shown, Side side) {
    const bool of_people = side == Side::actors;
    Table table =
        table_of(of_people ? "meetings_pairs" : "meetings_overlap",
                 of_people ? "People who sat in a meeting together" : "Meetings that share people", Shown::data_only);
    table.people = true;  // two meetings may share a single person
    table.columns = {{"source", "One", Kind::key, of_people ? "The study's id" : "The meeting's label"},
                     {"target", "Other", Kind::key, "Likewise"},
                     {"weight", "Weight", Kind::exact, "By the weighting asked for"}};
    const auto called = [&](std::uint32_t place) {
        return of_people ? study.actors[place].id : meeting_words(study, shown, place);
    };
    const Network network = project(survey::registers_of(study, shown.found), side, shown.weighting);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        const auto others = network.out(i);
        for (std::size_t k = 0; k < others.size(); ++k) {
            if (others[k] < i) continue;
            table.rows.push_back({called(i), called(others[k]), network.valued() ? network.out_strength(i)[k] : 1.0});
        }
    }
    return table;
}

Record head(const Study& study, const ShownMeetings& shown) {
    const survey::Meetings& found = shown.found;
    const auto named = [](const auto& one) { return Named{one.key, one.label}; };
    Record record;
    record.fields = {field("crosstie", "Version", crosstie_version()),
                     field("study", "The study's name", study.name),
                     field("from", "Wave", named(study.waves[found.options.from])),
                     field("to", "Wave", named(study.waves[found.options.to])),
                     field("relation", "The question", named(study.relations[found.options.relation])),
                     field("direction", "directed, union or intersection", std::string(name_of(found.direction))),
                     field("tie_from", "Least strength that counts as a tie", found.tie_from),
                     field("edition", "public, group or named", std::string(name_of(shown.edition))),
                     field("seed", "Of the random draws", found.options.seed),
                     field("draws", "Random draws asked for", found.options.draws)};
    return record;
}

}  // namespace

Table time_table(const Study& study, const ShownMeetings& shown) {
    Table table = table_of("meetings_time", "What the hours in each series went with");
    table.columns = {
        {"series", "Series", Kind::words, "Fewest hours for a new contact first"},
        {"meetings", "", Kind::count, "Between the surveys"},
        {"hours", "Hours of all", Kind::amount, "Of people on the list"},
        {"met", "Pairs who met there, not in contact before", Kind::count, "A pair counts in each series it met in"},
        {"formed", "In contact after", Kind::counted, "Of these pairs, in contact after"}};
    if (shown.areas) {
        table.columns.push_back({"met_across", "", Kind::count, "Of the pairs who met, of two areas"});
        table.columns.push_back({"formed_across", fmt::format("Of these, of two {}", study.by.plural), Kind::count,
                                 "Of the pairs in contact after, of two areas"});
    }
    table.columns.push_back({"hours_per_new_contact", "Hours for each", Kind::amount, "hours / formed"});
    table.note =
        "A pair that met in several series counts in each. Which meeting brought a contact about is not known.";
    for (const survey::SeriesYield& one : shown.yields) {
        Row row{shown.found.series[one.series].label, one.meetings, number_or(one.hours, Why::not_known), one.met,
                Share{one.formed, one.met}};
        if (shown.areas) row.insert(row.end(), {Cell(one.met_across), Cell(one.formed_across)});
        row.push_back(number_or(one.hours_per_new_contact(), one.formed == 0 ? Why::no_new_contact : Why::not_known));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Section meetings_section(const Study& study, const ShownMeetings& shown) {
    Section section{"meetings", "What the meetings did", {}};
    auto& blocks = section.blocks;
    for (std::string& sentence : meetings_sentences(study, shown)) blocks.emplace_back(Paragraph{std::move(sentence)});
    blocks.emplace_back(register_record(shown.found));
    if (shown.areas) blocks.emplace_back(areas_record(shown));
    blocks.emplace_back(held(study, shown));
    blocks.emplace_back(by_series(study, shown));
    blocks.emplace_back(load(study, shown));
    blocks.emplace_back(time_table(study, shown));
    blocks.emplace_back(before_contact(shown));
    blocks.emplace_back(Record{"",
                               "",
                               {field("people_of_several_streams", "In all of before_contact, in neither part",
                                      people_cell(shown.several_streams))},
                               {},
                               Shown::data_only});
    blocks.emplace_back(could_be_one(shown));
    blocks.emplace_back(together(study, shown));
    blocks.emplace_back(people(study, shown));
    return section;
}

Document meetings_document(const Study& study, const ShownMeetings& shown, PairTables pairs) {
    const survey::Meetings& found = shown.found;
    Document document;
    document.key = "meetings";
    document.title = fmt::format("{}: meetings and {}", study.title, study.relations[found.options.relation].label);
    document.about.push_back(
        fmt::format("{} to {}; read as {}; a contact is a strength of {} or more; seed {}, {} draws.",
                    study.waves[found.options.from].label, study.waves[found.options.to].label,
                    name_of(found.direction), number_text(found.tie_from), found.options.seed, found.options.draws));
    if (shows_names(shown.edition)) document.about.emplace_back("Contains names.");
    if (study.illustrative) document.about.push_back(study.source);
    document.head = head(study, shown);
    Section section = meetings_section(study, shown);
    section.id.clear();  // its keys stand in the object itself
    section.heading.clear();
    if (pairs == PairTables::all) {
        for (const Side side : {Side::actors, Side::events}) section.blocks.emplace_back(ties(study, shown, side));
    }
    document.sections.push_back(std::move(section));
    Section rules{"rules", "", {}};
    for (std::string& rule : meetings_rules(study, shown)) rules.blocks.emplace_back(Paragraph{std::move(rule)});
    document.sections.push_back(std::move(rules));
    return document;
}

const char* name_of(Weighting weighting) {
    switch (weighting) {
        case Weighting::shared:
            return "shared";
        case Weighting::newman:
            return "newman";
        case Weighting::jaccard:
            return "jaccard";
    }
    return "";
}

}  // namespace crosstie::io
