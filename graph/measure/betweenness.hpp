#pragma once
#include <cstdint>

#include "graph/measure/paths.hpp"
#include "graph/measure/scores.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

struct BetweennessOptions {
    Scale scale = Scale::raw;
    Length length = Length::hops;
};

/// How often a person lies on a shortest path between two others: a broker's chance to pass on, or hold back, what
/// others exchange.
///
/// Definition  b(v) = sum over pairs (s,t), s != v != t, of paths(s,t through v) / paths(s,t)
/// Result      [actors]; raw: number of pairs, 0 .. P; unit: raw / P, 0 .. 1
///             P = (n-1)(n-2), ordered pairs; undirected: half of it, each pair once; n is the roster
/// Undefined   unit scale with fewer than 3 actors, and actors not on the roster: NaN
/// Ties        directed ties are followed from -> to; unknown cells carry no tie (fragile); strength only by `length`,
///             and then paths are equally short when their lengths differ by less than one part in 10^10, since sums
///             such as 0.1 + 0.2 and 0.3 differ in the last digit
/// Errors      std::invalid_argument when `length` reads a strength that is not above 0 and finite
/// Cost        O(n m) time, O(n + m) memory; with lengths O(n m log n)
/// Source      Brandes 2001, doi:10.1080/0022250X.2001.9990249; path counts in double
[[nodiscard]] ActorScores betweenness(const Network& network, BetweennessOptions options = {});

/// The share of pairs of others that each raw score is; betweenness at Scale::unit.
[[nodiscard]] ActorScores share_of_pairs(const Network& network, ActorScores raw);

struct SampleOptions {
    std::uint32_t sources = 1024;  // at most; a multiple of 128 is taken
    std::uint64_t seed = 1;
};

struct SampledBetweenness {
    ActorScores scores;         // raw, as betweenness
    ActorScores errors;         // standard errors
    std::uint32_t sources = 0;  // searched from
};

/// Betweenness of a large network from searches from some of its people, and how far it may be off.
///
/// Definition  k sources are drawn without replacement from the S who have a tie out; S / k times what they add to b(v).
///             Undirected: a pair adds as much of itself as of the way from the source lies before v, so that both its
///             ends together add the whole. Error: the sources fall into 128 groups of equal size; from the variance s^2
///             of their sums, S/k sqrt(128 s^2 (1 - k/S)). Two errors held the truth for 95 in 100 of those whose score
///             is above half of the largest, and for 88 of the 200 most between of 20,000 (k = 1024); for those who
///             stand on few routes, which a sample may miss, far less: it tells who stands out, not who comes last
/// Result      [actors], scores unbiased, 0 .. P; errors 0 when S is at most k: the scores are exact then
/// Undefined   actors not on the roster: NaN
/// Ties        as betweenness by hops
/// Errors      std::invalid_argument for fewer than 128 sources
/// Cost        O(k m) time
/// Source      Brandes and Pich 2007, doi:10.1142/S0218127407018403; by distance: Geisberger, Sanders and Schultes 2008,
///             doi:10.1137/1.9781611972887.9; errors by random groups: Cochran 1977, section 13.1
[[nodiscard]] SampledBetweenness betweenness_sampled(const Network& network, SampleOptions options = {});

}  // namespace crosstie::measure
