#include <fmt/format.h>

#include "graph/infer/meeting_series.hpp"
#include "io/meetings/meetings_output.hpp"
#include "io/report/csv_cell.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

std::string meetings_csv(const Study& study, const ShownMeetings& shown) {
    std::string csv = "meeting,series,date,between,attended";
    csv += shown.areas ? ",areas,pairs,across,share_across,first_met\n" : ",first_met\n";
    for (const infer::MeetingFigures& one : shown.found.meetings) {
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

}  // namespace crosstie::io
