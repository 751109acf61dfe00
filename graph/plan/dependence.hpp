#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "graph/measure/key_actors.hpp"
#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::plan {

/// What would be lost with one person.
struct IfLeaves {
    ActorId actor = 0;
    std::uint64_t contacts = 0, contacts_across = 0;          // the person's own, and of these across areas
    std::uint64_t parts_before = 0, parts_after = 0;          // pieces of the network, with and without the person
    std::uint64_t pairs_parted = 0, pairs_parted_across = 0;  // pairs of others who lose every route; of two areas
    std::vector<ActorId> left_alone;                          // contacts who had no other contact
    std::vector<ActorId> cut_off;                             // others without a route to the largest piece left
    std::vector<std::uint32_t> areas_cut_off;                 // areas whose only contacts with others were the person's
    std::vector<std::array<std::uint32_t, 2>> areas_parted;   // pairs of areas {smaller, larger}, likewise
};

/// What the others would lose if this person left.
///
/// Definition  the network without the person against the network with: pieces; pairs of others joined by a route
///             before and not after; contacts who had no other; those of the person's piece outside the largest piece
///             left of it (of pieces of one size, that of the first actor counts as largest); areas, and pairs of areas,
///             in which somebody is left and whose contacts were all the person's
/// Result      counts and lists, ascending
/// Undefined   never; people of no known area are in no area
/// Ties        binary, either direction; unknown cells carry no tie, so no more is lost than is said
/// Errors      std::invalid_argument when areas are not one per actor, or the person is no actor on the roster
/// Cost        O(n + m + areas^2)
/// Source      Borgatti 2006, doi:10.1007/s10588-006-7084-x (pairs parted by the removal of one)
[[nodiscard]] IfLeaves if_leaves(const Network& network, const Partition& areas, ActorId actor);

/// The same for everybody on the roster.
///
/// Definition  if_leaves
/// Result      one a person, in actors' order
/// Undefined   never
/// Ties        as if_leaves
/// Errors      std::invalid_argument when areas are not one per actor
/// Cost        O(n + m) for each cut actor; O(degree + areas) for each other
/// Source      as if_leaves
[[nodiscard]] std::vector<IfLeaves> if_each_leaves(const Network& network, const Partition& areas);

/// The one, the two, the three people without whom the others would fall apart most.
///
/// Definition  measure::depend_on by fragmentation for sets of 1 .. most
/// Result      [most]
/// Undefined   fewer than two others: NaN, no sets
/// Ties        as measure::depend_on
/// Errors      none
/// Cost        that of measure::depend_on, for each size
/// Source      Borgatti 2006, doi:10.1007/s10588-006-7084-x
[[nodiscard]] std::vector<measure::KeyActors> depend_on_up_to(const Network& network, std::uint32_t most = 3,
                                                              std::uint64_t seed = 1);

}  // namespace crosstie::plan
