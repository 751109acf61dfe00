#pragma once
#include <cstdint>

#include "graph/measure/betweenness.hpp"
#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// Betweenness by hops, eight searches side by side, one lane of a vector register each.
///
/// Definition  sum over pairs (s,t), s != v != t, of paths(s,t through v) / paths(s,t); undirected: each pair once
/// Result      [actors]; the same on any number of threads: batches of eight sources are added up in sixteen runs, and
///             these in their order
/// Undefined   never; 0 for whoever stands between nobody
/// Ties        binary, followed from -> to; unknown cells carry no tie
/// Errors      none
/// Cost        O(n m) time; 0.4 kB an actor and thread, and n numbers a run
/// Source      Brandes 2001, doi:10.1080/0022250X.2001.9990249; path counts in double, since integers overflow without a
///             word from a 35 x 35 grid on
[[nodiscard]] ActorScores betweenness_by_hops(const Network& network);

/// betweenness_sampled, also of those not on the roster.
[[nodiscard]] SampledBetweenness betweenness_from_some(const Network& network, std::uint32_t most, std::uint64_t seed);

}  // namespace crosstie::measure
