#pragma once
#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// How many people this person names.
///
/// Definition  number of ties out; undirected: number of contacts
/// Result      [actors], 0 .. n-1; over the cells of the row that were observed
/// Undefined   the actor answered nothing, or was not on the roster: NaN
/// Ties        binary
/// Errors      none
/// Cost        O(n)
/// Source      Freeman 1979, doi:10.1016/0378-8733(78)90021-7
[[nodiscard]] ActorScores out_degree(const Network& network);

/// How many people name this person: who is sought.
///
/// Definition  number of ties in; undirected: number of contacts
/// Result      [actors], 0 .. n-1; exists for people who did not answer themselves
/// Undefined   nobody who could name the actor answered, or not on the roster: NaN
/// Ties        binary
/// Errors      none
/// Cost        O(n)
/// Source      Freeman 1979, doi:10.1016/0378-8733(78)90021-7
[[nodiscard]] ActorScores in_degree(const Network& network);

/// How much this person gives to their ties together.
///
/// Definition  sum of the strengths of ties out; undirected: of all contacts
/// Result      [actors], 0 and up where strengths are positive; over the cells of the row that were observed
/// Undefined   the actor answered nothing, or was not on the roster: NaN
/// Ties        strength as given: more is closer
/// Errors      none
/// Cost        O(n + m)
/// Source      Barrat et al. 2004, doi:10.1073/pnas.0400087101
[[nodiscard]] ActorScores out_strength(const Network& network);

/// How much others give to their ties with this person together.
///
/// Definition  sum of the strengths of ties in; undirected: of all contacts
/// Result      [actors], 0 and up where strengths are positive; exists for people who did not answer themselves
/// Undefined   nobody who could name the actor answered, or not on the roster: NaN
/// Ties        strength as given: more is closer
/// Errors      none
/// Cost        O(n + m)
/// Source      Barrat et al. 2004, doi:10.1073/pnas.0400087101
[[nodiscard]] ActorScores in_strength(const Network& network);

}  // namespace crosstie::measure
