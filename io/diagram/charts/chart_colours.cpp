#include "io/diagram/charts/chart_colours.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace crosstie::io::diagram {

namespace {
constexpr double enough = 4.6;  // WCAG asks 4.5 of text

/// `share` of `colour` on white paper.
std::string mixed(std::string_view colour, double share) {
    std::string out = "#";
    for (const std::size_t at : {std::size_t{1}, std::size_t{3}, std::size_t{5}}) {
        int value = 0;
        std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
        out += fmt::format("{:02x}", std::lround(255 + (value - 255) * share));
    }
    return out;
}

/// The darkest mix that dark text can stand on, and the palest that white can.
double edge(std::string_view darkest, std::string_view text, bool palest) {
    for (int percent = 0; percent <= 100; ++percent) {
        const double share = (palest ? percent : 100 - percent) / 100.0;
        if (contrast(mixed(darkest, share), text) >= enough) return share;
    }
    return palest ? 1 : 0;
}
}  // namespace

std::string heat_colour(double share, std::string_view darkest) {
    const double pale_end = edge(darkest, colour::ink, false), dark_begin = edge(darkest, colour::paper, true);
    share = std::clamp(share, 0.0, 1.0);
    if (share < 0.5) return mixed(darkest, share / 0.5 * pale_end);
    return mixed(darkest, dark_begin + (share - 0.5) / 0.5 * (1 - dark_begin));
}

std::string_view text_on(std::string_view fill) {
    return contrast(fill, colour::ink) >= contrast(fill, colour::paper) ? colour::ink : colour::paper;
}

}  // namespace crosstie::io::diagram
