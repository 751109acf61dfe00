// What the meetings took between the surveys and what went with having met, and the whole answer put together.
#include "io/answers/meetings/meetings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/measure/backbone.hpp"
#include "graph/measure/two_mode.hpp"
#include "graph/survey/registers.hpp"
#include "io/answers/meetings/meetings_held.hpp"
#include "io/answers/meetings/meetings_parts.hpp"
#include "io/answers/meetings/meetings_sentences.hpp"
#include "io/release/people_count.hpp"
#include "io/text/number.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

void add_side(Record& record, const std::string& side, const survey::MetTogether& found) {
    record.fields.push_back(
        machine_field(side + ".count", "People on the list at either survey, or meetings with figures", found.places));
    record.fields.push_back(machine_field(side + ".pairs", "Pairs of them", found.pairs));
    record.fields.push_back(machine_field(side + ".tied", "Pairs with something in common", found.tied));
    record.fields.push_back(machine_field(side + ".density", "tied / pairs", number_or(found.density, Why::no_pairs)));
    record.fields.push_back(
        machine_field(side + ".mean_weight", "Mean weight of tied pairs", number_or(found.mean, Why::no_ties)));
}

Record together(const Study& study, const ShownMeetings& shown) {
    Record record{"meetings_together", "Who and what the registers tie", {}, {}, Shown::data_only};
    record.fields.push_back(machine_field("weighting", "What a tied pair is worth", name_of(shown.weighting)));
    add_side(record, "people", survey::met_together(study, shown.found, Side::actors, shown.weighting));
    add_side(record, "meetings", survey::met_together(study, shown.found, Side::events, shown.weighting));
    const TwoMode registers = survey::registers_of(study, shown.found);
    record.fields.push_back(machine_field("attendance", "Attendances / (people x meetings)",
                                          number_or(measure::density_two_mode(registers), Why::no_pairs)));
    record.fields.push_back(machine_field("clustering",
                                          "Whether those who met once met again: 4 x four-cycles / three-paths",
                                          number_or(measure::clustering_robins_alexander(registers), Why::no_pairs)));
    return record;
}

void add_quartiles(Record& record, const std::string& key, const std::string& head, const measure::Quartiles& spread,
                   const Value& none) {
    const auto told = [&](double value) { return spread.values > 0 ? Value(value) : none; };
    const char* const meaning = "Over people, linear between order statistics";
    record.fields.push_back(machine_field(key + ".lower_quartile", meaning, told(spread.lower)));
    record.fields.push_back(
        {{key + ".median", spread.values > 0 ? head : "", Kind::amount, meaning}, told(spread.median)});
    record.fields.push_back(machine_field(key + ".upper_quartile", meaning, told(spread.upper)));
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
    record.fields.push_back(machine_field("hours_of_all", "Hours of all, added up", number_or(found.hours, no_hours)));
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
    Table table =
        table_of_meetings("meetings_before_contact", "Links that formed, between people who met and who did not");
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
    const auto part = [&](const char* key, const char* words, const infer::MetOrNot& met, bool told) {
        row(key, words, met);
        const bool there = met.met + met.not_met > 0;
        if (!there || told) return;
        Row& hidden = table.rows.back();
        for (std::size_t k = 1; k < hidden.size(); ++k) {
            if (table.columns[k].key != "draws") hidden[k] = Withheld{"too few"};
        }
    };
    const bool parts = shown.before_contact_shown && shown.streams_shown;
    part("all", "All", shown.found.before_contact.all, shown.before_contact_shown);
    part("same_stream", "Within one work-stream", shown.found.before_contact.same_stream, parts);
    part("other_stream", "Between two work-streams", shown.found.before_contact.other_stream, parts);
    return table;
}

Table people(const Study& study, const ShownMeetings& shown) {
    Table table = table_of_meetings("meetings_people", "Between the surveys, person by person", Shown::terminal_only);
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
    Table table = table_of_meetings(of_people ? "meetings_pairs" : "meetings_overlap",
                                    of_people ? "People who sat in a meeting together" : "Meetings that share people",
                                    Shown::data_only);
    table.people = true;  // two meetings may share a single person
    table.columns = {
        {"source", "One", Kind::key, of_people ? "The study's id" : "The meeting's label"},
        {"target", "Other", Kind::key, "Likewise"},
        {"weight", "Weight", Kind::exact, "By the weighting asked for"},
        {"shared", "In common", Kind::count, of_people ? "Meetings" : "People"},
        {"p", "p", Kind::exact,
         "Chance of having as much in common, were each as busy as they are and nothing else at work"},
        {"backbone", "Backbone", Kind::yes_no, "More in common than chance would give, at 5% over all pairs (Holm)"}};
    const auto called = [&](std::uint32_t place) {
        return of_people ? study.actors[place].id : meeting_words(study, shown, place);
    };
    const TwoMode registers = survey::registers_of(study, shown.found);
    const Network network = project(registers, side, shown.weighting);
    const std::vector<measure::SharedPair> pairs = measure::backbone(registers, side);
    auto pair = pairs.begin();  // both are sorted by the first, then the second
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        const auto others = network.out(i);
        for (std::size_t k = 0; k < others.size(); ++k) {
            if (others[k] < i) continue;
            table.rows.push_back({called(i), called(others[k]), network.valued() ? network.out_strength(i)[k] : 1.0,
                                  pair->shared, pair->p, pair->backbone});
            ++pair;
        }
    }
    return table;
}

