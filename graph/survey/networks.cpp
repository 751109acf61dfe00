#include "graph/survey/networks.hpp"

#include <cmath>
#include <utility>

namespace crosstie::survey {

const Network& Networks::at(std::size_t relation, std::size_t wave, double tie_from) const {
    return read(relation, wave, tie_from, Direction::directed);
}

const Network& Networks::read(std::size_t relation, std::size_t wave, double tie_from, Direction direction) const {
    const Relation& asked = study_.relations.at(relation);
    const double least = std::isnan(tie_from) ? asked.tie_from : tie_from;
    return made({relation, wave, least, asked.directed ? direction : Direction::directed});
}

// Made without the lock, so that two threads can make two networks; of one that both make the first is kept.
const Network& Networks::made(const Key& key) const {
    {
        const std::lock_guard lock(making_);
        if (const auto found = made_.find(key); found != made_.end()) return found->second;
    }
    const auto& [relation, wave, least, direction] = key;
    Network network = direction == Direction::directed
                          ? network_at(study_, relation, wave, least)
                          : symmetrise(made({relation, wave, least, Direction::directed}), direction);
    const std::lock_guard lock(making_);
    return made_.emplace(key, std::move(network)).first->second;
}

}  // namespace crosstie::survey
