#pragma once
#include <cstdint>
#include <limits>

namespace crosstie {

/// What a number is that the data do not define: the mean of nobody's answers.
inline constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// The part of a whole, 0 to 1; undefined where there is no whole.
inline double share(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? nan : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace crosstie
