#pragma once
#include "graph/measure/paths.hpp"
#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

struct BetweennessOptions {
    Scale scale = Scale::raw;
    Length length = Length::hops;
};

/// How often a person lies on a shortest path between two others: a broker's chance to pass on, or hold back, what
/// others exchange.
///
/// Definition  b(v) = sum over pairs (s,t), s != v != t, of paths(s,t through v) / paths(s,t)
/// Result      [actors]; raw: number of pairs, 0 .. P; unit: raw / P, 0 .. 1
///             P = (n-1)(n-2), ordered pairs; undirected: half of it, each pair once; n is the roster
/// Undefined   unit scale with fewer than 3 actors, and actors not on the roster: NaN
/// Ties        directed ties are followed from -> to; unknown cells carry no tie (fragile); strength only by `length`,
///             and then paths are equally short when their lengths differ by less than one part in 10^10, since sums
///             such as 0.1 + 0.2 and 0.3 differ in the last digit
/// Errors      std::invalid_argument when `length` reads a strength that is not above 0 and finite
/// Cost        O(n m) time, O(n + m) memory; with lengths O(n m log n)
/// Source      Brandes 2001, doi:10.1080/0022250X.2001.9990249; path counts in double
[[nodiscard]] ActorScores betweenness(const Network& network, BetweennessOptions options = {});

}  // namespace crosstie::measure
