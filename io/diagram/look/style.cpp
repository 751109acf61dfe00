#include "io/diagram/look/style.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace crosstie::io::diagram {

namespace {
double luminance(std::string_view hex) {
    const auto channel = [&](std::size_t at) {
        int value = 0;
        std::from_chars(hex.data() + at, hex.data() + at + 2, value, 16);
        const double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
}  // namespace

std::string faint(std::string_view colour) {
    constexpr double share = 0.22;  // at 0.12 a hairline is gone from a grey print
    std::string mixed = "#";
    for (std::size_t at = 1; at < 7; at += 2) {
        int value = 0;
        std::from_chars(colour.data() + at, colour.data() + at + 2, value, 16);
        constexpr std::string_view digits = "0123456789abcdef";
        const auto shade = static_cast<std::size_t>(std::lround(share * value + (1 - share) * 255));
        mixed += digits[shade / 16], mixed += digits[shade % 16];
    }
    return mixed;
}

double contrast(std::string_view first, std::string_view second) {
    const auto [dark, light] = std::minmax({luminance(first), luminance(second)});
    return (light + 0.05) / (dark + 0.05);
}

}  // namespace crosstie::io::diagram
