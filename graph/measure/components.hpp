#pragma once
#include <cstdint>
#include <vector>

#include "graph/model/network.hpp"

namespace crosstie::measure {

/// Actors by the part of the network they can reach or be reached in.
struct Components {
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    std::vector<std::uint32_t> part;   // [actors]; 0 is the largest part; `none` for who was not on the roster
    std::vector<std::uint64_t> sizes;  // [parts], largest first
};

/// The separate pieces the network falls into when direction is ignored.
///
/// Definition  classes of actors joined by some path of ties in either direction; isolates are pieces of their own
/// Result      part numbers by size, then by first actor
/// Undefined   never
/// Ties        binary, either direction; unknown cells carry no tie, so the network is at least this connected
/// Errors      none
/// Cost        O(n + m)
/// Source      Sutton, Ben-Nun and Barak 2018, doi:10.1109/IPDPS.2018.00012: most ties of the largest part are not read
[[nodiscard]] Components weak_components(const Network& network);

/// The groups in which everybody reaches everybody along the ties.
///
/// Definition  classes of actors with a path of ties from -> to both ways; undirected: as weak_components
/// Result      part numbers by size, then by first actor
/// Undefined   never
/// Ties        binary, followed from -> to; unknown cells carry no tie
/// Errors      none
/// Cost        O(n + m)
/// Source      Tarjan 1972, doi:10.1137/0201010, by Boost.Graph strong_components
[[nodiscard]] Components strong_components(const Network& network);

/// Actors without whom others would lose every route to the group.
///
/// Definition  actors whose removal raises the number of components, direction ignored
/// Result      ascending
/// Undefined   never
/// Ties        binary, either direction; fragile: one silent form makes or unmakes them
/// Errors      none
/// Cost        O(n + m)
/// Source      Hopcroft and Tarjan 1973, doi:10.1145/362248.362272, by Boost.Graph articulation_points
[[nodiscard]] std::vector<ActorId> cut_actors(const Network& network);

struct Isolates {
    std::vector<ActorId> isolated;  // answered, and has no tie in either direction
    std::vector<ActorId> unknown;   // did not answer and nobody named them: unknown, not isolated
};

/// Who has no link at all, and of whom that cannot be said.
///
/// Definition  no tie in or out; unknown when the own row is unobserved
/// Result      ascending
/// Undefined   never
/// Ties        binary, either direction
/// Errors      none
/// Cost        O(n)
/// Source      METHODS section 1
[[nodiscard]] Isolates isolates(const Network& network);

}  // namespace crosstie::measure
