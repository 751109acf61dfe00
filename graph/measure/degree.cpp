#include "graph/measure/degree.hpp"

namespace crosstie::measure {

ActorScores out_degree(const Network& network) {
    ActorScores scores(network.actor_count(), undefined);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (network.observed().row_observed(i)) scores[i] = static_cast<double>(network.out(i).size());
    }
    return scores;
}

ActorScores in_degree(const Network& network) {
    ActorScores scores(network.actor_count(), undefined);
    const bool alone = network.actor_count() == 1;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (alone || network.observed().column_count(i) > 0) scores[i] = static_cast<double>(network.in(i).size());
    }
    return scores;
}

}  // namespace crosstie::measure
