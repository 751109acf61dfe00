#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace crosstie::io::diagram {

enum class Weight { regular, bold };

/// Width in points of one line of text set in Liberation Sans (as wide as Arial). A glyph outside Latin counts 0.6 em,
/// a combining mark nothing. No font library is asked, so a layout is the same on every machine.
[[nodiscard]] double text_width(std::string_view text, double size, Weight weight = Weight::regular);

/// Breaks text at spaces (and after hyphens and slashes) into lines no wider than `room`; a word that is wider alone is
/// cut. With more than `most` lines the last one ends in an ellipsis.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, double room, double size,
                                            Weight weight = Weight::regular, std::size_t most = 99);

/// The text with an ellipsis where it does not fit into `room`.
[[nodiscard]] std::string shorten(std::string_view text, double room, double size, Weight weight = Weight::regular);

/// Text that is safe to draw: valid UTF-8, no control characters, nothing XML forbids, no marks that turn the direction
/// of what follows, runs of white space as one space, at most `most` characters (an ellipsis says so).
[[nodiscard]] std::string clean_text(std::string_view text, std::size_t most = 200);

}  // namespace crosstie::io::diagram
