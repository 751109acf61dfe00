#pragma once
#include <vector>

#include "io/read/survey/collect.hpp"

namespace crosstie::io::survey {

/// Gives a question one name in all exports that ask it. Names that were guessed follow the text of the question: equal
/// but for case, blanks and kinds of signs; what is left over, the word "trust", then the order. Names of a mapping
/// stay. Whatever its text does not settle is a remark of the export, and a line of the quality log where two wordings
/// are read as one question.
void match_questions(std::vector<Export>& exports, Collected& found);

}  // namespace crosstie::io::survey
