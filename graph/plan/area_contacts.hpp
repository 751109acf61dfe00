#pragma once
#include <cstdint>
#include <vector>

#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::plan {

/// Contacts by the areas of their two people.
struct AreaContacts {
    std::size_t areas = 0;
    std::vector<std::uint64_t> contacts;  // [areas x areas], symmetric; within an area each contact once
    std::vector<std::uint32_t> roster;    // [areas], people on the roster

    [[nodiscard]] std::uint64_t between(std::size_t one, std::size_t other) const {
        return contacts[one * areas + other];
    }
    [[nodiscard]] std::uint64_t across() const;                   // contacts between different areas
    [[nodiscard]] std::uint64_t outward(std::size_t area) const;  // of this area with any other
    [[nodiscard]] std::uint64_t linked_pairs() const;             // pairs of different areas with a contact
    [[nodiscard]] std::uint64_t pairs() const;  // pairs of different areas with somebody on the roster
};

/// Which areas know each other, by however few contacts.
///
/// Definition  unordered pairs of people of known areas joined by a tie in either direction, by their two areas
/// Result      counts
/// Undefined   never
/// Ties        binary, either direction; a pair with one report is a contact; unknown cells carry no tie
/// Errors      std::invalid_argument when areas are not one per actor
/// Cost        O(n + m + areas^2)
/// Source      METHODS section 7
[[nodiscard]] AreaContacts area_contacts(const Network& network, const Partition& areas);

}  // namespace crosstie::plan
