#include "graph/measure/brokerage.hpp"

#include <stdexcept>

namespace crosstie::measure {

namespace {

BrokerRole role(std::uint32_t a, std::uint32_t broker, std::uint32_t c) {
    if (a == c) return a == broker ? BrokerRole::coordinator : BrokerRole::consultant;
    if (a == broker) return BrokerRole::representative;
    return broker == c ? BrokerRole::gatekeeper : BrokerRole::liaison;
}

}  // namespace

std::vector<BrokerCounts> brokerage(const Network& network, const Partition& groups) {
    if (groups.group.size() != network.actor_count()) throw std::invalid_argument("groups of another roster");
    const ObservedPairs& observed = network.observed();
    const bool complete = observed.complete();
    std::vector<BrokerCounts> counts(network.actor_count(), BrokerCounts{});
    // Whom a names, and a itself: no end of a path from there. One more for each a, so that nothing need be wiped.
    std::vector<ActorId> closed(network.actor_count(), 0);
    for (ActorId a = 0; a < network.actor_count(); ++a) {
        if (!groups.known(a)) continue;
        closed[a] = a + 1;
        for (const ActorId c : network.out(a)) closed[c] = a + 1;
        for (const ActorId b : network.out(a)) {
            if (!groups.known(b) || (!complete && !observed.contains(a, b))) continue;
            BrokerCounts& of_broker = counts[b];
            for (const ActorId c : network.out(b)) {
                if (closed[c] == a + 1 || !groups.known(c)) continue;
                if (!complete && !(observed.contains(b, c) && observed.contains(a, c))) continue;
                ++of_broker[static_cast<std::size_t>(role(groups.group[a], groups.group[b], groups.group[c]))];
            }
        }
    }
    return counts;
}

std::vector<BrokerCounts> brokerage_by_group(const Network& network, const Partition& groups) {
    const std::vector<BrokerCounts> counts = brokerage(network, groups);
    std::vector<BrokerCounts> sums(groups.group_count(), BrokerCounts{});
    for (ActorId b = 0; b < network.actor_count(); ++b) {
        if (!groups.known(b)) continue;
        for (std::size_t k = 0; k < counts[b].size(); ++k) sums[groups.group[b]][k] += counts[b][k];
    }
    return sums;
}

}  // namespace crosstie::measure
