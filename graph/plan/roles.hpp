#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"
#include "graph/plan/dependence.hpp"

namespace crosstie::plan {

struct RoleOptions {
    /// Words of the column that mean no assigned role, whatever their capitals (ASCII). An empty cell always does.
    std::vector<std::string> none = {"member", "none", "no role"};
    double carriers = 0.1;  // share of those who answered who count as lying on many shortest paths
};

/// Somebody alone joins others to the group, and who is nearest to doing the same.
struct SinglePoint {
    IfLeaves leaving;
    std::optional<ActorId> fallback;  // the contact who is in contact with most other contacts of this person
    std::uint32_t fallback_shared = 0;
};

/// Assigned roles beside positions in the network, at one wave.
struct RolesHeld {
    std::vector<ActorId> assigned, unassigned;                           // on the roster, ascending
    std::vector<ActorId> linked_across, not_yet_across, across_unknown;  // the assigned of known area
    std::vector<ActorId> carriers;                                       // unassigned, and on many shortest paths
    std::uint32_t answered = 0;  // on the roster; among these the many are counted
    double carries_from = 0;     // betweenness from which somebody carries many; NaN: nobody does
    std::vector<SinglePoint> single_points;
};

/// Do those with a role link areas, does somebody without one carry much, and does anything hang on one person?
///
/// Definition  assigned: a role that is neither empty nor one of `none`. Linked across: a contact in another known area;
///             not yet: none, and the person answered; unknown: none, and did not answer. Carriers: unassigned people who
///             answered and whose betweenness is above 0 and at least the k-th highest of those who answered, k = share x
///             answered, rounded up. Single points: people whose leaving parts others (if_leaves), with the contact who
///             knows most of their other contacts; equals go by more contacts, then first in order; none where no contact
///             knows another
/// Result      lists, ascending; assigned + unassigned = the roster; linked + not yet + unknown = assigned of known area
/// Undefined   carries_from NaN where nobody who answered lies between others
/// Ties        binary, either direction; unknown cells carry no tie
/// Errors      std::invalid_argument when areas or roles are not one per actor
/// Cost        O(n m), and that of if_each_leaves
/// Source      Freeman 1977, doi:10.2307/3033543 (betweenness); METHODS section 8 (cut actors). The tenth is our choice
[[nodiscard]] RolesHeld roles_held(const Network& network, const Partition& areas, std::span<const std::string> roles,
                                   const RoleOptions& options = {});

}  // namespace crosstie::plan
