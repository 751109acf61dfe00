#include "graph/measure/degree.hpp"

#include <cmath>
#include <numeric>

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

// Strengths of a row added up; a row without them has ties of strength 1 only, as many as its degree. The degree decides
// who was observed.
ActorScores out_strength(const Network& network) {
    ActorScores scores = out_degree(network);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        const auto row = network.out_strength(i);
        if (!row.empty() && !std::isnan(scores[i])) scores[i] = std::accumulate(row.begin(), row.end(), 0.0);
    }
    return scores;
}

ActorScores in_strength(const Network& network) {
    ActorScores scores = in_degree(network);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        const auto column = network.in_strength(i);
        if (!column.empty() && !std::isnan(scores[i])) scores[i] = std::accumulate(column.begin(), column.end(), 0.0);
    }
    return scores;
}

}  // namespace crosstie::measure
