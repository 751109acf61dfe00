#include "graph/model/select.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "graph/base/calls.hpp"
#include "graph/model/network_builder.hpp"

namespace crosstie {

std::string_view name_of(Direction direction) {
    switch (direction) {
        case Direction::directed:
            return "directed";
        case Direction::union_:
            return "union";
        case Direction::intersection:
            return "intersection";
    }
    return "directed";
}

Network threshold(const Network& network, double strength) {
    NetworkBuilder builder(network.actor_count(), ties_of(network));
    builder.observe(network.observed());
    builder.keep_unobserved();
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        const auto others = network.out(i);
        const auto strengths = network.out_strength(i);
        for (std::size_t k = 0; k < others.size(); ++k) {
            const double s = strengths.empty() ? 1.0 : strengths[k];
            if (s >= strength && (network.directed() || i < others[k])) builder.add(i, others[k], s);
        }
    }
    return builder.build();
}

Network symmetrise(const Network& network, Direction rule) {
    if (!network.directed()) return network;
    if (rule == Direction::directed) throw std::invalid_argument("symmetrise needs union or intersection");
    const ActorId n = network.actor_count();
    std::vector<Tie> pairs;
    for (ActorId i = 0; i < n; ++i) {
        const auto others = network.out(i);
        const auto strengths = network.out_strength(i);
        for (std::size_t k = 0; k < others.size(); ++k) {
            const ActorId j = others[k];
            const double there = strengths.empty() ? 1.0 : strengths[k];
            const auto back_row = network.out(j);
            const auto back_at = std::lower_bound(back_row.begin(), back_row.end(), i);
            const bool mutual = back_at != back_row.end() && *back_at == i;
            if (mutual && j < i) continue;  // told once, from the smaller end
            const auto back_strengths = network.out_strength(j);
            const double back = !mutual ? 0.0
                                : back_strengths.empty()
                                    ? 1.0
                                    : back_strengths[static_cast<std::size_t>(back_at - back_row.begin())];
            if (rule == Direction::union_) pairs.push_back({i, j, std::max(there, back)});
            if (rule == Direction::intersection && mutual) pairs.push_back({i, j, std::min(there, back)});
        }
    }
    NetworkBuilder builder(n, Ties::undirected);
    builder.observe(network.observed());
    builder.reserve(pairs.size());
    for (const Tie& tie : pairs) builder.add(tie.from, tie.to, tie.strength);
    return builder.build();
}

Network read_as(Network network, Direction direction) {
    if (direction == Direction::directed) return network;
    return symmetrise(network, direction);
}

Network network_at(const Study& study, std::size_t relation, std::size_t wave, double tie_from, Direction direction) {
    const Relation& asked = study.relations.at(relation);
    tell_call("network_at", [&] {
        return asked.key + ' ' + std::to_string(wave) + ' ' +
               std::to_string(std::isnan(tie_from) ? asked.tie_from : tie_from);
    });
    const Answers& answers = study.answers.at(relation).at(wave);
    const double least = std::isnan(tie_from) ? asked.tie_from : tie_from;
    NetworkBuilder builder(study.actor_count(), asked.directed ? Ties::directed : Ties::undirected);
    builder.reserve(answers.ties.size());
    builder.observe(answers.observed);
    for (const Tie& tie : answers.ties) {
        if (tie.strength >= least) builder.add(tie.from, tie.to, tie.strength);
    }
    return read_as(builder.build(), direction);
}

}  // namespace crosstie
