#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "graph/measure/scores.hpp"

namespace crosstie::measure {

/// Where the middle half of some values lies.
struct Quartiles {
    std::size_t values = 0;  // that are numbers
    double lower = undefined, median = undefined, upper = undefined;
};

/// A quarter, half and three quarters of the values lie below these.
///
/// Definition  linear between order statistics: at share p, the value in place p (k - 1) of the k in order, counted
///             from 0
/// Result      lower <= median <= upper, in the values' unit
/// Undefined   NaN among the values are left out; no value: NaN
/// Ties        none
/// Errors      none
/// Cost        O(k log k)
/// Source      Hyndman and Fan 1996, doi:10.2307/2684934, definition 7, as R's default
[[nodiscard]] Quartiles quartiles(std::vector<double> values);

/// The middle of some values and how far they lie from it.
struct MeanAndDeviation {
    std::size_t values = 0;  // that are numbers
    double mean = undefined, deviation = undefined;
};

/// Mean and standard deviation of those who have a score.
///
/// Definition  mean = sum / k; deviation = sqrt(sum of (value - mean)^2 / (k - 1)), that of a sample
/// Result      in the scores' unit; deviation 0 and up
/// Undefined   scores that are no finite number are left out; no score: mean NaN; fewer than two: deviation NaN
/// Ties        none
/// Errors      none
/// Cost        O(k)
/// Source      the sample standard deviation, as R's sd
[[nodiscard]] MeanAndDeviation mean_and_deviation(std::span<const double> scores);

}  // namespace crosstie::measure
