#pragma once
#include <vector>

#include "graph/model/study.hpp"
#include "io/document/report.hpp"
#include "io/release/shown_meetings.hpp"

namespace crosstie::io {

/// The essentials of the meetings for a paper: one row a series, what people did with and without having met, what it
/// took, and series that could be one. Only tables with something in them; the first cell of each row names it.
[[nodiscard]] std::vector<Table> meetings_tables(const Study& study, const ShownMeetings& shown);

/// Series by hours for each new contact, fewest first; no rows without a time between the surveys.
[[nodiscard]] Table time_table(const Study& study, const ShownMeetings& shown);

}  // namespace crosstie::io
