#pragma once
#include <cstdint>

#include "graph/model/network.hpp"

namespace crosstie::infer {

struct QapCorrelation {
    double r = 0;           // NaN: one of the networks is constant on the joint cells
    double p_at_least = 0;  // share of relabellings with a correlation of at least r, (1 + b) / (1 + draws)
    double p_at_most = 0;
    std::uint32_t draws = 0;  // relabellings made; 0 for more than 4,096 actors
};

/// Is one network like another, more than chance relabelling would give?
///
/// Definition  Pearson correlation of the off-diagonal cells observed in both; rows and columns of the second network
///             permuted together over the actors with an observed cell, joint cells recounted at each draw
/// Result      r -1 .. 1; p = (1 + b)/(1 + draws)
/// Undefined   constant network: NaN
/// Ties        binary; direction as the networks have it
/// Errors      std::invalid_argument when the networks differ in actors or in direction
/// Cost        O(draws (n + m + gaps)) time, m and gaps those of the sparser network; O(n^2/64) memory
/// Source      Krackhardt 1988, doi:10.1016/0378-8733(88)90004-4
[[nodiscard]] QapCorrelation qap_correlation(const Network& first, const Network& second, std::uint64_t seed,
                                             std::uint32_t draws, unsigned threads = 1);

}  // namespace crosstie::infer
