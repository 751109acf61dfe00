#include <fmt/format.h>

#include "graph/base/error.hpp"
#include "graph/infer/meeting_series.hpp"
#include "io/answers/meetings/meetings_output.hpp"
#include "io/release/disclosure.hpp"
#include "io/text/csv_cell.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

std::string meetings_csv(const Study& study, const ShownMeetings& shown) {
    std::string csv = "meeting,series,date,between,attended";
    csv += shown.areas ? ",areas,pairs,across,share_across,first_met\n" : ",first_met\n";
    for (const survey::MeetingFigures& one : shown.found.meetings) {
        const Meeting& meeting = study.meetings[one.meeting];
        csv += fmt::format("{},{},{},{},{},", csv_cell(meeting.label), csv_cell(infer::series_label(meeting.label)),
                           meeting.date,
                           !shown.why.empty() ? ""
                           : one.between      ? "yes"
                                              : "no",
                           one.attended);
        if (shown.areas) {
            csv += fmt::format("{},{},{},{},", one.areas, one.pairs, one.across, number_text(one.share_across()));
        }
        csv += fmt::format("{}\n", one.first_met);
    }
    return csv;
}

std::string meetings_people_csv(const Study& study, const ShownMeetings& shown) {
    if (shown.edition == Edition::public_) {
        throw Error("the public edition shows no person; choose --edition group or named");
    }
    std::string csv = "id,who,meetings,hours,new_contacts,hours_per_new_contact\n";
    for (const survey::PersonLoad& person : shown.found.load) {
        csv += fmt::format("{},{},{},{},{},{}\n", csv_cell(study.actors[person.actor].id),
                           csv_cell(person_words(study, person.actor, shown.edition)), person.meetings,
                           number_text(person.hours), person.new_contacts, number_text(person.hours_per_new_contact()));
    }
    return csv;
}

}  // namespace crosstie::io
