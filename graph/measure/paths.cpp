#include "graph/measure/paths.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <stdexcept>
#include <utility>

#include "graph/measure/nearness.hpp"
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

double length_of(double strength, Length length) {
    if (length == Length::hops) return 1;
    if (!(strength > 0 && std::isfinite(strength))) throw std::invalid_argument("a length needs a strength above 0");
    return length == Length::strength ? strength : 1 / strength;
}

// Own and not Boost.Graph's: strengths lie beside a row, and an edge of the view does not know its place there.
std::vector<double> lengths_from(const Network& network, ActorId source, Length length) {
    using Place = std::pair<double, ActorId>;
    std::vector<double> lengths(network.actor_count(), std::numeric_limits<double>::infinity());
    std::priority_queue<Place, std::vector<Place>, std::greater<>> nearest;
    lengths[source] = 0;
    nearest.push({0, source});
    while (!nearest.empty()) {
        const auto [so_far, i] = nearest.top();
        nearest.pop();
        if (so_far > lengths[i]) continue;  // reached on a shorter way meanwhile
        const auto others = network.out(i);
        const auto strengths = network.out_strength(i);
        for (std::size_t k = 0; k < others.size(); ++k) {
            const double further = so_far + length_of(strengths.empty() ? 1 : strengths[k], length);
            if (further >= lengths[others[k]]) continue;
            lengths[others[k]] = further;
            nearest.push({further, others[k]});
        }
    }
    return lengths;
}

PathSummary path_summary(const Network& network) {
    const Nearness near = nearness_from_roster(network);
    const auto pairs = static_cast<double>(near.pairs);
    const double n = network.observed().roster_count();
    const double all = n * (n - 1);
    PathSummary summary{undefined, undefined, undefined, undefined};
    if (pairs > 0) {
        summary.diameter = near.longest;
        summary.mean_distance = static_cast<double>(near.all_hops) / pairs;
    }
    if (n >= 2) {
        summary.reachable_pairs = pairs / all;
        summary.compactness = near.all_inverse / all;
    }
    return summary;
}

}  // namespace crosstie::measure
