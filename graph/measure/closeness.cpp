#include "graph/measure/closeness.hpp"

#include "graph/measure/nearness.hpp"

namespace crosstie::measure {

namespace {

// Undirected networks: one search serves both.
const Nearness& nearness(const MeasuredNetwork& network, Towards towards) {
    if (towards == Towards::others || !network.network().directed()) return network.once<nearness_out>();
    return network.once<nearness_in>();
}

}  // namespace

ActorScores closeness(const MeasuredNetwork& measured, ClosenessOptions options) {
    const Network& network = measured.network();
    const Nearness& near = nearness(measured, options.towards);
    const double others = static_cast<double>(network.observed().roster_count()) - 1;
    ActorScores scores(network.actor_count(), undefined);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (!network.observed().on_roster(i) || others < 1) continue;
        const auto r = static_cast<double>(near.reached[i]);
        const auto hops = static_cast<double>(near.hops[i]);
        switch (options.convention) {
            case Closeness::reachable:
                scores[i] = r > 0 ? r / hops : undefined;
                break;
            case Closeness::wasserman_faust:
                scores[i] = r > 0 ? r / others * r / hops : 0;
                break;
            case Closeness::connected_only:
                scores[i] = r == others ? others / hops : 0;
                break;
        }
    }
    return scores;
}

ActorScores harmonic_closeness(const MeasuredNetwork& measured, Towards towards) {
    const Network& network = measured.network();
    const Nearness& near = nearness(measured, towards);
    const double others = static_cast<double>(network.observed().roster_count()) - 1;
    ActorScores scores(network.actor_count(), undefined);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (network.observed().on_roster(i) && others >= 1) scores[i] = near.inverse[i] / others;
    }
    return scores;
}

}  // namespace crosstie::measure
