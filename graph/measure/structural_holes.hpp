#pragma once
#include <vector>

#include "graph/measure/measured_network.hpp"
#include "graph/measure/scores.hpp"

namespace crosstie::measure {

/// How much a person's contacts hem them in by being in contact with each other.
///
/// Definition  p(i,j) = (a(i,j) + a(j,i)) / sum over k of (a(i,k) + a(k,i)); c(i) = sum over contacts j of
///             (p(i,j) + sum over q of p(i,q) p(q,j))^2, q != i, j, over the whole network
/// Result      [actors]; one contact gives 1; may exceed 1
/// Undefined   no contact: NaN
/// Ties        binary, both directions added; unknown cells carry no tie
/// Errors      none
/// Cost        that of count_triangles, shared among these measures
/// Source      Burt 1992, Structural Holes, Harvard University Press
[[nodiscard]] ActorScores constraint(const MeasuredNetwork& network);

struct ContactConstraint {
    ActorId actor = 0, contact = 0;
    double constraint = 0;
};

/// How much each single contact hems a person in: what constraint adds up.
///
/// Definition  c(i,j) = (p(i,j) + sum over q of p(i,q) p(q,j))^2, q != i, j, for each contact j of i; p as above
/// Result      one row per actor and contact, in actors' order and then contacts' order; above 0, may exceed 1
/// Undefined   never; actors without contacts have no row
/// Ties        binary, both directions added; unknown cells carry no tie
/// Errors      none
/// Cost        that of constraint
/// Source      Burt 1992, Structural Holes, Harvard University Press
[[nodiscard]] std::vector<ContactConstraint> dyadic_constraint(const MeasuredNetwork& network);

/// Whether the constraint comes from one contact who stands over the others, or from all alike.
///
/// Definition  r(j) = c(i,j) / mean of c(i,.) over the N contacts of i; sum over j of r(j) ln r(j) / (N ln N), the
///             Coleman-Theil disorder index of the constraint
/// Result      [actors], 0 (all contacts alike) .. 1 (one contact has it all)
/// Undefined   no contact, or a single one, where the index is 0/0: NaN
/// Ties        binary, both directions added; unknown cells carry no tie
/// Errors      none
/// Cost        that of constraint
/// Source      Burt 1992, Structural Holes, Harvard University Press, chapter 2
[[nodiscard]] ActorScores hierarchy(const MeasuredNetwork& network);

/// How many separate circles a person's contacts amount to.
///
/// Definition  sum over contacts j of (1 - sum over q of p(i,q) m(j,q)), q != i, j;
///             m(j,q) = (a(j,q) + a(q,j)) / max over k of (a(j,k) + a(k,j))
/// Result      [actors], 1 .. number of contacts; undirected: d - 2t/d with t ties among d contacts
/// Undefined   no contact: NaN
/// Ties        binary, both directions added; unknown cells carry no tie
/// Errors      none
/// Cost        that of count_triangles, shared among these measures
/// Source      Burt 1992; Borgatti 1997, Connections 20(1):35
[[nodiscard]] ActorScores effective_size(const MeasuredNetwork& network);

/// Effective size as a share of the number of contacts. Definition, errors and source as effective_size; 0 .. 1.
[[nodiscard]] ActorScores efficiency(const MeasuredNetwork& network);

}  // namespace crosstie::measure
