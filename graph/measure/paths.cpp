#include "graph/measure/paths.hpp"

#include <algorithm>

#include "graph/measure/scores.hpp"

namespace crosstie::measure {

std::vector<std::uint32_t> hops_from(const Network& network, ActorId source) {
    std::vector<std::uint32_t> hops(network.actor_count(), unreachable);
    std::vector<ActorId> queue{source};
    hops[source] = 0;
    for (std::size_t next = 0; next < queue.size(); ++next) {
        const ActorId i = queue[next];
        for (const ActorId j : network.out(i)) {
            if (hops[j] != unreachable) continue;
            hops[j] = hops[i] + 1;
            queue.push_back(j);
        }
    }
    return hops;
}

PathSummary path_summary(const Network& network) {
    double pairs = 0;
    double sum = 0;
    double inverse = 0;
    std::uint32_t longest = 0;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (!network.observed().on_roster(i)) continue;
        for (const std::uint32_t hops : hops_from(network, i)) {
            if (hops == 0 || hops == unreachable) continue;
            pairs += 1;
            sum += hops;
            inverse += 1.0 / hops;
            longest = std::max(longest, hops);
        }
    }
    const double n = network.observed().roster_count();
    const double all = n * (n - 1);
    PathSummary summary{undefined, undefined, undefined, undefined};
    if (pairs > 0) {
        summary.diameter = longest;
        summary.mean_distance = sum / pairs;
    }
    if (n >= 2) {
        summary.reachable_pairs = pairs / all;
        summary.compactness = inverse / all;
    }
    return summary;
}

}  // namespace crosstie::measure
