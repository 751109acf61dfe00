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
[[nodiscard]] constexpr double most_harmonic_closeness(double n) { return (n - 2) / 2; }  // undirected, 1/hops mean
[[nodiscard]] constexpr double most_eigenvector(double n) { return n - 2; }               // largest entry 1

/// How much being near to everybody leans on a few.
///
/// Definition  centralization of closeness (n-1) / sum of hops, over most_closeness: a star has 1
/// Result      0 .. 1
/// Undefined   fewer than 3 actors on the roster, or not all of them in one piece: NaN (sna gives 0)
/// Ties        binary, either direction; unknown cells carry no tie
/// Errors      none
/// Cost        that of closeness, O(n m)
/// Source      Freeman 1979, doi:10.1016/0378-8733(78)90021-7
[[nodiscard]] double closeness_centralization(const Network& network);

/// How much being near leans on a few, defined too where the network is in pieces.
///
/// Definition  centralization of harmonic_closeness, the mean of 1/hops, over (n-2)/2, the sum of a star: its centre has
///             1, each of n-1 ends (1 + (n-2)/2) / (n-1). No network of up to 7 actors has more, also in pieces
/// Result      0 .. 1
/// Undefined   fewer than 3 actors on the roster: NaN
/// Ties        binary, either direction; unknown cells carry no tie
/// Errors      none
/// Cost        that of harmonic_closeness, O(n m)
/// Source      Freeman 1979, doi:10.1016/0378-8733(78)90021-7, with Rochat 2009's closeness; METHODS section 8
[[nodiscard]] double harmonic_closeness_centralization(const Network& network);

/// How much being well connected to the well connected leans on a few.
///
/// Definition  centralization of eigenvector, largest entry 1, over n - 2, the sum of one pair among n actors
/// Result      0 .. 1; sna scales the vector to length 1 and divides by (n-2) sqrt(2)/2, which is another index
/// Undefined   fewer than 3 actors on the roster, or the eigenvector is: NaN
/// Ties        binary, either direction; unknown cells carry no tie
/// Errors      none
/// Cost        that of eigenvector
/// Source      Freeman 1979, doi:10.1016/0378-8733(78)90021-7, as R igraph centr_eigen scales it
[[nodiscard]] double eigenvector_centralization(const Network& network);

}  // namespace crosstie::measure
