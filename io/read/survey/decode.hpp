#pragma once
#include <string>
#include <string_view>

namespace crosstie::io::survey {

/// A file's text in UTF-8, and the encoding it was found to be in: "UTF-8", "UTF-16 LE", "UTF-16 BE", "Windows-1252".
struct Decoded {
    std::string text;
    std::string encoding;
};

/// Exports are read in the encoding they come in. A byte order mark decides, else where the NUL bytes stand; bytes that
/// are no UTF-8 are Windows-1252, unless the file also holds UTF-8 beyond ASCII: then it is damaged.
///
/// Errors   InvalidInput with line and column: half a surrogate pair, a byte Windows-1252 does not have, NUL, UTF-32, a
///          file that holds no text
[[nodiscard]] Decoded decoded(std::string_view bytes, const std::string& file);

/// As it reads on one line: without markup, with every run of blanks (no-break spaces and line breaks too) as one.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace crosstie::io::survey
