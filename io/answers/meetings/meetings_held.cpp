// The meetings themselves, one by one and by series: who came, whether areas mixed, and who met for the first time.
#include "io/answers/meetings/meetings_held.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "graph/infer/meeting_series.hpp"
#include "io/answers/meetings/meetings_parts.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

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

/// The meetings with figures of one series, added up.
survey::MeetingFigures sum_of(const ShownMeetings& shown, const survey::MeetingSeries& series) {
    std::vector<survey::MeetingFigures> those;
    for (const survey::MeetingFigures& one : shown.found.meetings) {
        if (std::ranges::find(series.meetings, one.meeting) != series.meetings.end()) those.push_back(one);
    }
    return survey::summed(those);
}

}  // namespace

Record register_record(const survey::Meetings& found) {
    Record record{"meetings_register", "The registers", {}, {}, Shown::data_only};
    record.fields = {
        machine_field("meetings", "Meetings with a register", found.meetings.size() + found.small),
        machine_field("small", "Of these, of too few people for this edition: only counted", found.small),
        machine_field("without_register", "Meetings held whose attendance nobody wrote down", found.without_register),
        machine_field("between_without_register", "Of these, between the surveys", found.between_without_register),
        machine_field("undecided",
                      "Meetings with a register on a survey's own date or month: neither before nor after it",
                      found.undecided)};
    return record;
}

Record meeting_areas_record(const ShownMeetings& shown) {
    Record record{"meetings_areas", "Areas", {}, {}, Shown::data_only};
    record.fields = {
        machine_field("by", "The attribute that areas are", shown.areas->by),
        machine_field("labels", "The areas", shown.areas->areas.labels),
        machine_field("merged", "Areas put together under the last label", shown.areas->merged),
        machine_field("without_area", "People on the list of the first survey of no known area",
                      shown.areas->without_area),
        machine_field("share_across_by_chance", "Share of all pairs on the list at either survey that are of two areas",
                      number_or(shown.found.across_by_chance, Why::no_pairs))};
    return record;
}

Table meetings_held(const Study& study, const ShownMeetings& shown) {
    Table table = table_of_meetings("meetings_held", "The meetings", Shown::terminal_only);
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

Table meetings_by_series(const Study& study, const ShownMeetings& shown) {
    const bool people = shows_people(shown.edition);
    Table table = table_of_meetings("meetings_series", "Meetings, by series");
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

Table series_that_could_be_one(const ShownMeetings& shown) {
    const bool people = shows_people(shown.edition);
    Table table = table_of_meetings("meetings_could_be_one", "Series with much the same people");
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

}  // namespace crosstie::io
