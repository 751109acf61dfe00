// What a plan says, once: every format is written from these sentences, records and tables.
#include "io/answers/plan/plan.hpp"

#include <fmt/format.h>

#include <cmath>

#include "io/answers/meetings/meetings.hpp"
#include "io/answers/meetings/meetings_sentences.hpp"
#include "io/answers/plan/plan_dependence.hpp"
#include "io/answers/plan/plan_words.hpp"
#include "io/text/number.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

Person person(const Study& study, const Planned& planned, ActorId actor) {
    return person_of(study, actor, planned.request.edition);
}

const std::string& area_of(const Planned& planned, ActorId actor) {
    return planned.areas.labels[planned.areas.group[actor]];
}

// What the document begins with

Record head(const Study& study, const Planned& planned) {
    const PlanRequest& request = planned.request;
    return {
        "",
        "",
        {{{"crosstie", "", Kind::words, "Version of the program"}, crosstie_version()},
         {{"study", "", Kind::words, "Name of the study"}, study.name},
         {{"wave", "", Kind::key, "Key of the wave"}, study.waves[request.wave].key},
         {{"relation", "", Kind::key, "Key of the survey question"}, study.relations[request.relation].key},
         {{"direction", "", Kind::key, "How ties are read: directed or union"},
          std::string(name_of(planned.direction))},
         {{"tie_from", "", Kind::exact, "The least strength that is a contact"}, planned.tie_from},
         {{"edition", "", Kind::key, "Whom the output is for"}, std::string(name_of(request.edition))},
         {{"by", "", Kind::key, "The attribute that areas are"}, request.by},
         {{"areas_merged", "", Kind::count, "Areas put together since they hold too few people"}, planned.areas_merged},
         {{"without_area", "", Kind::count, "People of no known area, whom no introduction joins"},
          planned.without_area},
         {{"actors_on_roster", "", Kind::count, "People on the list at this wave"}, planned.roster},
         {{"pairs_observed", "", Kind::count, "Ordered pairs that were answered; unordered ones when read as union"},
          planned.pairs_observed},
         {{"pairs_possible", "", Kind::count, "Pairs that were asked about"}, planned.pairs_possible},
         {{"seed", "", Kind::count, "Seed of the draws and searches"}, request.seed},
         {{"draws", "", Kind::count, "Draws of half of the introductions"}, planned.effect.draws},
         {{"standing", "", Kind::words, "How far the scoring may be trusted"}, "a proposal, untested on people"}}};
}

std::vector<std::string> about(const Study& study, const Planned& planned) {
    std::vector<std::string> lines{fmt::format(
        "{} people on the roster; {} of {} pairs observed; read as {}; a contact is a strength of {} or more.",
        planned.roster, planned.pairs_observed, planned.pairs_possible, name_of(planned.direction),
        number_text(planned.tie_from))};
    if (shows_names(planned.request.edition)) lines.emplace_back("Contains names.");
    if (study.illustrative) lines.push_back(study.source);
    return lines;
}

// Introductions

Record proposal(const Planned& planned) {
    const PlanRequest& request = planned.request;
    Record record{
        "plan_proposal",
        "",
        {{{"candidates", "", Kind::count, "Pairs of people who could be introduced"}, planned.candidates},
         {{"proposed", "", Kind::count, "Introductions proposed"}, planned.proposed},
         {{"half", "", Kind::count, "Half of the introductions proposed, as drawn"}, planned.effect.half},
         {{"first_links", "", Kind::count, "Of those proposed, the first link between two areas"}, planned.first_links},
         {{"left_by_caps", "", Kind::count, "Pairs passed over since somebody had enough already"},
          planned.left_by_caps},
         {{"check_first", "", Kind::count, "Pairs who may know each other already"},
          planned.check_first_shown ? Cell(planned.check_first) : Cell(Withheld{"too few"})},
         {{"per_person", "", Kind::count, "Introductions one person is part of, at most"}, request.per_person},
         {{"per_introducer", "", Kind::count, "Introductions one person is asked to make, at most"},
          request.per_introducer},
         {{"top", "", Kind::count, "Introductions proposed, and lines of other lists, at most"}, request.top}}};
    record.shown = Shown::data_only;
    return record;
}

