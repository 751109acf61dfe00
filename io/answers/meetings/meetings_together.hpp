#pragma once
#include <string>

#include "graph/survey/registers.hpp"
#include "io/release/shown_meetings.hpp"

namespace crosstie::io {

/// The projection as a table: source,target,weight, a row a pair. Error in the public edition: pairs of people and
/// how few people two meetings share, are nobody else's to read.
[[nodiscard]] std::string together_csv(const Study& study, const ShownMeetings& shown, Side side, Weighting weighting);

/// "shared", "newman", "jaccard".
[[nodiscard]] const char* name_of(Weighting weighting);

}  // namespace crosstie::io
