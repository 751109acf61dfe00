#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "io/release/shown_meetings.hpp"

namespace crosstie::io {

/// All of it, at full precision, under io/schema/meetings.schema.json.
[[nodiscard]] nlohmann::ordered_json meetings_object(const Study& study, const ShownMeetings& shown);
[[nodiscard]] std::string meetings_json(const Study& study, const ShownMeetings& shown);
/// What the hours in each series went with, a row a series; `plan` tells it too.
[[nodiscard]] nlohmann::ordered_json time_json(const ShownMeetings& shown);
/// For reading: the findings, then tables of meetings, series and, but for the public edition, people.
[[nodiscard]] std::string meetings_text(const Study& study, const ShownMeetings& shown);
/// For a spreadsheet: a row per meeting with figures.
[[nodiscard]] std::string meetings_csv(const Study& study, const ShownMeetings& shown);
/// For a spreadsheet: a row per person, between the surveys. Error for the public edition.
[[nodiscard]] std::string meetings_people_csv(const Study& study, const ShownMeetings& shown);

}  // namespace crosstie::io
