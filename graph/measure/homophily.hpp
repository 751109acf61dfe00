#pragma once
#include <vector>

#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// How many people of each group were on the roster.
///
/// Definition  actors of the group that were on the roster at this wave
/// Result      [groups], counts
/// Undefined   never
/// Ties        not read
/// Errors      std::invalid_argument when groups are not one per actor
/// Cost        O(n + groups)
/// Source      arithmetic
[[nodiscard]] std::vector<double> roster_sizes(const Network& network, const Partition& groups);

/// How far each group keeps to itself in its choices, given how large it is.
///
/// Definition  s = share of the group's choices that stay within, w = share of its observed cells that lie within, which
///             is (n_g - 1)/(n - 1) when all answered; (s - w)/(1 - w) if s >= w, else (s - w)/w
/// Result      [groups], -1 (no choice within) .. 1 (all within); 0 as chance; a group of one person, who has nobody
///             within to choose, gives 0
/// Undefined   group without choices, or with no cell to others; fewer than two groups on the roster: NaN
/// Ties        binary, ties out on observed cells between actors of known group; an undirected tie is a choice of both
/// Errors      std::invalid_argument when groups are not one per actor
/// Cost        that of mixing
/// Source      Coleman 1958, Human Organization 17(4):28
[[nodiscard]] std::vector<double> coleman_index(const Network& network, const Partition& groups);

}  // namespace crosstie::measure
