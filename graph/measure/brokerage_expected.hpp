#pragma once
#include <array>
#include <vector>

#include "graph/measure/brokerage.hpp"

namespace crosstie::measure {

/// One number for each BrokerRole, and last the number for all roles together.
using BrokerNumbers = std::array<double, 6>;

/// What counts of one broker, or of all, would be if ties fell at random.
struct BrokerChance {
    BrokerNumbers expected{}, deviation{};
    BrokerNumbers z{};  // (count - expected) / deviation
};

struct ExpectedBrokerage {
    std::vector<BrokerChance> actors;  // [actors]
    BrokerChance network;              // all actors' counts added up
};

/// Whether people broker more than the groups' sizes and the density would give by chance.
///
/// Definition  ties as independent draws of probability d, the density among actors of known group. Actor: expected
///             d^2 (1-d) times the pairs (a,c) that would make the role; deviation and the network's own numbers by the
///             closed forms of R sna 2.7-1 `brokerage`, whose values these are, z = (count - expected) / deviation.
///             Normal z is doubtful in small groups, and real ties are not independent: a yardstick, not a test
/// Result      expected and deviation in counts, 0 and up; z any number
/// Undefined   actor of unknown group, or off the roster; fewer than two known actors; any cell among them unobserved,
///             since the forms count complete triples only: NaN. z where the deviation is 0: NaN
/// Ties        binary; an undirected tie counts as two, as brokerage counts it
/// Errors      std::invalid_argument when groups are not one per actor
/// Cost        that of brokerage, and O(n + groups)
/// Source      Gould and Fernandez 1989, doi:10.2307/270949, as in R sna 2.7-1
[[nodiscard]] ExpectedBrokerage expected_brokerage(const Network& network, const Partition& groups);

}  // namespace crosstie::measure
