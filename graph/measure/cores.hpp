#pragma once
#include <array>
#include <vector>

#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// How deep in the thick of the network a person stands.
///
/// Definition  largest k such that the actor is in a part where everybody has k contacts within the part
/// Result      [actors], 0 .. n-1
/// Undefined   not on the roster: NaN
/// Ties        binary, either direction; unknown cells carry no tie
/// Errors      none
/// Cost        O(n + m)
/// Source      Seidman 1983, doi:10.1016/0378-8733(83)90028-X, by Boost.Graph core_numbers
[[nodiscard]] ActorScores coreness(const Network& network);

/// Pairs whose tie is the only route between two parts of the network.
///
/// Definition  contacts whose removal raises the number of components, direction ignored
/// Result      pairs (smaller, larger), ascending
/// Undefined   never
/// Ties        binary, either direction; fragile: one silent form makes or unmakes them
/// Errors      none
/// Cost        O(n + m log d)
/// Source      Hopcroft and Tarjan 1973, doi:10.1145/362248.362272, by Boost.Graph biconnected_components
[[nodiscard]] std::vector<std::array<ActorId, 2>> bridges(const Network& network);

}  // namespace crosstie::measure