Table introductions_table(const Study& study, const Planned& planned) {
    Table table{"plan_introductions",
                "Introductions, best first",
                {{"rank", "Rank", Kind::count, "1: the best"},
                 {"introducer", "", Kind::person, "Who could bring the two together"},
                 {"first", "", Kind::person, "One of the two"},
                 {"first_area", "", Kind::words, "The area of the first"},
                 {"second", "", Kind::person, "The other of the two"},
                 {"second_area", "", Kind::words, "The area of the second"},
                 {"score", "", Kind::exact, "Sum over shared colleagues of 1 / log(their contacts)"},
                 {"shared", "", Kind::person, "Colleagues of both"},
                 {"reasons", "", Kind::words, "What speaks for it besides shared colleagues"},
                 {"areas_fully_observed", "", Kind::yes_no, "Whether every pair between the two areas was observed"},
                 {"words", "Introduction", Kind::words, "The same as a sentence"}},
                {},
                {},
                {}};
    table.people = true;
    for (const plan::Introduction& one : planned.introductions) {
        Words reasons;
        for (const plan::Reason reason : one.reasons) reasons.emplace_back(name_of(reason));
        table.rows.push_back({table.rows.size() + 1, person(study, planned, one.introducer),
                              person(study, planned, one.first), area_of(planned, one.first),
                              person(study, planned, one.second), area_of(planned, one.second), one.score,
                              people_of(study, planned, one.shared), std::move(reasons), one.areas_fully_observed,
                              introduction_words(study, planned, one)});
    }
    return table;
}

Table between_table(const Study& study, const Planned& planned) {
    Table table{"plan_between",
                "Between which " + study.by.plural,
                {{"area", capitalised(study.by.singular), Kind::words, "One area"},
                 {"to", "And", Kind::words, "Another area"},
                 {"introductions", "Introductions", Kind::count, "Introductions proposed"},
                 {"first_link", "First link", Kind::yes_no, "Whether no contact joins the two areas now"}},
                {},
                {},
                {}};
    for (const PlannedBetween& row : planned.between) {
        table.rows.push_back(
            {planned.areas.labels[row.area], planned.areas.labels[row.to], row.introductions, row.first_link});
    }
    return table;
}

Section introductions(const Study& study, const Planned& planned) {
    Section section{"", "Introductions to consider", {}};
    say(section,
        fmt::format("{} of {} proposed: people of two {} who report no link with each other and share a colleague. "
                    "Nobody is part "
                    "of more than {} or asked to make more than {}. {} would be the first link between two {}.",
                    count_words(planned.proposed),
                    counted(planned.candidates, "possible introduction", "possible introductions"), study.by.plural,
                    planned.request.per_person, planned.request.per_introducer,
                    planned.first_links == 0 ? "None" : count_words(planned.first_links), study.by.plural));
    say(section, "The scoring is a proposal, untested on people: judge each line before anybody is asked.");
    section.blocks.emplace_back(proposal(planned));
    section.blocks.emplace_back(introductions_table(study, planned));
    section.blocks.emplace_back(between_table(study, planned));
    if (planned.areas_merged > 0) {
        say(section, fmt::format("{} {} with too few people, or added to hide one, are planned for together.",
                                 planned.areas_merged, study.by.plural));
    }
    if (planned.without_area > 0) {
        say(section, fmt::format("{} of no known {} left out.", people_words(planned.without_area), study.by.singular));
    }
    return section;
}

Section check_first(const Study& study, const Planned& planned) {
    Section section{"", planned.check_first == 0 ? "" : "Check first", {}};
    if (planned.check_first > 0) {
        const bool some = !planned.to_check.empty() && planned.to_check.size() < planned.check_first;
        say(section,
            fmt::format("{}, but not both were asked and answered about the other: they may know each other already.{}",
                        planned.check_first == 1
                            ? "1 more pair of people shares a colleague"
                            : count_words(planned.check_first) + " more pairs of people share a colleague",
                        some ? fmt::format(" The first {}:", planned.to_check.size()) : ""));
    }
    Table table{"plan_check_first",
                "Pairs of people to ask",
                {{"first", "", Kind::person, "One of the two"},
                 {"second", "", Kind::person, "The other of the two"},
                 {"shared", "", Kind::person, "Colleagues of both"},
                 {"score", "", Kind::exact, "As of the introductions"},
                 {"words", "Pair", Kind::words, "The same as a sentence"}},
                {},
                {},
                {}};
    table.people = true;
    for (const plan::CheckFirst& pair : planned.to_check) {
        table.rows.push_back({person(study, planned, pair.first), person(study, planned, pair.second),
                              people_of(study, planned, pair.shared), pair.score,
                              check_first_words(study, planned, pair)});
    }
    section.blocks.emplace_back(std::move(table));
    return section;
}

// What the introductions could change

