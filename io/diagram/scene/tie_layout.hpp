#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "io/diagram/scene/ring_layout.hpp"

namespace crosstie::io::diagram {

struct TieInput {
    std::vector<Point> start;                        // [people] where they stand to begin with, none on another
    std::vector<std::array<std::uint32_t, 2>> ties;  // of all waves together, each pair once
    double width = 250, height = 300;
    double apart = 10;  // points from one person to the next, at least
};

/// More people than this keep the places they had: what moves them compares every pair.
inline constexpr std::size_t most_by_ties = 400;

/// People without areas by their ties alone: who are few contacts apart stand near each other, and few lines cross.
///
/// Definition  stress (sum over pairs of (distance on paper - steps between them)^2 / steps^2) lowered person by person
///             from the start, parts of a network in no contact three quarters of its longest way apart; drawn out to the
///             box; pushed apart to `apart`; then persons moved, one at a time, to where fewer of their lines cross
///             others, unless the stress rises by a larger share than the crossings fall. Of up to 100 people this is
///             done from four starts, the same places dealt to other people; from the best of them two people change
///             over and the last step is done again, time after time, and what lowers crossings x sqrt(stress) is kept
/// Result      [people] points in the box, rounded to 0.01; same input, same digits; no seed
/// Cost        O(people^2) for each of at most 120 rounds, and a fixed ceiling of lines compared
/// Source      Gansner, Koren and North 2004, doi:10.1007/978-3-540-31843-9_25, for the first step
[[nodiscard]] std::vector<Point> tie_layout(const TieInput& input);

/// Pairs of ties, straight from place to place and with no end in common, that cross.
[[nodiscard]] std::size_t count_crossings(const std::vector<Point>& places,
                                          const std::vector<std::array<std::uint32_t, 2>>& ties);

}  // namespace crosstie::io::diagram
