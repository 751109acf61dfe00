#pragma once
#include <string>
#include <string_view>

namespace crosstie::io {

/// The text without what tells nobody apart: outer blanks, blanks in a row, invisible characters, case, the kind of
/// blank, apostrophe or dash, and the Unicode form. Texts that come out equal are one person, one area, one option.
/// Accents, letters and signs stay: "Jose" is not "José".
[[nodiscard]] std::string one_spelling(std::string_view text);

/// Whether one_spelling would leave the text as it is, as far as a look at its bytes can tell: ASCII without capitals,
/// backticks, or blanks but single ones inside. Never true for a text that one_spelling changes.
[[nodiscard]] bool is_spelled_plainly(std::string_view text);

/// By what two spellings of one text differ, in words: "blanks", "case", "the Unicode form", ...
[[nodiscard]] std::string_view spelling_difference(std::string_view one, std::string_view other);

}  // namespace crosstie::io
