#pragma once
#include <string>
#include <string_view>

#include "io/diagram/look/style.hpp"

namespace crosstie::io::diagram {

/// What each colour of a chart is for. Neighbours also differ by pattern or lightness: a colour is never alone.
struct ChartColours {
    std::string_view before = "#c3ccd2";         // bars of the first wave, with an outline
    std::string_view after = colour::gained;     // bars of the second
    std::string_view across = colour::gained;    // plain
    std::string_view within = "#56656f";         // hatched
    std::string_view kept = "#c3ccd2";           // plain, with an outline
    std::string_view gained = colour::gained;    // plain
    std::string_view lost = colour::lost;        // hatched, dashed
    std::string_view answered = colour::gained;  // plain
    std::string_view silent = "#56656f";         // hatched
    std::string_view heat = colour::heading;     // the darkest cell; paler cells are mixed with paper
};

/// A cell's colour for `share` 0 .. 1 of the darkest; a single hue that leaves out the middle lightness, on which neither
/// white nor dark text would have a contrast of 4.5.
[[nodiscard]] std::string heat_colour(double share, std::string_view darkest);

/// Ink or paper, whichever stands out more on the fill.
[[nodiscard]] std::string_view text_on(std::string_view fill);

}  // namespace crosstie::io::diagram
