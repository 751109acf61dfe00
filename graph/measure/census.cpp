#include "graph/measure/census.hpp"

namespace crosstie::measure {

DyadCensus dyad_census(const Network& network) {
    DyadCensus census;
    const ObservedPairs two_way = network.observed().both_directions();
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (const ActorId j : network.out(i)) {
            if (!two_way.contains(i, j)) continue;
            const bool returned = network.has_tie(j, i);
            if (!returned)
                ++census.asymmetric;
            else if (i < j)
                ++census.mutual;
        }
    }
    census.null = two_way.count() / 2 - census.mutual - census.asymmetric;
    return census;
}

}  // namespace crosstie::measure
