#include "io/answers/meetings/meetings_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "io/answers/meetings/meetings_sentences.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

std::string amount(double value) { return std::isnan(value) ? "not known" : amount_words(value); }

// The meetings with figures of one series, added up.
survey::MeetingFigures sum_of(const ShownMeetings& shown, const survey::MeetingSeries& series) {
    survey::MeetingFigures sum;
    for (const survey::MeetingFigures& one : shown.found.meetings) {
        if (std::find(series.meetings.begin(), series.meetings.end(), one.meeting) == series.meetings.end()) continue;
        sum.attended += one.attended;
        sum.pairs += one.pairs;
        sum.across += one.across;
        sum.first_met += one.first_met;
    }
    return sum;
}

Table by_series(const Study& study, const ShownMeetings& shown) {
    Table table{"meetings_series",
                "Meetings, by series",
                {{"Series", false}, {"Meetings", true}, {"Attendances", true}},
                {},
                {},
                {}};
    if (shown.areas) table.columns.push_back({fmt::format("Pairs of two {}", study.by.plural), true});
    table.columns.push_back({"Pairs who met first", true});
    if (shown.areas) table.columns.push_back({fmt::format("{} regularly absent", capitalised(study.by.plural)), false});
    for (const survey::MeetingSeries& series : shown.found.series) {
        const survey::MeetingFigures sum = sum_of(shown, series);
        Row row{series.label, count_words(series.meetings.size()), count_words(sum.attended)};
        if (shown.areas) row.push_back(counted_share_words(sum.across, sum.pairs));
        row.push_back(count_words(sum.first_met));
        if (shown.areas) {
            std::string absent;
            for (const std::uint32_t area : series.absent_areas) {
                absent += (absent.empty() ? "" : ", ") + shown.areas->areas.labels[area];
            }
            row.push_back(series.meetings.size() < 2 ? "held once" : absent.empty() ? "none" : absent);
        }
        table.rows.push_back(std::move(row));
    }
    table.note =
        "A pair counts once for each meeting both sat in. Pairs who met first: in no earlier meeting of the registers.";
    return table;
}

Table before_contact(const ShownMeetings& shown) {
    Table table{
        "meetings_before_contact",
        "Links that formed, between people who met and who did not",
        {{"Links missing before", false},
         {"Met: formed", true},
         {"Did not meet: formed", true},
         {"Times as often", true},
         {"p", true}},
        {},
        fmt::format("p: how often people exchanged at random in the registers gave as large a difference (seed {}).",
                    shown.found.options.seed),
        {}};
    const auto row = [&](const char* name, const infer::MetOrNot& met) {
        if (met.met + met.not_met == 0) return;
        const bool more = !(met.difference() < 0);
        const double p = more ? met.p_at_least : met.p_at_most;
        table.rows.push_back({name, fmt::format("{} of {}", count_words(met.met_formed), count_words(met.met)),
                              fmt::format("{} of {}", count_words(met.not_met_formed), count_words(met.not_met)),
                              std::isfinite(met.ratio()) ? decimal_words(met.ratio(), 1) : "not defined",
                              std::isnan(p) || met.draws == 0 ? "no test" : draws_words(p)});
    };
    row("All", shown.found.before_contact.all);
    row("Within one work-stream", shown.found.before_contact.same_stream);
    row("Between two work-streams", shown.found.before_contact.other_stream);
    return table;
}

Table load(const ShownMeetings& shown) {
    Table table{"meetings_load",
                "What the meetings between the surveys took",
                {{"Figure", false}, {"Amount", true}},
                {},
                {},
                {}};
    if (shown.people == 0) return table;
    table.rows.push_back({"People on the list", count_words(shown.people)});
    table.rows.push_back({"At none of the meetings", people_of_words(shown.away)});
    if (shown.meetings.values > 0) {
        table.rows.push_back({"Meetings a person, in the middle", amount(shown.meetings.median)});
    }
    table.rows.push_back({"Hours a person, on average", amount(shown.hours_per_person)});
    table.rows.push_back({"New contacts, pairs of people", count_words(shown.found.new_contacts)});
    if (shown.found.new_contacts > 0) {
        table.rows.push_back({"Hours of all for each new contact", amount(shown.hours_per_new_contact)});
    }
    return table;
}

Table could_be_one(const ShownMeetings& shown) {
    Table table{"meetings_could_be_one",
                "Series with much the same people",
                {{"Series", false}, {"And", false}},
                {},
                "They may still be about different things.",
                {}};
    const bool with_people = shown.edition != Edition::public_;
    if (with_people) table.columns.push_back({"Regulars of both", true});
    for (const survey::SeriesOverlap& two : shown.found.alike) {
        table.rows.push_back({shown.found.series[two.first].label, shown.found.series[two.second].label});
        if (with_people) table.rows.back().push_back(fmt::format("{} of {}", two.both, two.either));
    }
    return table;
}

}  // namespace

Table time_table(const Study& study, const ShownMeetings& shown) {
    Table table{"meetings_time",
                "What the hours in each series went with",
                {{"Series", false},
                 {"Hours of all", true},
                 {"Pairs who met there, not in contact before", true},
                 {"In contact after", true}},
                {},
                "A pair that met in several series counts in each. Which meeting brought a contact about is not known.",
                {}};
    if (shown.areas) table.columns.push_back({fmt::format("Of these, of two {}", study.by.plural), true});
    table.columns.push_back({"Hours for each", true});
    for (const survey::SeriesYield& one : shown.yields) {
        table.rows.push_back({shown.found.series[one.series].label, amount(one.hours), count_words(one.met),
                              counted_share_words(one.formed, one.met)});
        if (shown.areas) table.rows.back().push_back(count_words(one.formed_across));
        table.rows.back().push_back(one.formed == 0 ? "none formed" : amount(one.hours_per_new_contact()));
    }
    return table;
}

std::vector<Table> meetings_tables(const Study& study, const ShownMeetings& shown) {
    std::vector<Table> tables{by_series(study, shown)};
    if (shown.why.empty()) {
        tables.push_back(load(shown));
        tables.push_back(time_table(study, shown));
        tables.push_back(before_contact(shown));
    }
    tables.push_back(could_be_one(shown));
    std::erase_if(tables, [](const Table& table) { return table.rows.empty(); });
    return tables;
}

}  // namespace crosstie::io
