#pragma once
#include <cmath>
#include <cstdint>
#include <vector>

#include "graph/measure/betweenness.hpp"
#include "graph/measure/catalog.hpp"

// How the rows of the catalog turn results into values; for the catalog's sources only.
namespace crosstie::measure::values {

[[nodiscard]] inline NetworkValue count(std::uint64_t value) { return {static_cast<double>(value), {}}; }

[[nodiscard]] inline NetworkValue list(const std::vector<std::uint64_t>& values) {
    return {std::vector<double>(values.begin(), values.end()), {}};
}

[[nodiscard]] inline NetworkValue number(double value, std::string_view why_not) {
    return {value, std::isnan(value) ? why_not : std::string_view{}};
}

/// What several rows read: of one kind each, to be worked out once.
[[nodiscard]] inline ActorScores raw_betweenness(const Network& network) { return betweenness(network); }
[[nodiscard]] inline SampledBetweenness some_betweenness(const Network& network) {
    return betweenness_sampled(network);
}

/// The actors of each group, groups in their order.
[[nodiscard]] inline std::vector<std::vector<ActorId>> members(const Partition& groups) {
    std::vector<std::vector<ActorId>> sets(groups.group_count());
    for (ActorId i = 0; i < groups.group.size(); ++i) {
        if (groups.known(i)) sets[groups.group[i]].push_back(i);
    }
    return sets;
}

}  // namespace crosstie::measure::values
