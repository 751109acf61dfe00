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
    for (ActorId b = 0; b < network.actor_count(); ++b) {
        if (!groups.known(b)) continue;
        for (const ActorId a : network.in(b)) {
            if (!groups.known(a) || (!complete && !observed.contains(a, b))) continue;
            for (const ActorId c : network.out(b)) {
                if (a == c || !groups.known(c) || network.has_tie(a, c)) continue;
                if (!complete && !(observed.contains(b, c) && observed.contains(a, c))) continue;
                ++counts[b][static_cast<std::size_t>(role(groups.group[a], groups.group[b], groups.group[c]))];
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
