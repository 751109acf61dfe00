#include "graph/plan/effect.hpp"

#include <algorithm>

#include "graph/base/random.hpp"
#include "graph/measure/cohesion.hpp"
#include "graph/measure/fragmentation.hpp"
#include "graph/measure/key_actors.hpp"
#include "graph/measure/paths.hpp"
#include "graph/measure/scores.hpp"
#include "graph/model/network_builder.hpp"
#include "graph/model/select.hpp"
#include "graph/plan/area_contacts.hpp"

namespace crosstie::plan {

namespace {

constexpr std::size_t figures = 6;
using State = std::array<double, figures>;  // in the order of Figure

State state_of(const Network& network, const Partition& areas, const EffectOptions& options) {
    const Network pairs = symmetrise(network, Direction::union_);
    const AreaContacts contacts = area_contacts(pairs, areas);
    measure::DependOnOptions depend;
    depend.search.size = options.depend_on;
    depend.search.seed = options.seed;
    return {measure::density(network),
            static_cast<double>(contacts.across()),
            static_cast<double>(contacts.linked_pairs()),
            measure::fragmentation(pairs),
            measure::path_summary(pairs).compactness,
            measure::depend_on(pairs, depend).value};
}

}  // namespace

Network with_contacts(const Network& network, std::span<const std::array<ActorId, 2>> pairs) {
    NetworkBuilder builder(network.actor_count(), ties_of(network));
    builder.observe(network.observed());
    builder.keep_unobserved();
    builder.reserve(network.tie_count() + 2 * pairs.size());
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        const auto others = network.out(i);
        const auto strengths = network.out_strength(i);
        for (std::size_t k = 0; k < others.size(); ++k) {
            if (network.directed() || i < others[k]) builder.add(i, others[k], strengths.empty() ? 1 : strengths[k]);
        }
    }
    const ActorId n = network.actor_count();
    for (const auto& [one, other] : pairs) {
        const bool both_there = one < n && other < n;  // add() says what is wrong with others
        if (!both_there || !network.has_tie(one, other)) builder.add(one, other);
        if (network.directed() && !network.has_tie(other, one)) builder.add(other, one);
    }
    return builder.build();
}

Effect effect(const Network& network, const Partition& areas, std::span<const std::array<ActorId, 2>> pairs,
              const EffectOptions& options) {
    Effect found;
    found.proposed = pairs.size();
    found.half = pairs.size() / 2;
    found.seed = options.seed;
    found.draws = options.draws;
    const State now = state_of(network, areas, options);
    const State all = state_of(with_contacts(network, pairs), areas, options);
    State sum{};
    State least;
    State most;
    least.fill(measure::undefined);
    most.fill(measure::undefined);
    Random random(options.seed);
    std::vector<std::array<ActorId, 2>> order(pairs.begin(), pairs.end());
    for (std::uint32_t draw = 0; draw < options.draws; ++draw) {
        random.shuffle(std::span(order));
        const State half = state_of(with_contacts(network, std::span(order).first(found.half)), areas, options);
        for (std::size_t k = 0; k < figures; ++k) {
            sum[k] += half[k];
            if (draw == 0 || half[k] < least[k]) least[k] = half[k];
            if (draw == 0 || half[k] > most[k]) most[k] = half[k];
        }
    }
    for (std::size_t k = 0; k < figures; ++k) {
        // Of equal values the sum's last digits could leave their range.
        const double mean =
            options.draws == 0 ? measure::undefined : std::clamp(sum[k] / options.draws, least[k], most[k]);
        found.rows.push_back({static_cast<Figure>(k), now[k], all[k], mean, least[k], most[k]});
    }
    return found;
}

}  // namespace crosstie::plan
