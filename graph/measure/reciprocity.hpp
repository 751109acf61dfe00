#pragma once
#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// Of those a person names, the share who name them back.
///
/// Definition  ties out with a tie back / ties out; of both, those whose pair was observed in both directions
/// Result      [actors], 0 .. 1
/// Undefined   the actor names nobody, or nobody who answered; did not answer, or was not on the roster: NaN
/// Ties        binary; undirected: 1 for all with a contact
/// Errors      none
/// Cost        O(n + m log d)
/// Source      Wasserman and Faust 1994, section 13.3, taken actor by actor
[[nodiscard]] ActorScores reciprocity_of_actors(const Network& network);

}  // namespace crosstie::measure
