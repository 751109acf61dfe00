#pragma once
#include <string>
#include <string_view>

#include "io/document/report.hpp"

namespace crosstie::io {

/// Words broken into lines of at most `width` characters; a longer word stands alone. Each line ends with a newline and
/// begins with `indent`.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::string_view indent = {});

/// A table as aligned plain text, cells broken into lines so that it fits `width` where its longest words allow.
[[nodiscard]] std::string text_table(const Table& table, std::size_t width = 80);

/// Text as it may stand in Markdown: on one line, nothing in it read as a mark.
[[nodiscard]] std::string markdown_escaped(std::string_view text);

/// A table as Markdown, with its caption above and its note below.
[[nodiscard]] std::string markdown_table(const Table& table);

/// Text for a terminal: a plain hyphen for the minus sign, no control characters.
[[nodiscard]] std::string for_terminal(std::string_view text);

}  // namespace crosstie::io
