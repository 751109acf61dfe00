#pragma once
#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// Largest size of an eigenvalue of the ties: how fast walks multiply with their length.
///
/// Definition  largest eigenvalue of the tie matrix, found within each strong component, where it is simple
/// Result      0 (no circle of ties) or 1 and up, at most the largest degree
/// Undefined   never
/// Ties        binary, followed from -> to; unknown cells carry no tie
/// Errors      none
/// Cost        O(m) a step until the bounds of the result are less than 1e-12 apart, at most 100,000 steps
/// Source      Collatz 1942, doi:10.1007/BF01180013, for the bounds
[[nodiscard]] double leading_eigenvalue(const Network& network);

struct KatzOptions {
    double attenuation = undefined;  // what a step costs; NaN: 0.85 / largest eigenvalue (0.85 where there is none)
};

/// Named by many, directly or through others: every step away counts less.
///
/// Definition  x(i) = 1 + attenuation x sum of x(j) over all j that name i: walks that end at i, each counted as the
///             attenuation to the power of its length
/// Result      [actors], 1 (nobody names this person) and up
/// Undefined   not on the roster; iteration not settled after 100,000 steps: NaN
/// Ties        binary, followed from -> to; unknown cells carry no tie (fragile)
/// Errors      std::invalid_argument for an attenuation below 0, or from 1 / largest eigenvalue on, where walks never
///             add up
/// Cost        up to 500 actors O(n^3) time and O(n^2) memory; beyond, O(m) a step, about 200 steps at 0.85
/// Source      Katz 1953, doi:10.1007/BF02289026; the 1 for oneself as in NetworkX and igraph; 0.85 is our convention,
///             after PageRank's damping
[[nodiscard]] ActorScores katz(const Network& network, KatzOptions options = {});

struct BonacichPowerOptions {
    double beta = undefined;  // NaN: 0.5 / largest eigenvalue (0.5 where there is none), our own convention
};

/// Power from one's contacts: from powerful contacts with beta above 0, from weak ones with beta below 0 (bargaining).
///
/// Definition  c = a (I - beta A)^-1 A 1, a such that the squares of c add up to n: c(i) adds a + beta c(j) over all j
///             that i has a tie to. beta 0 is degree; towards 1 / largest eigenvalue it is eigenvector centrality
/// Result      [actors], about 1 on average; below 0 possible where beta is negative or beyond 1 / largest eigenvalue
/// Undefined   no ties; I - beta A singular; more than 500 actors and iteration not settled after 100,000 steps, which
///             happens from 1 / largest eigenvalue on; not on the roster: NaN
/// Ties        binary, followed from -> to as in sna and igraph; unknown cells carry no tie (fragile)
/// Errors      std::invalid_argument when beta is infinite
/// Cost        up to 500 actors O(n^3) time and O(n^2) memory; beyond, O(m) a step
/// Source      Bonacich 1987, doi:10.1086/228631
[[nodiscard]] ActorScores bonacich_power(const Network& network, BonacichPowerOptions options = {});

}  // namespace crosstie::measure
