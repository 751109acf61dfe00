#include "graph/change/group_links.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "graph/measure/components.hpp"
#include "graph/model/network_builder.hpp"

namespace crosstie::change {

namespace {

GroupLinksAt links_at(const std::vector<std::vector<std::uint64_t>>& contacts,
                      const std::vector<std::uint8_t>& compared, std::size_t pairs) {
    const std::size_t groups = contacts.size();
    GroupLinksAt at;
    at.degree.assign(groups, 0);
    at.contacts.assign(groups, 0);
    for (std::size_t g = 0; g < groups; ++g) {
        for (std::size_t h = 0; h < groups; ++h) {
            if (g == h || contacts[g][h] == 0) continue;
            ++at.degree[g];
            at.contacts[g] += contacts[g][h];
            at.linked += g < h ? 1U : 0U;
        }
        at.unlinked += compared[g] != 0 && at.degree[g] == 0 ? 1U : 0U;
    }
    at.density = pairs == 0 ? std::numeric_limits<double>::quiet_NaN()
                            : static_cast<double>(at.linked) / static_cast<double>(pairs);
    const measure::Components parts = measure::weak_components(group_network(contacts));
    std::vector<std::size_t> sizes(parts.sizes.size(), 0);
    for (std::size_t g = 0; g < groups; ++g) {
        if (compared[g] != 0) ++sizes[parts.part[g]];
    }
    for (const std::size_t size : sizes) {
        at.parts += size > 0 ? 1U : 0U;
        at.largest = std::max(at.largest, size);
    }
    return at;
}

}  // namespace

Network group_network(const std::vector<std::vector<std::uint64_t>>& contacts) {
    const auto groups = static_cast<ActorId>(contacts.size());
    NetworkBuilder builder(groups, Ties::undirected);
    for (ActorId g = 0; g < groups; ++g) {
        for (ActorId h = g + 1; h < groups; ++h) {
            if (contacts[g].at(h) > 0) builder.add(g, h);
        }
    }
    builder.observe(ObservedPairs::all(groups));
    return builder.build();
}

ReachCounts reach_counts(const std::vector<GroupReach>& reached, const std::vector<std::uint8_t>& compared) {
    ReachCounts counts;
    for (std::size_t g = 0; g < reached.size(); ++g) {
        if (compared.at(g) == 0) continue;
        ++counts.all;
        counts.member += reached[g].reach == Reach::member ? 1U : 0U;
        counts.contact += reached[g].reach == Reach::contact ? 1U : 0U;
    }
    return counts;
}

GroupLinks group_links(const CrossArea& cross, const ObservedPairs& told) {
    const std::size_t groups = cross.areas.group_count();
    if (cross.areas.group.size() != told.actor_count()) throw std::invalid_argument("one group for each actor");
    GroupLinks links;
    links.compared.assign(groups, 0);
    const auto cells = told.block_counts(cross.areas.group, groups);
    for (std::size_t g = 0; g < groups; ++g) {
        for (std::size_t h = g + 1; h < groups; ++h) {
            if (cells[g * groups + h] + cells[h * groups + g] == 0) continue;
            ++links.pairs;
            links.compared[g] = links.compared[h] = 1;
        }
    }
    links.groups = static_cast<std::size_t>(std::count(links.compared.begin(), links.compared.end(), 1));
    links.before = links_at(cross.contacts_from, links.compared, links.pairs);
    links.after = links_at(cross.contacts_to, links.compared, links.pairs);
    return links;
}

std::vector<GroupReach> group_reach(const std::vector<ContactPair>& contacts, bool ContactPair::*at,
                                    const ObservedPairs& told, const Partition& groups,
                                    const std::vector<std::uint8_t>& of_interest) {
    if (groups.group.size() != of_interest.size() || told.actor_count() != of_interest.size())
        throw std::invalid_argument("one group for each actor");
    std::vector<GroupReach> reached(groups.group_count());
    std::vector<ActorId> wanted;
    for (ActorId i = 0; i < of_interest.size(); ++i) {
        if (of_interest[i] == 0) continue;
        wanted.push_back(i);
        if (!groups.known(i)) continue;
        reached[groups.group[i]].reach = Reach::member;
        reached[groups.group[i]].members.push_back(i);
    }
    const auto comes_by = [&](ActorId person, ActorId other) {
        if (of_interest[person] != 0 || of_interest[other] == 0 || !groups.known(person)) return;
        GroupReach& group = reached[groups.group[person]];
        if (group.reach == Reach::none) group.reach = Reach::contact;
        group.through.push_back(person);
    };
    for (const ContactPair& pair : contacts) {
        if (!(pair.*at)) continue;
        comes_by(pair.first, pair.second);
        comes_by(pair.second, pair.first);
    }
    for (GroupReach& group : reached) {
        std::sort(group.through.begin(), group.through.end());
        group.through.erase(std::unique(group.through.begin(), group.through.end()), group.through.end());
    }
    if (told.complete()) return reached;
    for (ActorId i = 0; i < of_interest.size(); ++i) {
        if (!groups.known(i) || reached[groups.group[i]].reach != Reach::none) continue;
        const bool all = std::all_of(wanted.begin(), wanted.end(), [&](ActorId other) {
            return other == i || (told.contains(i, other) && told.contains(other, i));
        });
        if (!all) reached[groups.group[i]].certain = false;
    }
    return reached;
}

}  // namespace crosstie::change
