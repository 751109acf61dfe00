#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// Gould and Fernandez' roles of a broker b on an open two-path a > b > c, by the groups of the three.
enum class BrokerRole : std::uint8_t {
    coordinator,     // all in one group
    consultant,      // a and c in one group, b from outside (itinerant)
    representative,  // a and b in one group, c outside
    gatekeeper,      // b and c in one group, a outside
    liaison          // three groups
};
inline constexpr std::array<std::string_view, 5> broker_role_names{"coordinator", "consultant", "representative",
                                                                   "gatekeeper", "liaison"};

using BrokerCounts = std::array<std::uint64_t, 5>;  // by BrokerRole

/// Who links others, and across which borders.
///
/// Definition  for each actor b of known group: two-paths a > b > c of actors of known groups, a != c, without a tie
///             a > c
/// Result      [actors], counts by role; undirected networks count each open triple from both ends
/// Undefined   never; actors of unknown group broker nothing
/// Ties        binary, followed from -> to; only two-paths of which all three cells are observed
/// Errors      std::invalid_argument when groups are not one per actor
/// Cost        O(sum over actors of ties in x ties out)
/// Source      Gould and Fernandez 1989, doi:10.2307/270949
[[nodiscard]] std::vector<BrokerCounts> brokerage(const Network& network, const Partition& groups);

/// Which areas the brokers sit in: roles added up over the actors of each group.
///
/// Definition  sum over the actors of the group of their counts, role by role
/// Result      [groups], counts by role
/// Undefined   never; actors of unknown group are in no sum
/// Ties        as brokerage
/// Errors      std::invalid_argument when groups are not one per actor
/// Cost        that of brokerage
/// Source      Gould and Fernandez 1989, doi:10.2307/270949
[[nodiscard]] std::vector<BrokerCounts> brokerage_by_group(const Network& network, const Partition& groups);

}  // namespace crosstie::measure
