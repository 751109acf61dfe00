#pragma once
#include <algorithm>
#include <cmath>

namespace crosstie::test {

/// Equal within `tolerance`, absolute or relative; two undefined values are equal.
[[nodiscard]] inline bool near(double a, double b, double tolerance = 1e-9) {
    if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
    if (a == b) return true;
    return std::abs(a - b) <= tolerance * std::max(1.0, std::max(std::abs(a), std::abs(b)));
}

}  // namespace crosstie::test
