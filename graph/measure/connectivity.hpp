#pragma once
#include <array>
#include <vector>

#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"
#include "graph/model/select.hpp"

namespace crosstie::measure {

/// The parts of the network that hold together whoever leaves.
///
/// Definition  biconnected components: largest sets of ties any two of which lie on a common circle; direction ignored.
///             Two blocks share at most one actor, a cut actor; a bridge is a block of two
/// Result      [blocks] of ascending actors, largest first, then by their first actors; an isolate lies in none
/// Undefined   never; no ties: an empty list
/// Ties        binary, either direction; unknown cells carry no tie, so blocks are at least this large
/// Errors      none
/// Cost        O(n + m log d), and to sort the members
/// Source      Hopcroft and Tarjan 1973, doi:10.1145/362248.362272, by Boost.Graph biconnected_components
[[nodiscard]] std::vector<std::vector<ActorId>> blocks(const Network& network);

struct ConnectivityOptions {
    Direction direction = Direction::union_;  // `directed`: ties are followed from -> to
};

struct ActorCut {
    double size = undefined;      // how many actors it takes
    std::vector<ActorId> actors;  // such actors, ascending; empty when size is 0, or no set of actors will do
};

struct TieCut {
    double size = undefined;                   // how many ties it takes
    std::vector<std::array<ActorId, 2>> ties;  // such ties {from, to}, ascending; undirected: {smaller, larger}
};

/// How many people would have to leave before some of the others have no route left to each other.
///
/// Definition  fewest actors whose removal leaves a network that is not connected (directed: not strongly connected);
///             everybody linked with everybody: n-1, by convention, without a cut. Of several cuts one is told: the
///             contacts of the first actor with fewest or, where fewer will do, the cut that parts the first pair in
///             the order of the flows below, nearest to its sender
/// Result      0 .. n-1, and one such set
/// Undefined   fewer than two actors on the roster: NaN
/// Ties        binary, as `direction` says; unknown cells carry no tie: at least this connected
/// Errors      none
/// Cost        from an actor v with fewest ties, d: a flow of O(k m), k its size, for each step by which the number falls;
///             n-1 searches for d routes that mostly end near the actor; d(d-1)/2 flows. Directed: 2(n-1) + ties in x
///             ties out of v flows; pairs whose routes of two and three ties are enough need none
/// Source      Esfahanian and Hakimi 1984, Networks 14:355; flows by Boost.Graph edmonds_karp_max_flow
[[nodiscard]] ActorCut actor_connectivity(const Network& network, ConnectivityOptions options = {});

/// How many links would have to break before some people have no route left to others.
///
/// Definition  fewest ties whose removal leaves a network that is not connected (directed: not strongly connected). Of
///             several cuts one is told: the ties of the first actor with fewest or, where fewer will do, the cut that
///             parts the first two neighbours on the roster, nearest to the first
/// Result      0 .. fewest ties of any actor, and one such set
/// Undefined   fewer than two actors on the roster: NaN
/// Ties        as actor_connectivity
/// Errors      none
/// Cost        n-1 searches and few flows as in actor_connectivity; directed: n flows of O(k m), some needless as there
/// Source      Schnorr 1979, SIAM J. Computing 8:265; flows by Boost.Graph edmonds_karp_max_flow
[[nodiscard]] TieCut tie_connectivity(const Network& network, ConnectivityOptions options = {});

/// Whose leaving would part two people: as many as there are separate routes between them.
///
/// Definition  fewest other actors whose removal leaves no path from one to the other; the number is that of paths that
///             share no actor but the ends (Menger). Of several cuts, the one nearest to `from`
/// Result      0 .. n-2, and one such set
/// Undefined   the two are linked: no set of actors parts them, NaN; either off the roster: NaN
/// Ties        as actor_connectivity
/// Errors      std::invalid_argument when the two are one, or no actors
/// Cost        O(k m), k the number of actors found
/// Source      Menger 1927; Ford and Fulkerson 1956, doi:10.4153/CJM-1956-045-5
[[nodiscard]] ActorCut actor_cut_between(const Network& network, ActorId from, ActorId to,
                                         ConnectivityOptions options = {});

/// Which links hold two people together: as many as there are routes between them that share no link.
///
/// Definition  fewest ties whose removal leaves no path from one to the other. Of several cuts, the one nearest to
///             `from`
/// Result      0 .. fewest ties of the two, and one such set
/// Undefined   either off the roster: NaN
/// Ties        as actor_connectivity
/// Errors      std::invalid_argument when the two are one, or no actors
/// Cost        O(k m), k the number of ties found
/// Source      Menger 1927; Ford and Fulkerson 1956, doi:10.4153/CJM-1956-045-5
[[nodiscard]] TieCut tie_cut_between(const Network& network, ActorId from, ActorId to,
                                     ConnectivityOptions options = {});

}  // namespace crosstie::measure
