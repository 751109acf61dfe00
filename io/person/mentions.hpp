#pragma once
#include <string>
#include <vector>

#include "io/person/person_lines.hpp"

namespace crosstie::io {

/// Looks through every file of the study's folder for the words the person is called by, as whole words, on lines that
/// are not among those found already.
void find_mentions(const std::string& study_json, PersonFound& found);

/// Does the word stand in the text, with no letter or digit before or after it?
[[nodiscard]] bool holds_word(std::string_view text, std::string_view word);

}  // namespace crosstie::io
