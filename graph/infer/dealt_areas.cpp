#include "graph/infer/dealt_areas.hpp"

#include <algorithm>
#include <array>

#include "graph/base/draws.hpp"
#include "graph/base/undefined.hpp"

namespace crosstie::infer {

namespace {
struct DealCounts {
    std::vector<std::uint32_t> deals;
    DealCounts& operator+=(const DealCounts& other) {
        for (std::size_t k = 0; k < deals.size(); ++k) deals[k] += other.deals[k];
        return *this;
    }
};
}  // namespace

KnownAreas known_areas(const Partition& areas, const std::vector<ActorId>& stayers) {
    KnownAreas known{std::vector<std::uint32_t>(areas.group.size(), Partition::none), {}};
    for (const ActorId i : stayers) {
        if (!areas.known(i)) continue;
        known.place[i] = static_cast<std::uint32_t>(known.label.size());
        known.label.push_back(areas.group[i]);
    }
    return known;
}

DealtPairs new_contacts_of(const std::vector<change::ContactPair>& contacts, const KnownAreas& known) {
    DealtPairs gained;
    for (const change::ContactPair& pair : contacts) {
        const std::uint32_t a = known.place[pair.first], b = known.place[pair.second];
        if (pair.joint_after && !pair.joint_before && a != Partition::none && b != Partition::none)
            gained.push_back({a, b});
    }
    return gained;
}

std::uint64_t across_in(const DealtPairs& pairs, const std::vector<std::uint32_t>& label) {
    return static_cast<std::uint64_t>(
        std::ranges::count_if(pairs, [&](const auto& pair) { return label[pair[0]] != label[pair[1]]; }));
}

DealtAcross new_across_by_chance(const std::vector<change::ContactPair>& contacts, const Partition& areas,
                                 const std::vector<ActorId>& stayers, std::uint64_t seed, std::uint32_t draws,
                                 unsigned threads) {
    const KnownAreas known = known_areas(areas, stayers);
    const DealtPairs gained = new_contacts_of(contacts, known);
    DealtAcross found;
    found.gained = gained.size(), found.across = across_in(gained, known.label);
    found.draws = gained.empty() ? 0 : draws;
    found.deals = tallied(seed, found.draws, threads, DealCounts{std::vector<std::uint32_t>(gained.size() + 1, 0)},
                          [&](Random& random, std::uint32_t count) {
                              DealCounts counts{std::vector<std::uint32_t>(gained.size() + 1, 0)};
                              std::vector<std::uint32_t> label(known.label);
                              for (std::uint32_t draw = 0; draw < count; ++draw) {
                                  random.shuffle(std::span(label));
                                  ++counts.deals[across_in(gained, label)];
                              }
                              return counts;
                          })
                      .deals;
    if (found.draws == 0) {
        found.at_most = found.at_least = nan;
        return found;
    }
    const double tail = 0.025 * found.draws;
    std::uint64_t below = 0, at_most = 0, at_least = 0;
    for (std::uint64_t k = 0; k <= found.gained; ++k) {
        const std::uint32_t here = found.deals[k];
        if (static_cast<double>(below) <= tail) found.low = k;
        if (static_cast<double>(found.draws - below) > tail) found.high = k;
        if (k <= found.across) at_most += here;
        if (k >= found.across) at_least += here;
        below += here;
    }
    found.at_most = (1.0 + static_cast<double>(at_most)) / (1.0 + found.draws);
    found.at_least = (1.0 + static_cast<double>(at_least)) / (1.0 + found.draws);
    return found;
}

}  // namespace crosstie::infer
