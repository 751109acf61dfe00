#include "graph/measure/reciprocity.hpp"

namespace crosstie::measure {

ActorScores reciprocity_of_actors(const Network& network) {
    const ObservedPairs& observed = network.observed();
    ActorScores scores(network.actor_count(), undefined);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        double named = 0;
        double back = 0;
        for (const ActorId j : network.out(i)) {
            if (!observed.complete() && !(observed.contains(i, j) && observed.contains(j, i))) continue;
            named += 1;
            back += network.has_tie(j, i) ? 1 : 0;
        }
        if (named > 0) scores[i] = back / named;
    }
    return scores;
}

}  // namespace crosstie::measure
