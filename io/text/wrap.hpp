#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace crosstie::io {

/// How wide a piece of text is, in the unit of the room it is to fit into: characters, points.
using Width = std::function<double(std::string_view)>;

enum class Breaks {
    spaces,
    joints  // spaces, and behind a hyphen or a slash inside a word
};

/// The text in lines no wider than `room`, each without the spaces it was broken at; a word that is wider alone has a
/// line of its own. Views of `text`; no line for no text.
[[nodiscard]] std::vector<std::string_view> broken(std::string_view text, double room, const Width& width,
                                                   Breaks breaks);

/// Words of plain text in lines of at most `width` characters, one space between them whatever stood there. No words:
/// one empty line.
[[nodiscard]] std::vector<std::string> plain_lines(std::string_view text, std::size_t width);

/// The same as one text: each line ends with a newline and begins with `indent`, which counts as part of its width.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::string_view indent = {});

/// Text for a terminal: a plain hyphen for the minus sign, no control characters.
[[nodiscard]] std::string for_terminal(std::string_view text);

}  // namespace crosstie::io
