#pragma once
#include "graph/model/network.hpp"

namespace crosstie::infer {

/// How far the correlation of two networks strays by relabelling alone: the yardstick of QAP without a draw.
///
/// Definition  standard deviation of the correlation over all n! relabellings of the second network; their mean is 0
/// Result      0 .. 1; correlation / this is an exact z
/// Undefined   a constant network, fewer than 2 people, or a gap among the people: NaN
/// Ties        binary; direction as the networks have it
/// Errors      std::invalid_argument when the networks differ in actors or in direction
/// Cost        O(n + m) time, O(n) memory
/// Source      Mantel 1967, Cancer Research 27:209; Hubert 1987, Assignment Methods in Combinatorial Data Analysis
[[nodiscard]] double permutation_sd(const Network& first, const Network& second);

}  // namespace crosstie::infer
