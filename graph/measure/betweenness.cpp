#include "graph/measure/betweenness.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "graph/measure/betweenness_lanes.hpp"

namespace crosstie::measure {

namespace {

// Ties in with their lengths.
struct Arriving {
    ActorId from;
    double length;
};

// Own and not Boost.Graph's, whose Brandes takes two lengths for equal only to the last digit: it would miss that
// 0.1 + 0.2 and 0.3 are equally long, and hand all to one of two paths.
ActorScores brandes(const Network& network, Length length) {
    constexpr double same = 1e-10;
    const ActorId n = network.actor_count();
    std::vector<std::vector<Arriving>> arriving(n);
    for (ActorId i = 0; i < n; ++i) {
        const auto strengths = network.in_strength(i);
        for (std::size_t k = 0; k < strengths.size(); ++k) {
            arriving[i].push_back({network.in(i)[k], length_of(strengths[k], length)});
        }
    }
    ActorScores scores(n, 0.0);
    std::vector<ActorId> order;
    std::vector<double> paths(n);
    std::vector<double> dependency(n);
    for (ActorId source = 0; source < n; ++source) {
        const std::vector<double> lengths = lengths_from(network, source, length);
        order.clear();
        for (ActorId i = 0; i < n; ++i) {
            if (std::isfinite(lengths[i])) order.push_back(i);
        }
        std::sort(order.begin(), order.end(), [&](ActorId a, ActorId b) { return lengths[a] < lengths[b]; });
        std::fill(paths.begin(), paths.end(), 0.0);
        std::fill(dependency.begin(), dependency.end(), 0.0);
        paths[source] = 1;
        const auto for_each_before = [&](ActorId i, auto each) {
            for (const auto& [from, step] : arriving[i]) {
                const bool before = lengths[from] < lengths[i];
                if (before && lengths[from] + step - lengths[i] <= same * lengths[i]) each(from);
            }
        };
        for (const ActorId i : order) for_each_before(i, [&](ActorId from) { paths[i] += paths[from]; });
        for (std::size_t k = order.size(); k-- > 1;) {
            const ActorId i = order[k];
            for_each_before(i, [&](ActorId from) { dependency[from] += paths[from] / paths[i] * (1 + dependency[i]); });
            scores[i] += dependency[i];
        }
    }
    if (!network.directed()) {
        for (double& score : scores) score /= 2;  // every pair was seen from both its ends
    }
    return scores;
}

bool has_strengths(const Network& network) {
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (!network.out_strength(i).empty()) return true;
    }
    return false;
}

void not_of_the_absent(const Network& network, ActorScores& scores) {
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (!network.observed().on_roster(i)) scores[i] = undefined;
    }
}

}  // namespace

ActorScores share_of_pairs(const Network& network, ActorScores raw) {
    const double n = static_cast<double>(network.observed().roster_count());
    const double pairs = (n - 1) * (n - 2) / (network.directed() ? 1.0 : 2.0);
    for (double& score : raw) score = n < 3 ? undefined : score / pairs;
    return raw;
}

ActorScores betweenness(const Network& network, BetweennessOptions options) {
    const bool by_length = options.length != Length::hops && has_strengths(network);
    ActorScores scores = by_length ? brandes(network, options.length) : betweenness_by_hops(network);
    not_of_the_absent(network, scores);
    return options.scale == Scale::unit ? share_of_pairs(network, std::move(scores)) : scores;
}

SampledBetweenness betweenness_sampled(const Network& network, SampleOptions options) {
    SampledBetweenness found = betweenness_from_some(network, options.sources, options.seed);
    not_of_the_absent(network, found.scores);
    not_of_the_absent(network, found.errors);
    return found;
}

}  // namespace crosstie::measure
