#include "graph/measure/closeness.hpp"

#include "graph/measure/paths.hpp"

namespace crosstie::measure {

namespace {

// What one pass over all searches leaves of each actor's hops to or from the others.
struct Nearness {
    std::vector<double> reached, hops, inverse;  // [actors]
};

Nearness nearness(const Network& network, Towards towards) {
    const ActorId n = network.actor_count();
    Nearness near{std::vector<double>(n, 0), std::vector<double>(n, 0), std::vector<double>(n, 0)};
    for (ActorId source = 0; source < n; ++source) {
        const auto hops = hops_from(network, source);
        for (ActorId j = 0; j < n; ++j) {
            if (hops[j] == 0 || hops[j] == unreachable) continue;
            const ActorId owner = towards == Towards::others ? source : j;
            near.reached[owner] += 1;
            near.hops[owner] += hops[j];
            near.inverse[owner] += 1.0 / hops[j];
        }
    }
    return near;
}

}  // namespace

ActorScores closeness(const Network& network, ClosenessOptions options) {
    const Nearness near = nearness(network, options.towards);
    const double others = static_cast<double>(network.observed().roster_count()) - 1;
    ActorScores scores(network.actor_count(), undefined);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (!network.observed().on_roster(i) || others < 1) continue;
        const double r = near.reached[i];
        switch (options.convention) {
            case Closeness::reachable:
                scores[i] = r > 0 ? r / near.hops[i] : undefined;
                break;
            case Closeness::wasserman_faust:
                scores[i] = r > 0 ? r / others * r / near.hops[i] : 0;
                break;
            case Closeness::connected_only:
                scores[i] = r == others ? others / near.hops[i] : 0;
                break;
        }
    }
    return scores;
}

ActorScores harmonic_closeness(const Network& network, Towards towards) {
    const Nearness near = nearness(network, towards);
    const double others = static_cast<double>(network.observed().roster_count()) - 1;
    ActorScores scores(network.actor_count(), undefined);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (network.observed().on_roster(i) && others >= 1) scores[i] = near.inverse[i] / others;
    }
    return scores;
}

}  // namespace crosstie::measure