/// Where people, or meetings, stand in the registers read as a network of both.
Table positions(const Study& study, const ShownMeetings& shown, Side side) {
    const bool of_people = side == Side::actors;
    Table table =
        table_of_meetings(of_people ? "meetings_people_positions" : "meetings_positions",
                          of_people ? "Where people stand in the registers" : "Where meetings stand", Shown::data_only);
    table.people = true;
    const char* const share = of_people ? "Share of the meetings they came to" : "Share of the people who came";
    table.columns = {
        {of_people ? "id" : "meeting", "", Kind::key, of_people ? "The study's id" : "The meeting's label"},
        {"degree", "Degree", Kind::exact, share},
        {"betweenness", "Betweenness", Kind::exact, "Of the network of both, as a share of the most there could be"},
        {"closeness", "Closeness", Kind::exact, "Of the network of both, 0 .. 1"},
        {"overlap", "Overlap", Kind::exact, "Mean of both / either with those something is shared with"},
        {"redundancy", "Redundancy", Kind::exact, "Pairs of one's own that another joins too / all such pairs"}};
    const TwoMode registers = survey::registers_of(study, shown.found);
    const measure::TwoModeScores degree = measure::degree_two_mode(registers),
                                 betweenness = measure::betweenness_two_mode(registers),
                                 closeness = measure::closeness_two_mode(registers),
                                 overlap = measure::clustering_latapy_dot(registers),
                                 redundant = measure::redundancy(registers);
    for (std::uint32_t place = 0; place < registers.count(side); ++place) {
        const auto score = [&](const measure::TwoModeScores& of) {
            return number_or(of_people ? of.actors[place] : of.events[place], Why::not_defined);
        };
        table.rows.push_back({of_people ? study.actors[place].id : meeting_words(study, shown, place), score(degree),
                              score(betweenness), score(closeness), score(overlap), score(redundant)});
    }
    return table;
}

Record head(const Study& study, const ShownMeetings& shown) {
    const survey::Meetings& found = shown.found;
    const auto named = [](const auto& one) { return Named{one.key, one.label}; };
    Record record;
    record.fields = {
        machine_field("crosstie", "Version", crosstie_version()),
        machine_field("study", "The study's name", study.name),
        machine_field("from", "Wave", named(study.waves[found.options.from])),
        machine_field("to", "Wave", named(study.waves[found.options.to])),
        machine_field("relation", "The question", named(study.relations[found.options.relation])),
        machine_field("direction", "directed, union or intersection", std::string(name_of(found.direction))),
        machine_field("tie_from", "Least strength that counts as a tie", found.tie_from),
        machine_field("edition", "public, group or named", std::string(name_of(shown.edition))),
        machine_field("seed", "Of the random draws", found.options.seed),
        machine_field("draws", "Random draws asked for", found.options.draws)};
    return record;
}

}  // namespace

Table time_table(const Study& study, const ShownMeetings& shown) {
    Table table = table_of_meetings("meetings_time", "What the hours in each series went with");
    table.columns = {
        {"series", "Series", Kind::words, "Fewest hours for a new contact first"},
        {"meetings", "", Kind::count, "Between the surveys"},
        {"hours", "Hours of all", Kind::decimal, "Of people on the list"},
        {"met", "Pairs who met there, not in contact before", Kind::count, "A pair counts in each series it met in"},
        {"formed", "In contact after", Kind::counted, "Of these pairs, in contact after"}};
    if (shown.areas) {
        table.columns.push_back({"met_across", "", Kind::count, "Of the pairs who met, of two areas"});
        table.columns.push_back({"formed_across", fmt::format("Of these, of two {}", study.by.plural), Kind::count,
                                 "Of the pairs in contact after, of two areas"});
    }
    table.columns.push_back({"hours_per_new_contact", "Hours for each", Kind::decimal, "hours / formed"});
    table.note =
        "A pair that met in several series counts in each. Which meeting brought a contact about is not known. Hours "
        "are rounded to a tenth, so that their sum may be off by as much.";
    const auto cell = [](bool told, const Cell& value) { return told ? value : Cell(Withheld{"too few"}); };
    for (std::size_t k = 0; k < shown.yields.size(); ++k) {
        const survey::SeriesYield& one = shown.yields[k];
        const bool pairs = shown.pairs_shown[k], across = shown.across_shown[k];
        Row row{shown.found.series[one.series].label, one.meetings, number_or(one.hours, Why::not_known),
                cell(pairs, one.met), cell(pairs, Share{one.formed, one.met})};
        if (shown.areas) row.insert(row.end(), {cell(across, one.met_across), cell(across, one.formed_across)});
        row.push_back(cell(
            pairs, number_or(one.hours_per_new_contact(), one.formed == 0 ? Why::no_new_contact : Why::not_known)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Section meetings_section(const Study& study, const ShownMeetings& shown) {
    Section section{"meetings", "What the meetings did", {}};
    auto& blocks = section.blocks;
    for (std::string& sentence : meetings_sentences(study, shown)) blocks.emplace_back(Paragraph{std::move(sentence)});
    blocks.emplace_back(register_record(shown.found));
    if (shown.areas) blocks.emplace_back(meeting_areas_record(shown));
    blocks.emplace_back(meetings_held(study, shown));
    blocks.emplace_back(meetings_by_series(study, shown));
    blocks.emplace_back(load(study, shown));
    blocks.emplace_back(time_table(study, shown));
    blocks.emplace_back(before_contact(shown));
    blocks.emplace_back(Record{"",
                               "",
                               {machine_field("people_of_several_streams", "In all of before_contact, in neither part",
                                              people_cell(shown.several_streams))},
                               {},
                               Shown::data_only});
    blocks.emplace_back(series_that_could_be_one(shown));
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
        for (const Side side : {Side::actors, Side::events}) {
            section.blocks.emplace_back(ties(study, shown, side));
            section.blocks.emplace_back(positions(study, shown, side));
        }
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
