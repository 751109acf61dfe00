#pragma once
#include "io/answers/change/case.hpp"
#include "io/document/table.hpp"

namespace crosstie::io {

/// Every link that was reported, for R and Python: who, whom, of which question at which survey, how strong, and what
/// became of it between the two surveys compared. A table of people: no public edition holds it.
///
/// Definition  a row a report at or above the strength from which the question's answers are a link. `state`: kept, lost
///             (of the survey before), kept, gained (of the survey after), where the pair was answered both times; "not
///             answered both times" else; empty for surveys that are not compared
/// Cost        O(people + links) a question and survey
[[nodiscard]] Table ties_table(const Case& of);

}  // namespace crosstie::io
