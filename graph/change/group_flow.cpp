#include "graph/change/group_flow.hpp"

#include <algorithm>
#include <stdexcept>

namespace crosstie::change {

namespace {

// The place of each of the partition's groups among all labels.
std::vector<std::uint32_t> places_of(const Partition& groups, const std::vector<std::string>& labels) {
    std::vector<std::uint32_t> places;
    for (const std::string& label : groups.labels) {
        const auto at = std::lower_bound(labels.begin(), labels.end(), label);
        places.push_back(static_cast<std::uint32_t>(at - labels.begin()));
    }
    return places;
}

}  // namespace

std::uint64_t GroupFlow::from(std::size_t place) const {
    std::uint64_t sum = 0;
    for (const std::uint64_t count : actors.at(place)) sum += count;
    return sum;
}

std::uint64_t GroupFlow::to(std::size_t place) const {
    std::uint64_t sum = 0;
    for (const auto& row : actors) sum += row.at(place);
    return sum;
}

GroupFlow group_flow(const Partition& before, const Partition& after, const ObservedPairs& roster_before,
                     const ObservedPairs& roster_after) {
    const std::size_t n = before.group.size();
    if (after.group.size() != n || roster_before.actor_count() != n || roster_after.actor_count() != n) {
        throw std::invalid_argument("two waves need one roster");
    }
    GroupFlow flow;
    flow.labels = before.labels;
    flow.labels.insert(flow.labels.end(), after.labels.begin(), after.labels.end());
    std::sort(flow.labels.begin(), flow.labels.end());
    flow.labels.erase(std::unique(flow.labels.begin(), flow.labels.end()), flow.labels.end());
    flow.actors.assign(flow.labels.size() + 2, std::vector<std::uint64_t>(flow.labels.size() + 2, 0));
    const auto old_places = places_of(before, flow.labels);
    const auto new_places = places_of(after, flow.labels);
    const auto place = [&](const Partition& groups, const auto& places, const ObservedPairs& roster, ActorId i) {
        if (!roster.on_roster(i)) return flow.absent();
        return groups.known(i) ? std::size_t{places[groups.group[i]]} : flow.unknown();
    };
    for (ActorId i = 0; i < n; ++i) {
        const std::size_t from = place(before, old_places, roster_before, i);
        const std::size_t to = place(after, new_places, roster_after, i);
        ++flow.actors[from][to];
        if (from >= flow.group_count() || to >= flow.group_count()) continue;
        if (from == to)
            ++flow.stayed;
        else
            flow.movers.push_back({i, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
    }
    return flow;
}

}  // namespace crosstie::change
