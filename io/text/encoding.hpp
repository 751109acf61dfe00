#pragma once
#include <string>
#include <string_view>

namespace crosstie::io {

/// The text in `bytes`, without a byte order mark, once it is known to be strict UTF-8 without NUL. Other encodings,
/// and files that hold no text at all, are named with their cure.
///
/// Errors   InvalidInput: UTF-16, UTF-32, Windows-1252, overlong forms, surrogates, NUL, a workbook, a PDF, ...
[[nodiscard]] std::string_view utf8_text(std::string_view bytes, const std::string& file);

/// One character of a text that may be no UTF-8, after Table 3-7 of the Unicode standard.
struct Character {
    char32_t code = 0;
    std::size_t length = 1;       // bytes; 1 where they are no character
    const char* wrong = nullptr;  // why they are none; "stray" for a byte that begins nothing
};
/// The one that begins at `at`, which lies in the text.
[[nodiscard]] Character character_at(std::string_view text, std::size_t at);

/// Whether a byte of UTF-8 begins a character, rather than going on with one.
[[nodiscard]] constexpr bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }
/// How many characters (code points) begin in a text.
[[nodiscard]] std::size_t characters(std::string_view utf8);

/// Whether a character acts on the text around it or on the terminal that shows it: controls other than the line feed
/// and the tab, line and paragraph separators, what overrides or isolates the direction of writing, tags, a byte order
/// mark. The joiners and direction marks that Arabic, Hebrew, Persian and emoji need do not.
[[nodiscard]] bool acts_on_text(char32_t character);
/// The text with U+FFFD for every character that acts on text and for every byte that is no UTF-8.
[[nodiscard]] std::string harmless(std::string_view text);
/// The text as one line of a message may hold it: every character that cannot be seen or acts on others, and every byte
/// that is no UTF-8, as an escape (\n, \x1b, \u202e). Line feeds stay where `lines` says so.
enum class LineFeeds { escaped, kept };
[[nodiscard]] std::string escaped(std::string_view text, LineFeeds lines = LineFeeds::escaped);

/// Whether a tree of this XML would take more than 768 MiB, before it is built.
[[nodiscard]] bool xml_takes_too_much(std::string_view text);

/// Where a byte stands in a text: physical line and column in characters, both from 1. LF, CRLF and CR end lines.
struct Place {
    std::size_t line = 1;
    std::size_t column = 1;
};
[[nodiscard]] Place place_of(std::string_view text, std::size_t offset);

}  // namespace crosstie::io
