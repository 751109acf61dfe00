#pragma once
#include <string>
#include <vector>

#include "io/answers/change/case.hpp"
#include "io/document/report.hpp"

namespace crosstie::io {

// What the annex says of the method, of the edition and of its own words, as far as each can be true of the study.

/// What each person was asked, and what becomes of pairs that were not answered; where no file says who answered, that
/// silence is read as no link.
[[nodiscard]] std::string asked_words(const Case& of);

/// When a change between two surveys is called clear or likely.
[[nodiscard]] std::string rule_words(const Case& of);

/// What the public edition leaves out, and what it shows all the same.
[[nodiscard]] std::vector<std::string> edition_words(const Case& of);

/// What link, contact, pair and the rest mean in this study.
[[nodiscard]] Definitions definitions_of(const Case& of);

}  // namespace crosstie::io
