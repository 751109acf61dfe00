#include "graph/model/select.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
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

namespace {

/// What one end of the ties of an actor says of those to later actors.
class Reports {
 public:
    Reports(std::span<const ActorId> others, std::span<const double> strengths, ActorId actor)
        : others_(others),
          strengths_(strengths),
          at_(static_cast<std::size_t>(std::upper_bound(others.begin(), others.end(), actor) - others.begin())) {}
    [[nodiscard]] bool any() const { return at_ < others_.size(); }
    [[nodiscard]] ActorId next() const { return any() ? others_[at_] : std::numeric_limits<ActorId>::max(); }
    /// The strength towards this one, if it is next, and on to the one after; below 0: not named.
    double take(ActorId other) {
        if (next() != other) return -1;
        const double strength = strengths_.empty() ? 1.0 : strengths_[at_];
        ++at_;
        return strength;
    }

 private:
    std::span<const ActorId> others_;
    std::span<const double> strengths_;
    std::size_t at_;
};

}  // namespace

Network symmetrise(const Network& network, Direction rule) {
    if (!network.directed()) return network;
    if (rule == Direction::directed) throw std::invalid_argument("symmetrise needs union or intersection");
    const ActorId n = network.actor_count();
    NetworkBuilder builder(n, Ties::undirected);
    builder.observe(network.observed());
    builder.reserve(network.tie_count());
    for (ActorId i = 0; i < n; ++i) {
        Reports own(network.out(i), network.out_strength(i), i), theirs(network.in(i), network.in_strength(i), i);
        while (own.any() || theirs.any()) {
            const ActorId j = std::min(own.next(), theirs.next());
            const double there = own.take(j), back = theirs.take(j);
            const bool mutual = there >= 0 && back >= 0;
            if (rule == Direction::union_) builder.add(i, j, std::max(there, back));
            if (rule == Direction::intersection && mutual) builder.add(i, j, std::min(there, back));
        }
    }
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
