#include "graph/measure/homophily.hpp"

#include <algorithm>
#include <stdexcept>

#include "graph/measure/mixing.hpp"
#include "graph/measure/scores.hpp"

namespace crosstie::measure {

std::vector<double> roster_sizes(const Network& network, const Partition& groups) {
    if (groups.group.size() != network.actor_count()) throw std::invalid_argument("groups of another roster");
    std::vector<double> sizes(groups.group_count(), 0);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (groups.known(i) && network.observed().on_roster(i)) sizes[groups.group[i]] += 1;
    }
    return sizes;
}

std::vector<double> coleman_index(const Network& network, const Partition& groups) {
    const Mixing mix = mixing(network, groups);
    const std::size_t k = groups.group_count();
    std::vector<double> indices(k, undefined);
    const std::vector<double> sizes = roster_sizes(network, groups);
    if (std::count_if(sizes.begin(), sizes.end(), [](double size) { return size > 0; }) < 2) return indices;
    for (std::size_t g = 0; g < k; ++g) {
        // Undirected: the diagonal holds each tie and each pair once, and both its ends choose.
        const double ends = network.directed() ? 1 : 2;
        const double within = ends * static_cast<double>(mix.ties[g][g]);
        const double cells_within = ends * static_cast<double>(mix.cells[g][g]);
        double choices = within;
        double cells = cells_within;
        for (std::size_t h = 0; h < k; ++h) {
            if (h == g) continue;
            choices += static_cast<double>(mix.ties[g][h]);
            cells += static_cast<double>(mix.cells[g][h]);
        }
        if (choices == 0 || cells_within == cells) continue;
        const double share = within / choices;
        const double chance = cells_within / cells;
        indices[g] = share >= chance ? (share - chance) / (1 - chance) : (share - chance) / chance;
    }
    return indices;
}

}  // namespace crosstie::measure
