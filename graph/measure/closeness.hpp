#pragma once
#include "graph/measure/measured_network.hpp"
#include "graph/measure/scores.hpp"

namespace crosstie::measure {

/// Which way the hops are counted: to the actor from others, or from the actor to others. Undirected networks: the
/// same.
enum class Towards { actor, others };

/// What closeness means when not everybody can be reached.
enum class Closeness {
    reachable,        // r / sum of hops to the r actors reached; NaN when r = 0 (igraph)
    wasserman_faust,  // r/(n-1) times that; 0 when r = 0 (NetworkX)
    connected_only    // (n-1) / sum of hops; 0 for whoever cannot reach everybody (sna)
};

struct ClosenessOptions {
    Towards towards = Towards::others;
    Closeness convention = Closeness::wasserman_faust;
};

/// How near a person is to everybody else: how soon news arrives, or is passed on.
///
/// Definition  by the convention, over hops to (or from) the other actors on the roster
/// Result      [actors], 0 .. 1
/// Undefined   reachable convention with nobody reached, fewer than two actors, or not on the roster: NaN
/// Ties        binary; unknown cells carry no tie
/// Errors      none
/// Cost        that of nearness_out or nearness_in, shared
/// Source      Freeman 1979, doi:10.1016/0378-8733(78)90021-7; Wasserman and Faust 1994, section 5.3
[[nodiscard]] ActorScores closeness(const MeasuredNetwork& network, ClosenessOptions options = {});

/// How near a person is to everybody else, where whoever cannot be reached simply adds nothing.
///
/// Definition  mean of 1/hops over the other n-1 actors on the roster, 0 when unreachable
/// Result      [actors], 0 .. 1
/// Undefined   fewer than two actors, or not on the roster: NaN
/// Ties        binary; unknown cells carry no tie
/// Errors      none
/// Cost        that of nearness_out or nearness_in, shared
/// Source      Rochat 2009, Closeness centrality extended to unconnected graphs (ASNA)
[[nodiscard]] ActorScores harmonic_closeness(const MeasuredNetwork& network, Towards towards = Towards::others);

}  // namespace crosstie::measure
