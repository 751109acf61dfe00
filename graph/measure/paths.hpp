#pragma once
#include <cstdint>
#include <vector>

#include "graph/model/network.hpp"

namespace crosstie::measure {

inline constexpr std::uint32_t unreachable = 0xFFFFFFFF;

/// Fewest ties to walk from one actor to each other.
///
/// Definition  length of a shortest path of ties from -> to
/// Result      [actors], 0 .. n-1; `unreachable` where there is no path
/// Undefined   never
/// Ties        binary, followed from -> to; unknown cells carry no tie
/// Errors      none
/// Cost        O(n + m)
/// Source      breadth-first search
[[nodiscard]] std::vector<std::uint32_t> hops_from(const Network& network, ActorId source);

/// What the strength of a tie says about how far it carries.
enum class Length {
    hops,              // nothing: every tie is one step
    inverse_strength,  // a stronger tie is shorter: 1 / strength
    strength           // the given number is a length, more is farther
};

/// How far every other actor is, when strong ties are short.
///
/// Definition  smallest sum of the lengths of ties over all paths from -> to
/// Result      [actors], 0 for the source itself; infinity where there is no path
/// Undefined   never
/// Ties        length by `length`, followed from -> to; unknown cells carry no tie
/// Errors      std::invalid_argument when a strength that is read is not above 0 and finite
/// Cost        O(m log n)
/// Source      Dijkstra 1959, doi:10.1007/BF01386390; lengths as in Newman 2001, doi:10.1103/PhysRevE.64.016132
[[nodiscard]] std::vector<double> lengths_from(const Network& network, ActorId source, Length length);

/// Length of a tie of this strength. std::invalid_argument when it is not above 0 and finite.
[[nodiscard]] double length_of(double strength, Length length);

struct PathSummary {
    double diameter = 0;         // longest of the shortest paths that exist
    double mean_distance = 0;    // mean hops over ordered pairs that are reachable
    double reachable_pairs = 0;  // share of ordered pairs that are reachable
    double compactness = 0;      // mean of 1/hops over ordered pairs, 0 where unreachable
};

/// How far apart people are: the longest and the mean way round, and how much of the group can be reached at all.
///
/// Definition  over ordered pairs of different actors on the roster
/// Result      hops; shares 0 .. 1; 1 - compactness is the distance-weighted fragmentation
/// Undefined   fewer than two actors: NaN; no reachable pair: diameter and mean NaN
/// Ties        binary, followed from -> to; unknown cells carry no tie, so people are at most this far apart
/// Errors      none
/// Cost        that of nearness_from_roster
/// Source      Wasserman and Faust 1994, section 4.2; Borgatti 2006, doi:10.1007/s10588-006-7084-x
[[nodiscard]] PathSummary path_summary(const Network& network);

}  // namespace crosstie::measure