std::string figure_words(plan::Figure figure, const Study& study) {
    switch (figure) {
        case plan::Figure::density:
            return "density: links of all possible";
        case plan::Figure::contacts_across:
            return "contacts across " + study.by.plural;
        case plan::Figure::area_pairs_linked:
            return fmt::format("pairs of {} with a contact", study.by.plural);
        case plan::Figure::fragmentation:
            return "fragmentation: pairs without a route";
        case plan::Figure::compactness:
            return "compactness: mean of 1 / steps";
        case plan::Figure::dependence:
            return "dependence: pairs without a route if the one most depended on left";
    }
    return "";
}

bool is_count(plan::Figure figure) {
    return figure == plan::Figure::contacts_across || figure == plan::Figure::area_pairs_linked;
}

Row effect_row(const Study& study, const plan::EffectRow& row) {
    const auto of_all = [&](double value) -> Cell {
        if (std::isnan(value)) return Undefined{Why::too_few};
        if (is_count(row.figure)) return Cell(static_cast<std::uint64_t>(value)).as(Kind::count);
        return value;
    };
    // The mean of counts may lie between two of them.
    const auto of_half = [&](double value) -> Cell {
        if (std::isnan(row.now)) return Undefined{Why::too_few};
        if (std::isnan(value)) return Cell(Undefined{Why::no_draws}).shown_as("not drawn");
        return is_count(row.figure) ? Cell(value).as(Kind::exact) : Cell(value);
    };
    return {Named{std::string(name_of(row.figure)), figure_words(row.figure, study)},
            of_all(row.now),
            of_half(row.half_mean),
            of_half(row.half_least),
            of_half(row.half_most),
            of_all(row.all)};
}

Section effect(const Study& study, const Planned& planned) {
    constexpr int digits = 4;
    Table table{"plan_effect",
                "Figures now, with half of the introductions and with all",
                {{"figure", "Figure", Kind::words, "What may change; density and counts of contacts, and routes"},
                 {"now", "Now", Kind::decimal, "As it is", digits},
                 {"half_mean", "Half accepted", Kind::decimal, "Mean over draws of half of the introductions", digits},
                 {"half_least", "At least", Kind::decimal, "Least of the draws", digits},
                 {"half_most", "At most", Kind::decimal, "Most of the draws", digits},
                 {"all", "All accepted", Kind::decimal, "If every introduction became a contact both ways", digits}},
                {},
                fmt::format("If each proposal became a contact both ways; half: {} of {}, drawn {} times (seed {}). No "
                            "forecast.",
                            planned.effect.half, planned.effect.proposed, count_words(planned.effect.draws),
                            planned.effect.seed),
                {}};
    for (const plan::EffectRow& row : planned.effect.rows) table.rows.push_back(effect_row(study, row));
    Section section{"", "What it could change", {}};
    section.blocks.emplace_back(std::move(table));
    return section;
}

// What the group has beside: meetings and issues

Section time(const Study& study, const ShownMeetings& meetings) {
    Section section{"time", "", {}};
    Record record{"", "", {{{"from", "", Kind::key, "Key of the wave since when meetings count"}, study.waves[0].key}}};
    record.shown = Shown::data_only;
    if (!meetings.why.empty()) {
        record.fields.push_back({{"series", "", Kind::words}, Undefined{why_of(meetings.why)}});
        section.blocks.emplace_back(std::move(record));
        return section;
    }
    section.blocks.emplace_back(std::move(record));
    Table table = time_table(study, meetings);
    table.id = "time_series";
    if (!table.rows.empty()) {
        section.heading = "Where the group's time buys most";
        if (std::string words = time_words(meetings); !words.empty()) say(section, std::move(words));
    }
    section.blocks.emplace_back(std::move(table));
    return section;
}

Section issues(const Study& study, const PlannedIssues& found) {
    Section section{"issues", "Issues and their owners", issues_blocks(study, found, "issues")};
    if (found.before) say(section, fmt::format("Before: {}.", coverage_words(*found.before)));
    say(section, fmt::format("{}: {}.", found.before ? "Now" : "Issues", coverage_words(found.now)));
    if (auto lines = issue_lines(study, found); !lines.empty())
        section.blocks.emplace_back(BulletList{std::move(lines)});
    return section;
}

}  // namespace

Document planned_document(const Study& study, const Planned& planned) {
    Document document{"plan",
                      fmt::format("{}: {}, {}", study.title, study.relations[planned.request.relation].label,
                                  study.waves[planned.request.wave].label),
                      about(study, planned),
                      head(study, planned),
                      {introductions(study, planned), check_first(study, planned), effect(study, planned)}};
    for (Section& section : dependence_sections(study, planned)) document.sections.push_back(std::move(section));
    if (planned.meetings) document.sections.push_back(time(study, *planned.meetings));
    if (planned.issues) document.sections.push_back(issues(study, *planned.issues));
    return document;
}

}  // namespace crosstie::io
