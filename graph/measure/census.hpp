#pragma once
#include <cstdint>

#include "graph/model/network.hpp"

namespace crosstie::measure {

struct DyadCensus {
    std::uint64_t mutual = 0, asymmetric = 0, null = 0;
};

/// How many pairs name each other, name one way, or not at all.
///
/// Definition  unordered pairs observed in both directions, by the number of ties they hold: 2, 1, 0
/// Result      counts; an undirected tie is mutual
/// Undefined   never
/// Ties        binary
/// Errors      none
/// Cost        O(m log d + exceptions), d the largest number of ties of one actor
/// Source      Holland and Leinhardt 1970, doi:10.1086/224954
[[nodiscard]] DyadCensus dyad_census(const Network& network);

}  // namespace crosstie::measure
