#include "graph/measure/mixing.hpp"

#include <stdexcept>

#include "graph/base/undefined.hpp"
#include "graph/measure/ei_index.hpp"

namespace crosstie::measure {

namespace {

// Shares of ties by the groups of their ends, an undirected tie seen from both.
struct Shares {
    double ties = 0;
    double within = 0;    // sum of e_gg
    double expected = 0;  // sum of a_g b_g
};

Shares shares_of(const Network& network, const Partition& groups) {
    const Mixing mix = mixing(network, groups);
    const std::size_t k = groups.group_count();
    std::vector<double> leave(k, 0);
    std::vector<double> reach(k, 0);
    Shares shares;
    for (std::size_t g = 0; g < k; ++g) {
        for (std::size_t h = 0; h < k; ++h) {
            // Undirected: the diagonal holds each tie once, and each has two ends there.
            const double ends = static_cast<double>(mix.ties[g][h]) * (!network.directed() && g == h ? 2 : 1);
            leave[g] += ends;
            reach[h] += ends;
            shares.ties += ends;
            if (g == h) shares.within += ends;
        }
    }
    shares.within /= shares.ties;
    for (std::size_t g = 0; g < k; ++g) shares.expected += leave[g] / shares.ties * (reach[g] / shares.ties);
    return shares;
}

}  // namespace

double Mixing::density(std::size_t from, std::size_t to) const { return share(ties[from][to], cells[from][to]); }
double Mixing::density_within() const { return share(within, cells_within); }
double Mixing::density_between() const { return share(between, cells_between); }
double Mixing::ei_index() const { return ei_of(static_cast<double>(between), static_cast<double>(within)); }

Mixing mixing(const Network& network, const Partition& groups) {
    if (groups.group.size() != network.actor_count()) throw std::invalid_argument("groups of another roster");
    const std::size_t k = groups.group_count();
    const ObservedPairs& observed = network.observed();
    Mixing mix;
    mix.ties.assign(k, std::vector<std::uint64_t>(k, 0));
    mix.cells = mix.ties;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (!groups.known(i)) continue;
        for (const ActorId j : network.out(i)) {
            if (!groups.known(j) || (!observed.complete() && !observed.contains(i, j))) continue;
            ++mix.ties[groups.group[i]][groups.group[j]];
        }
    }
    const auto cells = observed.block_counts(groups.group, k);
    const std::uint64_t ends = network.directed() ? 1 : 2;  // both rows hold an undirected tie
    for (std::size_t g = 0; g < k; ++g) {
        for (std::size_t h = 0; h < k; ++h) {
            mix.cells[g][h] = cells[g * k + h];
            (g == h ? mix.within : mix.between) += mix.ties[g][h];
            (g == h ? mix.cells_within : mix.cells_between) += mix.cells[g][h];
            if (g == h) mix.ties[g][h] /= ends, mix.cells[g][h] /= ends;
        }
    }
    for (std::uint64_t* count : {&mix.within, &mix.between, &mix.cells_within, &mix.cells_between}) *count /= ends;
    return mix;
}

std::vector<double> ei_by_group(const Network& network, const Partition& groups) {
    const Mixing mix = mixing(network, groups);
    std::vector<double> indices;
    for (std::size_t g = 0; g < groups.group_count(); ++g) {
        double across = 0;
        for (std::size_t h = 0; h < groups.group_count(); ++h) {
            if (h == g) continue;
            across += static_cast<double>(mix.ties[g][h]);
            if (network.directed()) across += static_cast<double>(mix.ties[h][g]);
        }
        indices.push_back(ei_of(across, 2 * static_cast<double>(mix.ties[g][g])));
    }
    return indices;
}

ActorScores ei_by_actor(const Network& network, const Partition& groups) {
    if (groups.group.size() != network.actor_count()) throw std::invalid_argument("groups of another roster");
    ActorScores scores(network.actor_count(), undefined);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (!groups.known(i)) continue;
        double across = 0;
        double within = 0;
        for (const ActorId j : network.out(i)) {
            if (groups.known(j)) (groups.group[i] == groups.group[j] ? within : across) += 1;
        }
        scores[i] = ei_of(across, within);
    }
    return scores;
}

double modularity(const Network& network, const Partition& groups) {
    const Shares shares = shares_of(network, groups);
    return shares.ties == 0 ? undefined : shares.within - shares.expected;
}

double assortativity(const Network& network, const Partition& groups) {
    const Shares shares = shares_of(network, groups);
    if (shares.ties == 0 || shares.expected >= 1) return undefined;
    return (shares.within - shares.expected) / (1 - shares.expected);
}

}  // namespace crosstie::measure
