#pragma once
#include <string>
#include <vector>

#include "graph/model/study.hpp"
#include "io/document/paper.hpp"

namespace crosstie::io {

/// A person's name or e-mail in words of the study that go into a public output as they are.
struct PersonInWords {
    std::string where;  // "the title", "a milestone"
    std::string words;  // in full
};

/// The study's own wording, and its paper's, that names one of its people: titles, sources, labels of waves, relations,
/// work-streams, meetings, issues and milestones. Cover sheet and cleared quotations may name people, who were asked.
///
/// Definition  a cell of a column `name`, or one with an @ in it, stands in the words with no letter before or after
[[nodiscard]] std::vector<PersonInWords> people_in_words(const Study& study, const Paper& paper);

}  // namespace crosstie::io
