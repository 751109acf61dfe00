#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "io/text/text_width.hpp"

namespace crosstie::io::diagram {

/// Characters of an area's name at most; what a picture has no room for is cut there, with an eye to the other names.
inline constexpr std::size_t longest_area = 120;

/// Labels cut to the room there is, no two different ones to the same text.
///
/// Definition  what fits stays; what does not loses its end, or, where another label would then read the same, words from
///             its middle: it keeps the fewest last words that tell it from the others, and as much of the beginning as
///             fits; where last words do not tell, the first words that all of those share go
/// Result      [texts]; of room for a word or two some may still be alike
/// Cost        O(texts log texts) for each last word kept, at most sixteen; `fits` log(letters) times for each
[[nodiscard]] std::vector<std::string> cut_apart(const std::vector<std::string>& texts,
                                                 const std::function<bool(std::string_view)>& fits);

/// Into lines of `room`, at most `most` of them.
[[nodiscard]] std::vector<std::vector<std::string>> wrap_apart(const std::vector<std::string>& texts, double room,
                                                               double size, Weight weight, std::size_t most);
/// On one line.
[[nodiscard]] std::vector<std::string> shorten_apart(const std::vector<std::string>& texts, double room, double size,
                                                     Weight weight);

}  // namespace crosstie::io::diagram
