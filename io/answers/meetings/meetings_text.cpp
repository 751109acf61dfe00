#include <fmt/format.h>

#include <cmath>

#include "io/answers/meetings/meetings_output.hpp"
#include "io/answers/meetings/meetings_sentences.hpp"
#include "io/answers/meetings/meetings_tables.hpp"
#include "io/release/disclosure.hpp"
#include "io/render/text_table.hpp"
#include "io/text/number.hpp"
#include "io/text/words.hpp"
#include "io/text/wrap.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t page = 100;  // characters a line

std::string captioned(const Table& table) { return '\n' + wrapped(table.caption, page) + text_table(table, page); }

std::string cell(double value) { return std::isnan(value) ? "-" : amount_words(value); }

std::string meetings_table(const Study& study, const ShownMeetings& shown) {
    Table table{"meetings", "The meetings", {{"date"}, {"meeting"}, {"people", true}}, {}, {}, {}};
    if (shown.areas) {
        table.columns.push_back({study.by.plural, true});
        table.columns.push_back({"pairs across", true});
    }
    table.columns.push_back({"met first", true});
    for (const survey::MeetingFigures& one : shown.found.meetings) {
        const Meeting& meeting = study.meetings[one.meeting];
        table.rows.push_back({meeting.date, meeting.label, std::to_string(one.attended)});
        if (shown.areas) {
            table.rows.back().push_back(std::to_string(one.areas));
            table.rows.back().push_back(one.pairs == 0 ? "-" : share_words(one.across, one.pairs));
        }
        table.rows.back().push_back(count_words(one.first_met));
    }
    return table.rows.empty() ? "" : captioned(table);
}

std::string series_table(const Study& study, const ShownMeetings& shown) {
    if (!shown.areas) return {};
    Table table{"series",
                "Series of meetings",
                {{"series"}, {"meetings", true}, {study.by.plural + " regularly absent"}},
                {},
                {},
                {}};
    for (const survey::MeetingSeries& series : shown.found.series) {
        if (series.meetings.size() < 2) continue;
        std::string absent;
        for (const std::uint32_t area : series.absent_areas) {
            absent += (absent.empty() ? "" : ", ") + shown.areas->areas.labels[area];
        }
        table.rows.push_back({series.label, std::to_string(series.meetings.size()), absent.empty() ? "none" : absent});
    }
    return table.rows.empty() ? "" : captioned(table);
}

std::string people_table(const Study& study, const ShownMeetings& shown) {
    if (shown.found.load.empty()) return {};  // withheld, or no time between surveys
    Table table{
        "people",
        "Between the surveys, person by person",
        {{"id"}, {"who"}, {"meetings", true}, {"hours", true}, {"new contacts", true}, {"hours a new contact", true}},
        {},
        {},
        {}};
    for (const survey::PersonLoad& person : shown.found.load) {
        table.rows.push_back({study.actors[person.actor].id, person_words(study, person.actor, shown.edition),
                              std::to_string(person.meetings), cell(person.hours), std::to_string(person.new_contacts),
                              cell(person.hours_per_new_contact())});
    }
    return captioned(table);
}

}  // namespace

std::string meetings_text(const Study& study, const ShownMeetings& shown) {
    const survey::Meetings& found = shown.found;
    std::string text = fmt::format("{}: meetings and {}\n", study.title, study.relations[found.options.relation].label);
    text += wrapped(
        fmt::format("{} to {}; read as {}; a contact is a strength of {} or more; seed {}, {} draws.",
                    study.waves[found.options.from].label, study.waves[found.options.to].label,
                    name_of(found.direction), number_text(found.tie_from), found.options.seed, found.options.draws),
        80);
    if (shown.edition == Edition::named) text += "Contains names.\n";
    if (study.illustrative) text += wrapped(study.source, 80);
    for (const std::string& sentence : meetings_sentences(study, shown)) text += '\n' + wrapped(sentence, 80);
    text += meetings_table(study, shown) + series_table(study, shown);
    if (const Table time = time_table(study, shown); !time.rows.empty()) text += captioned(time);
    text += people_table(study, shown);
    for (const std::string& rule : meetings_rules(study, shown)) text += '\n' + wrapped(rule, 80);
    return for_terminal(text);
}

}  // namespace crosstie::io
