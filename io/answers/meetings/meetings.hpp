#pragma once
#include <string>

#include "io/document/document.hpp"
#include "io/release/shown_meetings.hpp"

namespace crosstie::io {

/// Everything said of the meetings: the sentences, then tables and records by key, as the paper, its numbers and the
/// command show them. Its id is "meetings".
[[nodiscard]] Section meetings_section(const Study& study, const ShownMeetings& shown);

/// Which tables of pairs a document holds beside the section's: there may be millions of rows, so only when asked for.
enum class PairTables { none, all };

/// What `meetings` answers. `pairs`: with meetings_pairs (people who sat in a meeting together) and meetings_overlap
/// (meetings that share people), each with its backbone, and where people and meetings stand in the registers
/// (meetings_people_positions, meetings_positions), for machines and never in public.
[[nodiscard]] Document meetings_document(const Study& study, const ShownMeetings& shown,
                                         PairTables pairs = PairTables::none);

/// Series by hours for each new contact, fewest first; no rows without a time between the surveys. `plan` tells it too.
[[nodiscard]] Table time_table(const Study& study, const ShownMeetings& shown);

/// "shared", "newman", "jaccard".
[[nodiscard]] const char* name_of(Weighting weighting);

}  // namespace crosstie::io
