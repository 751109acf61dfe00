#pragma once
#include <array>
#include <cstdint>

#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::infer {

/// How far the change in the cross-area odds ratio could be chance.
struct OddsRatioInterval {
    double change = 0;             // odds ratio after / before; NaN: not defined at one of the waves
    std::array<double, 2> ci95{};  // NaN: too few draws gave a value, or more than 4,096 actors
    std::uint32_t draws = 0;       // samples made
};

/// Did links across areas become likelier beside links within, allowing for areas' sizes and for density?
///
/// Definition  change = OR2 / OR1 on jointly observed cells, OR = [E/(P_E-E)] / [I/(P_I-I)], 0.5 added to every cell of
///             both waves when one is 0. Interval: exp(log change +- 1.96 sd), sd of the log over samples of actors drawn
///             with replacement; a sample weighs each cell by how often its two actors were drawn, and a cell of an actor
///             with itself is left out
/// Result      ratio, 0 .. infinity; 1 is no change
/// Undefined   no pair within, or none across: NaN
/// Ties        binary; direction as the networks have it
/// Errors      std::invalid_argument when the waves differ in actors or in direction, or areas are not one per actor
/// Cost        O(draws (n + m + gaps)) time, O(m + gaps) memory
/// Source      METHODS section 7; Snijders and Borgatti 1999 for the sampling of actors
[[nodiscard]] OddsRatioInterval odds_ratio_interval(const Network& before, const Network& after, const Partition& areas,
                                                    std::uint64_t seed, std::uint32_t draws, unsigned threads = 1);

}  // namespace crosstie::infer
