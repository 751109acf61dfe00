#pragma once
#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// Well connected to the well connected.
///
/// Definition  leading eigenvector of the contacts, largest entry 1; actors outside the part with the largest eigenvalue
///             score 0
/// Result      [actors], 0 .. 1
/// Undefined   no contacts, two parts share the largest eigenvalue, or not on the roster: NaN
/// Ties        binary, either direction; unknown cells carry no tie
/// Errors      none
/// Cost        O(m) a step; steps grow as the gap to the second eigenvalue closes, at most 100,000
/// Source      Bonacich 1972, doi:10.1080/0022250X.1972.9989806
[[nodiscard]] ActorScores eigenvector(const Network& network);

struct PageRankOptions {
    double damping = 0.85;
};

/// Named by those who are named themselves.
///
/// Definition  share of time a walker spends with an actor who follows a random tie with probability `damping` and
///             otherwise starts again anywhere on the roster, as also does one who meets an actor that names nobody
/// Result      [actors], 0 .. 1, adding up to 1
/// Undefined   not on the roster: NaN
/// Ties        binary, followed from -> to; unknown cells carry no tie
/// Errors      std::invalid_argument for damping outside 0 .. 1
/// Cost        O(m) a step, about log(1e-14)/log(damping) steps; undirected about a quarter of it
/// Source      Brin and Page 1998, doi:10.1016/S0169-7552(98)00110-X; undirected: Chebyshev semi-iteration, Golub and
///             Varga 1961, doi:10.1007/BF01386013
[[nodiscard]] ActorScores page_rank(const Network& network, PageRankOptions options = {});

struct HubsAndAuthorities {
    ActorScores hub, authority;
};

/// Hubs name good authorities; authorities are named by good hubs.
///
/// Definition  leading left and right singular vectors of the ties, largest entry 1
/// Result      [actors], 0 .. 1
/// Undefined   no ties, or not on the roster: NaN
/// Ties        binary, directed; unknown cells carry no tie
/// Errors      none
/// Cost        O(m) a step, at most 100,000 steps
/// Source      Kleinberg 1999, doi:10.1145/324133.324140
[[nodiscard]] HubsAndAuthorities hubs_and_authorities(const Network& network);

}  // namespace crosstie::measure
