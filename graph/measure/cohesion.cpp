#include "graph/measure/cohesion.hpp"

#include <vector>

#include "graph/measure/scores.hpp"

namespace crosstie::measure {

namespace {
double share(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? undefined : static_cast<double>(part) / static_cast<double>(whole);
}
}  // namespace

double density(const Network& network) {
    const ObservedPairs& observed = network.observed();
    std::uint64_t cells_with_tie = 0;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (observed.complete()) {
            cells_with_tie += network.out(i).size();
        } else {
            for (const ActorId j : network.out(i)) cells_with_tie += observed.contains(i, j) ? 1U : 0U;
        }
    }
    return share(cells_with_tie, observed.count());
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

double transitivity(const Network& network) {
    const ObservedPairs& observed = network.observed();
    const bool complete = observed.complete();
    std::vector<ActorId> named_by(network.actor_count(), network.actor_count());  // i where i > this actor, else nobody
    std::uint64_t two_paths = 0;
    std::uint64_t closed = 0;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (const ActorId k : network.out(i)) named_by[k] = i;
        for (const ActorId j : network.out(i)) {
            if (!complete && !observed.contains(i, j)) continue;
            for (const ActorId k : network.out(j)) {
                if (k == i || (!complete && !(observed.contains(j, k) && observed.contains(i, k)))) continue;
                ++two_paths;
                closed += named_by[k] == i ? 1U : 0U;
            }
        }
    }
    return share(closed, two_paths);
}

}  // namespace crosstie::measure
