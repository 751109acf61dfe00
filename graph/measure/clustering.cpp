#include "graph/measure/clustering.hpp"

#include "graph/measure/triangles.hpp"
#include "graph/model/select.hpp"

namespace crosstie::measure {

namespace {

// With gaps each pair of contacts is asked about: whether its cell was observed decides.
ActorScores clustering_with_gaps(const Network& network) {
    const Network pairs = symmetrise(network, Direction::union_);
    ActorScores scores(network.actor_count(), undefined);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        const auto contacts = pairs.out(i);
        double asked = 0;
        double linked = 0;
        for (std::size_t a = 0; a < contacts.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                const bool tie = pairs.has_tie(contacts[a], contacts[b]);
                if (!tie && !pairs.observed().contains(contacts[a], contacts[b])) continue;
                asked += 1;
                linked += tie ? 1 : 0;
            }
        }
        if (asked > 0) scores[i] = linked / asked;
    }
    return scores;
}

}  // namespace

ActorScores clustering(const MeasuredNetwork& measured) {
    const Network& network = measured.network();
    if (!network.observed().complete()) return clustering_with_gaps(network);
    const UpwardTies& ties = measured.once<upward_ties>();
    const TriangleCounts& triangles = triangles_of(measured);
    ActorScores scores(network.actor_count(), undefined);
    for (std::uint32_t rank = 0; rank < ties.rank_count(); ++rank) {
        const double contacts = ties.contacts[rank];
        if (contacts < 2) continue;
        const ActorId actor = ties.actor[rank];
        scores[actor] = static_cast<double>(triangles.linked[actor]) / (contacts * (contacts - 1) / 2);
    }
    return scores;
}

}  // namespace crosstie::measure
