#include "graph/measure/ego.hpp"

#include <algorithm>
#include <stdexcept>

#include "graph/measure/degree.hpp"
#include "graph/measure/homophily.hpp"
#include "graph/measure/triangles.hpp"

namespace crosstie::measure {

namespace {

// Density among some actors; `among[i]` is non-zero for them. For networks with gaps.
double density_among(const Network& network, std::span<const ActorId> actors, const std::vector<char>& among) {
    const ObservedPairs& observed = network.observed();
    std::uint64_t ties = 0;
    for (const ActorId i : actors) {
        for (const ActorId j : network.out(i)) {
            if (among[j] != 0 && observed.contains(i, j)) ++ties;
        }
    }
    std::uint64_t cells = 0;
    for (const ActorId i : actors) {
        for (const ActorId j : actors) cells += i != j && observed.contains(i, j) ? 1U : 0U;
    }
    return cells == 0 ? undefined : static_cast<double>(ties) / static_cast<double>(cells);
}

}  // namespace

EgoNetworks ego_networks(const MeasuredNetwork& measured) {
    const Network& network = measured.network();
    const ActorId n = network.actor_count();
    EgoNetworks egos{out_degree(network), ActorScores(n, undefined)};
    if (network.observed().complete()) {
        const TriangleCounts& triangles = triangles_of(measured);
        for (ActorId i = 0; i < n; ++i) {
            const std::uint64_t size = network.out(i).size();
            if (size < 2) continue;
            egos.density[i] = static_cast<double>(triangles.among_out[i]) / static_cast<double>(size * (size - 1));
        }
        return egos;
    }
    std::vector<char> among(n, 0);
    for (ActorId i = 0; i < n; ++i) {
        const auto contacts = network.out(i);
        if (!(egos.size[i] >= 2)) continue;
        for (const ActorId j : contacts) among[j] = 1;
        egos.density[i] = density_among(network, contacts, among);
        for (const ActorId j : contacts) among[j] = 0;
    }
    return egos;
}

EgoAreas ego_areas(const Network& network, const Partition& areas) {
    const std::vector<double> sizes = roster_sizes(network, areas);
    const auto held =
        static_cast<double>(std::count_if(sizes.begin(), sizes.end(), [](double size) { return size > 0; }));
    const ActorId n = network.actor_count();
    const ActorScores nothing(n, undefined);
    EgoAreas egos{nothing, nothing, nothing, nothing, nothing};
    std::vector<double> contacts_of(areas.group_count(), 0);
    for (ActorId i = 0; i < n; ++i) {
        if (!network.observed().row_observed(i)) continue;
        const auto contacts = network.out(i);
        double known = 0;
        for (const ActorId j : contacts) {
            if (!areas.known(j)) continue;
            known += 1;
            contacts_of[areas.group[j]] += 1;
        }
        egos.unknown_area[i] = static_cast<double>(contacts.size()) - known;
        double reached = 0;
        double same = 0;  // sum of squared shares
        const double own = areas.known(i) ? contacts_of[areas.group[i]] : undefined;
        for (const ActorId j : contacts) {
            if (!areas.known(j)) continue;
            double& count = contacts_of[areas.group[j]];
            reached += count > 0 ? 1 : 0;
            same += count * count;
            count = 0;
        }
        if (held < 2) continue;
        if (known > 0 || contacts.empty()) egos.reached[i] = reached;
        if (known == 0) continue;
        egos.share_outside[i] = 1 - own / known;
        egos.blau[i] = 1 - same / (known * known);
        egos.iqv[i] = egos.blau[i] / (1 - 1 / held);
    }
    return egos;
}

std::vector<std::uint32_t> other_areas_reached(const Network& network, const Partition& areas) {
    if (areas.group.size() != network.actor_count()) throw std::invalid_argument("areas need one group per actor");
    std::vector<std::uint32_t> reached(network.actor_count(), 0);
    std::vector<ActorId> seen_by(areas.group_count(), network.actor_count());  // the last actor who reached the area
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (const ActorId other : network.out(i)) {
            if (!areas.known(other) || areas.group[other] == areas.group[i]) continue;
            ActorId& last = seen_by[areas.group[other]];
            reached[i] += last == i ? 0U : 1U;
            last = i;
        }
    }
    return reached;
}

}  // namespace crosstie::measure
