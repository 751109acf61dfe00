#include "graph/measure/cohesion.hpp"

#include <vector>

#include "graph/base/undefined.hpp"
#include "graph/measure/scores.hpp"
#include "graph/measure/triangles.hpp"

namespace crosstie::measure {

namespace {
// Cells that were observed and hold a tie, and the strengths in them; an undirected tie fills two.
struct Filled {
    std::uint64_t cells = 0;
    double strength = 0;
};

Filled filled(const Network& network) {
    const ObservedPairs& observed = network.observed();
    Filled sum;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        const auto row = network.out(i);
        const auto strength = network.out_strength(i);
        if (observed.complete() && strength.empty()) {
            sum.cells += row.size();
            sum.strength += static_cast<double>(row.size());
            continue;
        }
        for (std::size_t k = 0; k < row.size(); ++k) {
            if (!observed.complete() && !observed.contains(i, row[k])) continue;
            ++sum.cells;
            sum.strength += strength.empty() ? 1 : strength[k];
        }
    }
    return sum;
}

}  // namespace

double density(const Network& network) { return share(filled(network).cells, network.observed().count()); }

double mean_degree(const Network& network) {
    const std::uint64_t cells = network.observed().count();
    if (cells == 0) return undefined;
    const auto roster = static_cast<double>(network.observed().roster_count());
    // cells / (n - 1) is n when all answered, so nothing is rounded twice.
    return static_cast<double>(filled(network).cells) / (static_cast<double>(cells) / (roster - 1));
}

double valued_density(const Network& network) {
    const std::uint64_t cells = network.observed().count();
    return cells == 0 ? undefined : filled(network).strength / static_cast<double>(cells);
}

double strength_sum(const Network& network) {
    if (network.observed().count() == 0) return undefined;
    return filled(network).strength / (network.directed() ? 1 : 2);
}

double mean_strength_of_ties(const Network& network) {
    const Filled sum = filled(network);
    return sum.cells == 0 ? undefined : sum.strength / static_cast<double>(sum.cells);
}

double reciprocity(const Network& network, Reciprocity kind) {
    const auto [mutual, asymmetric, null] = dyad_census(network);
    switch (kind) {
        case Reciprocity::edgewise:
            return share(2 * mutual, 2 * mutual + asymmetric);
        case Reciprocity::dyadic_nonnull:
            return share(mutual, mutual + asymmetric);
        case Reciprocity::dyadic:
            return share(mutual + null, mutual + asymmetric + null);
    }
    return undefined;
}

namespace {

// Paths i -> j -> k of three different actors: for each j, ties in by ties out, less the ones that turn back.
std::uint64_t two_step_paths(const Network& network) {
    std::uint64_t paths = 0;
    for (ActorId j = 0; j < network.actor_count(); ++j) paths += network.in(j).size() * network.out(j).size();
    if (network.directed()) return paths - 2 * dyad_census(network).mutual;
    return paths - 2 * network.tie_count();
}

double transitivity_with_gaps(const Network& network) {
    const ObservedPairs& observed = network.observed();
    std::vector<ActorId> named_by(network.actor_count(), network.actor_count());  // i where i > this actor, else nobody
    std::uint64_t two_paths = 0;
    std::uint64_t closed = 0;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (const ActorId k : network.out(i)) named_by[k] = i;
        for (const ActorId j : network.out(i)) {
            if (!observed.contains(i, j)) continue;
            for (const ActorId k : network.out(j)) {
                if (k == i || !(observed.contains(j, k) && observed.contains(i, k))) continue;
                ++two_paths;
                closed += named_by[k] == i ? 1U : 0U;
            }
        }
    }
    return share(closed, two_paths);
}

}  // namespace

double transitivity(const MeasuredNetwork& measured) {
    const Network& network = measured.network();
    if (!network.observed().complete()) return transitivity_with_gaps(network);
    return share(triangles_of(measured).transitive, two_step_paths(network));
}

}  // namespace crosstie::measure
