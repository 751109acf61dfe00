#pragma once
#include "graph/model/network.hpp"

namespace crosstie::measure {

struct OrganisationShape {
    double connectedness = 0, efficiency = 0, hierarchy = 0, least_upper_bound = 0;
};

/// How close the network comes to a tree of command: connected, sparing with ties, one-way, with one boss for any two.
///
/// Definition  connectedness: share of pairs joined when direction is ignored. Efficiency: 1 - (arcs - sum(s-1)) /
///             sum(s(s-1) - (s-1)) over weak components of size s. Hierarchy: 1 - pairs reachable both ways / pairs
///             reachable at least one way. Least upper boundedness: 1 - pairs without a least upper bound /
///             sum((s-1)(s-2)/2); an upper bound of two actors reaches both (oneself included), the least is reached by
///             every other; ties point downwards
/// Result      0 .. 1 each
/// Undefined   connectedness: fewer than two actors; the others: nothing to count: NaN
/// Ties        binary, directed; unknown cells carry no tie
/// Errors      none
/// Cost        O(c (n + m) + c^3 / 64), c the most strong components in a weak one; c^2 / 4 bytes
/// Source      Krackhardt 1994, Graph theoretical dimensions of informal organizations; sna takes the greatest, not the
///             least, upper bound (golden conventions)
[[nodiscard]] OrganisationShape organisation_shape(const Network& network);

}  // namespace crosstie::measure
