#pragma once
#include <string>

#include "io/answers/change/case.hpp"

namespace crosstie::io {

/// New contacts as CSV (RFC 4180, UTF-8): one row a person, an empty cell where the person's own answers are not known;
/// in the public edition one row a band. Text that a spreadsheet would take for a formula gets an apostrophe in front.
[[nodiscard]] std::string comparison_csv(const Case& of);

/// The finding and the short tables as Markdown.
[[nodiscard]] std::string comparison_markdown(const Case& of);

}  // namespace crosstie::io
