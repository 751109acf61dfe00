#pragma once
#include <cstdint>
#include <vector>

#include "graph/change/contacts.hpp"
#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::change {

/// One person's new contacts, by this person's own answers at both waves.
struct NewContacts {
    ActorId actor = 0;
    bool compared = false;  // some pair of theirs was observed at both waves; else the contacts below are unknown
    bool known = false;     // own answers observed at both waves; else what they gained is unknown, not 0
    std::uint32_t gained = 0, lost = 0, gained_across = 0, lost_across = 0;
    std::uint32_t confirmed = 0;      // gained, and the other names this person too at the second wave
    std::uint32_t opportunities = 0;  // own cells observed at both waves without a tie before
    // joint contacts (named by either) and the other areas among them
    std::uint32_t contacts_from = 0, contacts_to = 0;
    std::uint32_t areas_reached_from = 0, areas_reached_to = 0;
};

/// Who gained contacts, and how many of them across areas.
///
/// Definition  gained(i) = number of j with x1(i,j) = 0 and x2(i,j) = 1 on jointly observed cells; across: areas of i and
///             j are known and differ (areas of the first wave)
/// Result      one row per person on both rosters, in actors' order
/// Undefined   `known` is false where the person did not answer at both waves
/// Ties        directed: i names j; undirected: the pair
/// Errors      std::invalid_argument when the waves differ in actors or in direction
/// Cost        O(m log m)
/// Source      METHODS section 6; Long, Hibbert, Braithwaite 2016, doi:10.1186/s13012-016-0363-1 for the single-wave form
[[nodiscard]] std::vector<NewContacts> new_contacts(const Network& before, const Network& after,
                                                    const std::vector<ContactPair>& contacts, const Partition* areas);

}  // namespace crosstie::change
