#pragma once
#include "io/document/table.hpp"
#include "io/release/shown_meetings.hpp"

namespace crosstie::io {

/// The registers: how many meetings have one, and how many are only counted.
[[nodiscard]] Record register_record(const survey::Meetings& found);
/// The areas that people of the meetings are of.
[[nodiscard]] Record meeting_areas_record(const ShownMeetings& shown);
/// A row a meeting: who came, which areas, who met first.
[[nodiscard]] Table meetings_held(const Study& study, const ShownMeetings& shown);
/// A row a series.
[[nodiscard]] Table meetings_by_series(const Study& study, const ShownMeetings& shown);
/// Series that much the same people attend.
[[nodiscard]] Table series_that_could_be_one(const ShownMeetings& shown);

}  // namespace crosstie::io
