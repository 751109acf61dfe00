#include "graph/measure/quartiles.hpp"

#include <algorithm>
#include <cmath>

namespace crosstie::measure {

Quartiles quartiles(std::vector<double> values) {
    std::erase_if(values, [](double value) { return std::isnan(value); });
    Quartiles found;
    found.values = values.size();
    if (values.empty()) return found;
    std::sort(values.begin(), values.end());
    const auto at = [&](double share) {
        const double place = share * static_cast<double>(values.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const std::size_t above = std::min(below + 1, values.size() - 1);
        const double rest = place - static_cast<double>(below);
        return values[below] * (1 - rest) + values[above] * rest;
    };
    found.lower = at(0.25);
    found.median = at(0.5);
    found.upper = at(0.75);
    return found;
}

MeanAndDeviation mean_and_deviation(std::span<const double> scores) {
    MeanAndDeviation found;
    double sum = 0, squares = 0;
    for (const double score : scores) {
        if (!std::isfinite(score)) continue;
        sum += score;
        ++found.values;
    }
    const auto count = static_cast<double>(found.values);
    if (found.values > 0) found.mean = sum / count;
    if (found.values < 2) return found;
    // Against the mean, in a second pass: sums of squares would cancel.
    for (const double score : scores) {
        if (std::isfinite(score)) squares += (score - found.mean) * (score - found.mean);
    }
    found.deviation = std::sqrt(squares / (count - 1));
    return found;
}

}  // namespace crosstie::measure
