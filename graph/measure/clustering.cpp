#include "graph/measure/clustering.hpp"

#include "graph/model/select.hpp"

namespace crosstie::measure {

ActorScores clustering(const Network& network) {
    const Network pairs = symmetrise(network, Direction::union_);
    const bool complete = pairs.observed().complete();
    ActorScores scores(network.actor_count(), undefined);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        const auto contacts = pairs.out(i);
        double asked = 0;
        double linked = 0;
        for (std::size_t a = 0; a < contacts.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b) {
                const bool tie = pairs.has_tie(contacts[a], contacts[b]);
                if (!tie && !complete && !pairs.observed().contains(contacts[a], contacts[b])) continue;
                asked += 1;
                linked += tie ? 1 : 0;
            }
        }
        if (asked > 0) scores[i] = linked / asked;
    }
    return scores;
}

}  // namespace crosstie::measure
