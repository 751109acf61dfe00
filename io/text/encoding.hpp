#pragma once
#include <string>
#include <string_view>

namespace crosstie::io {

/// The text in `bytes`, without a byte order mark, once it is known to be strict UTF-8 without NUL. Other encodings,
/// and files that hold no text at all, are named with their cure.
///
/// Errors   InvalidInput: UTF-16, UTF-32, Windows-1252, overlong forms, surrogates, NUL, a workbook, a PDF, ...
[[nodiscard]] std::string_view utf8_text(std::string_view bytes, const std::string& file);

/// Where a byte stands in a text: physical line and column in characters, both from 1. LF, CRLF and CR end lines.
struct Place {
    std::size_t line = 1;
    std::size_t column = 1;
};
[[nodiscard]] Place place_of(std::string_view text, std::size_t offset);

}  // namespace crosstie::io
