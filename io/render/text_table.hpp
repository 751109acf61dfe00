#pragma once
#include <string>
#include <string_view>

#include "io/document/report.hpp"

namespace crosstie::io {

/// A table as aligned plain text, cells broken into lines so that it fits `width` where its longest words allow.
[[nodiscard]] std::string text_table(const Table& table, std::size_t width = 80);

/// Text as it may stand in Markdown: on one line, nothing in it read as a mark.
[[nodiscard]] std::string markdown_escaped(std::string_view text);

/// A table as Markdown, with its caption above and its note below.
[[nodiscard]] std::string markdown_table(const Table& table);

}  // namespace crosstie::io
