#pragma once
#include <cstdint>
#include <vector>

#include "graph/measure/set_search.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// How badly the rest fall apart: pairs without a route, or pairs by how far their routes are.
enum class FallApart { fragmentation, distance_fragmentation };

/// How well the rest are reached: those within some hops, or everybody by how near they are.
enum class Reached { within_hops, inverse_hops };

struct DependOnOptions {
    FallApart by = FallApart::fragmentation;
    SetSearchOptions search = {};
};

struct BriefFirstOptions {
    Reached by = Reached::within_hops;
    std::uint32_t hops = 1;  // for within_hops
    SetSearchOptions search = {};
};

/// People to depend on, or to brief first: sets of actors that do equally well.
struct KeyActors {
    double value = 0;
    std::vector<std::vector<ActorId>> sets;  // each ascending, in that order; at most `most_listed` of them
    std::uint64_t equal = 0;                 // sets that share the value: all there are, or all that were found
    Search search = Search::exact;
    std::uint64_t considered = 0;  // sets looked at
};

/// Whom the network depends on most: the few without whom the others would be most cut off from each other.
///
/// Definition  the sets S whose removal leaves the largest F of the rest, r actors: fragmentation 1 - sum s(s-1) /
///             (r(r-1)) over their components of size s; distance_fragmentation 1 - sum of 1/hops / (r(r-1)) over
///             ordered pairs, 0 where unreachable. r is the number left, not the number there was
/// Result      F, 0 .. 1, and the sets that reach it
/// Undefined   fewer than two actors left: NaN, no sets
/// Ties        binary, either direction; unknown cells carry no tie; only actors on the roster
/// Errors      std::invalid_argument for a set of nobody
/// Cost        fragmentation: O(n + m) for all sets that differ in one member; distance_fragmentation: O(n m diameter /
///             64) a set; best_sets says how many sets
/// Source      Borgatti 2006, doi:10.1007/s10588-006-7084-x (key player problem, negative)
[[nodiscard]] KeyActors depend_on(const Network& network, const DependOnOptions& options = {});

/// Whom to brief first: the few from whom news reaches most others, or reaches them soonest.
///
/// Definition  the sets S with the largest share of the other actors within `hops` of a member of S (within_hops), or
///             the largest mean over the other actors of 1/hops from the nearest member, 0 where unreachable
///             (inverse_hops). Counting S among the reached, as Borgatti does, changes the value and not the sets
/// Result      0 .. 1 of the others, and the sets that reach it
/// Undefined   nobody else on the roster: NaN, no sets
/// Ties        binary, followed from -> to; unknown cells carry no tie; only actors on the roster
/// Errors      std::invalid_argument for a set of nobody; LimitReached at more than 30,000 actors, within_hops only where
///             more than 250 million pairs are within so many hops
/// Cost        within_hops: the pairs within so many hops, once and for all sets that differ in one member; where they are more than an
///             eighth of all, and inverse_hops: O(n m) time and n^2 bytes (4 n^2 where two are 255 hops apart), then a
///             set O(n size), and O(n) for each number of hops when by inverse_hops; best_sets says how many sets
/// Source      Borgatti 2006, doi:10.1007/s10588-006-7084-x (key player problem, positive)
[[nodiscard]] KeyActors brief_first(const Network& network, const BriefFirstOptions& options = {});

/// How many of how many stand behind a value.
struct CountBehind {
    std::uint64_t count = 0, whole = 0;
};

/// Pairs without a route, of all pairs of so many actors, by a fragmentation; others reached, by the share within_hops.
///
/// Definition  whole = n(n-1)/2, or n; count = value x whole, to the nearest whole number: the value is one of such counts
/// Errors      none; the value is a number
[[nodiscard]] CountBehind pairs_parted(double fragmentation, std::uint64_t actors);
[[nodiscard]] CountBehind others_reached(double within_hops, std::uint64_t others);

}  // namespace crosstie::measure
