#pragma once
#include <array>
#include <cstdint>

#include "graph/infer/weighted_cells.hpp"

namespace crosstie::infer {

struct RateOptions {
    std::uint64_t seed = 20170301;
    std::uint32_t draws = 5000;  // samples of people, and as many relabellings
    unsigned threads = 1;        // results do not depend on it
};

/// Of the cells without a tie before, those that have one after. Directed: ordered pairs; undirected: unordered pairs.
struct FormationRate {
    std::uint64_t formed = 0, open = 0;
    double rate = 0;               // formed / open; NaN: nothing was left to form
    std::array<double, 2> ci95{};  // normal on the log odds; NaN: none or all formed, or too few samples had a rate
};

/// Two formation rates side by side.
struct RateContrast {
    double difference = 0;                    // first - second; NaN: one of them is not defined
    std::array<double, 2> difference_ci95{};  // normal
    double ratio = 0;                         // first / second; NaN also where the second is 0
    std::array<double, 2> ratio_ci95{};       // normal on the log; NaN also where nothing formed on a side
    double difference_at_least = 0, difference_at_most = 0;  // p over relabellings; NaN: no difference, or no draws
    std::uint32_t draws = 0;                                 // samples of people made, and relabellings
    std::uint32_t samples_defined = 0;                       // samples of people in which both rates were defined
    std::uint32_t relabellings_undefined = 0;                // relabellings without a difference: counted in both tails
};

struct ContrastedRates {
    FormationRate together, apart;
    RateContrast contrast;
};

enum class First { together, apart };

/// The formation rates on the two sides of a border, and their contrast.
///
/// Definition  formed / open on jointly observed cells. Intervals: estimate +- 1.96 sd over samples of people drawn
///             with replacement; a sample weighs each cell by how often its two people were drawn, and a cell of a
///             person with itself is left out. In a sample, 0.5 is added to what formed and to what did not: on the
///             log odds where none or all formed, on the log ratio, both sides, where none formed on one. p: labels
///             permuted over the people, so that each label keeps its size
/// Result      rates 0 .. 1, difference -1 .. 1, ratio 0 .. infinity; p = (1 + b) / (1 + draws)
/// Undefined   NaN as the fields say; more than 4,096 people: everything
/// Ties        binary; counts in the networks' direction
/// Errors      none
/// Cost        O(draws (n + m + gaps))
/// Source      METHODS sections 5 and 6; Snijders and Borgatti 1999, Connections 22(2):161, for the samples of people
[[nodiscard]] ContrastedRates rate_contrast(const WeightedCells& cells, bool directed, First first,
                                            RateOptions options);

}  // namespace crosstie::infer
