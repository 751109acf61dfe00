#pragma once
#include <string>
#include <vector>

#include "io/release/shown_meetings.hpp"

namespace crosstie::io {

/// What the meetings say, one finding a sentence or two, each with what it does not show (METHODS section 10).
[[nodiscard]] std::vector<std::string> meetings_sentences(const Study& study, const ShownMeetings& shown);

/// Where the group's time bought most: the series with fewest and with most hours for a new contact. Empty where fewer
/// than two series went with any.
[[nodiscard]] std::string time_words(const ShownMeetings& shown);

/// The rules behind the tables, for the reader who asks.
[[nodiscard]] std::vector<std::string> meetings_rules(const Study& study, const ShownMeetings& shown);

}  // namespace crosstie::io
