#pragma once
#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// How much a person's contacts hem them in by being in contact with each other.
///
/// Definition  p(i,j) = (a(i,j) + a(j,i)) / sum over k of (a(i,k) + a(k,i)); c(i) = sum over contacts j of
///             (p(i,j) + sum over q of p(i,q) p(q,j))^2, q != i, j, over the whole network
/// Result      [actors]; one contact gives 1; may exceed 1
/// Undefined   no contact: NaN
/// Ties        binary, both directions added; unknown cells carry no tie
/// Errors      none
/// Cost        O(sum over ties (i,j) of contacts of j)
/// Source      Burt 1992, Structural Holes, Harvard University Press
[[nodiscard]] ActorScores constraint(const Network& network);

/// How many separate circles a person's contacts amount to.
///
/// Definition  sum over contacts j of (1 - sum over q of p(i,q) m(j,q)), q != i, j;
///             m(j,q) = (a(j,q) + a(q,j)) / max over k of (a(j,k) + a(k,j))
/// Result      [actors], 1 .. number of contacts; undirected: d - 2t/d with t ties among d contacts
/// Undefined   no contact: NaN
/// Ties        binary, both directions added; unknown cells carry no tie
/// Errors      none
/// Cost        O(sum over ties (i,j) of contacts of j)
/// Source      Burt 1992; Borgatti 1997, Connections 20(1):35
[[nodiscard]] ActorScores effective_size(const Network& network);

/// Effective size as a share of the number of contacts. Definition, errors and source as effective_size; 0 .. 1.
[[nodiscard]] ActorScores efficiency(const Network& network);

}  // namespace crosstie::measure
