#pragma once
#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// How much the network leans on a few: 0 when everybody has the same score, 1 when one person has all there is.
///
/// Definition  sum over actors of (largest score - score) / `most`, the largest sum n actors could have
/// Result      0 .. 1
/// Undefined   fewer than 3 defined scores, or most = 0: NaN
/// Ties        those of the scores; undefined scores are left out
/// Errors      none
/// Cost        O(n)
/// Source      Freeman 1979, doi:10.1016/0378-8733(78)90021-7
[[nodiscard]] double centralization(const ActorScores& scores, double most);

/// The largest sums for n actors: a star has them.
[[nodiscard]] constexpr double most_degree(double n) { return (n - 1) * (n - 2); }           // undirected
[[nodiscard]] constexpr double most_directed_degree(double n) { return (n - 1) * (n - 1); }  // in or out
[[nodiscard]] constexpr double most_betweenness(double n) {
    return (n - 1) * (n - 1) * (n - 2) / 2;
}  // undirected, raw
[[nodiscard]] constexpr double most_directed_betweenness(double n) { return (n - 1) * (n - 1) * (n - 2); }
[[nodiscard]] constexpr double most_closeness(double n) { return (n - 1) * (n - 2) / (2 * n - 3); }  // connected, unit

}  // namespace crosstie::measure
