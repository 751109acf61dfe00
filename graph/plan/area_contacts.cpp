#include "graph/plan/area_contacts.hpp"

#include <stdexcept>

#include "graph/model/select.hpp"

namespace crosstie::plan {

std::uint64_t AreaContacts::across() const {
    std::uint64_t ends = 0;
    for (std::size_t g = 0; g < areas; ++g) ends += outward(g);
    return ends / 2;
}

std::uint64_t AreaContacts::outward(std::size_t area) const {
    std::uint64_t sum = 0;
    for (std::size_t h = 0; h < areas; ++h) sum += h == area ? 0 : between(area, h);
    return sum;
}

std::uint64_t AreaContacts::linked_pairs() const {
    std::uint64_t linked = 0;
    for (std::size_t g = 0; g < areas; ++g) {
        for (std::size_t h = 0; h < g; ++h) linked += between(g, h) > 0 ? 1U : 0U;
    }
    return linked;
}

std::uint64_t AreaContacts::pairs() const {
    std::uint64_t there = 0;
    for (const std::uint32_t people : roster) there += people > 0 ? 1U : 0U;
    return there < 2 ? 0 : there * (there - 1) / 2;
}

AreaContacts area_contacts(const Network& network, const Partition& areas) {
    if (areas.group.size() != network.actor_count()) throw std::invalid_argument("areas of another roster");
    const Network pairs = symmetrise(network, Direction::union_);
    AreaContacts found;
    found.areas = areas.group_count();
    found.contacts.assign(found.areas * found.areas, 0);
    found.roster.assign(found.areas, 0);
    for (ActorId i = 0; i < pairs.actor_count(); ++i) {
        if (!areas.known(i) || !pairs.observed().on_roster(i)) continue;
        ++found.roster[areas.group[i]];
        for (const ActorId j : pairs.out(i)) {
            if (j < i || !areas.known(j)) continue;
            const std::size_t g = areas.group[i];
            const std::size_t h = areas.group[j];
            ++found.contacts[g * found.areas + h];
            if (g != h) ++found.contacts[h * found.areas + g];
        }
    }
    return found;
}

}  // namespace crosstie::plan
