#pragma once
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// Of all pairs of people, the share that no route joins.
///
/// Definition  F = 1 - sum over components of s(s-1) / (n(n-1)), s their sizes, direction ignored. It is 1 -
///             connectedness of organisation_shape; 1 - compactness of path_summary weighs by distance
/// Result      0 (all in one piece) .. 1 (everybody apart)
/// Undefined   fewer than two actors on the roster: NaN
/// Ties        binary, either direction; unknown cells carry no tie, so the network is at most this fragmented
/// Errors      none
/// Cost        O(n + m)
/// Source      Borgatti 2006, doi:10.1007/s10588-006-7084-x; Krackhardt 1994, Graph theoretical dimensions of informal
///             organizations
[[nodiscard]] double fragmentation(const Network& network);

}  // namespace crosstie::measure
