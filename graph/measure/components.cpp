#include "graph/measure/components.hpp"

#include <algorithm>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/strong_components.hpp>
#include <iterator>
#include <numeric>
#include <utility>

#include "graph/model/bgl_view.hpp"
#include "graph/model/select.hpp"

namespace crosstie::measure {

namespace {

// Numbers the parts by size, largest first, leaving out who was not there.
Components by_size(const Network& network, const std::vector<std::uint32_t>& found) {
    const ActorId n = network.actor_count();
    const std::uint32_t count = n == 0 ? 0 : *std::max_element(found.begin(), found.end()) + 1;
    std::vector<std::uint64_t> size(count, 0);
    std::vector<ActorId> first(count, n);
    for (ActorId i = 0; i < n; ++i) {
        if (!network.observed().on_roster(i)) continue;
        ++size[found[i]];
        first[found[i]] = std::min(first[found[i]], i);
    }
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::erase_if(order, [&](std::uint32_t part) { return size[part] == 0; });
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return size[a] != size[b] ? size[a] > size[b] : first[a] < first[b];
    });
    Components components;
    std::vector<std::uint32_t> rank(count, Components::none);
    for (std::uint32_t k = 0; k < order.size(); ++k) {
        rank[order[k]] = k;
        components.sizes.push_back(size[order[k]]);
    }
    components.part.resize(n);
    for (ActorId i = 0; i < n; ++i)
        components.part[i] = network.observed().on_roster(i) ? rank[found[i]] : Components::none;
    return components;
}

// Joins two actors' parts; the smaller root stays.
void join(std::vector<ActorId>& parent, ActorId a, ActorId b) {
    ActorId one = parent[a];
    ActorId two = parent[b];
    while (one != two) {
        if (one < two) std::swap(one, two);
        if (parent[one] == one) {
            parent[one] = two;
            return;
        }
        one = parent[one] = parent[parent[one]];
    }
}

void point_at_roots(std::vector<ActorId>& parent) {
    for (ActorId& up : parent) {
        while (parent[up] != up) up = parent[up];
    }
}

auto by_actor(std::vector<std::uint32_t>& values) {
    return boost::make_iterator_property_map(values.begin(), boost::typed_identity_property_map<ActorId>());
}

}  // namespace

Components weak_components(const Network& network) {
    constexpr std::size_t sampled = 2;  // ties of each actor: enough to join most of a largest part
    const ActorId n = network.actor_count();
    std::vector<ActorId> parent(n);
    std::iota(parent.begin(), parent.end(), ActorId{0});
    for (ActorId i = 0; i < n; ++i) {
        const auto out = network.out(i);
        for (const ActorId j : out.first(std::min(sampled, out.size()))) join(parent, i, j);
    }
    point_at_roots(parent);
    std::vector<ActorId> held(n, 0);
    for (const ActorId root : parent) ++held[root];
    const auto largest = static_cast<ActorId>(std::max_element(held.begin(), held.end()) - held.begin());
    // A tie that leads out of the largest part found so far is seen from its other end too.
    for (ActorId i = 0; i < n; ++i) {
        if (parent[i] == largest) continue;
        for (const ActorId j : network.out(i)) join(parent, i, j);
        if (!network.directed()) continue;
        for (const ActorId j : network.in(i)) join(parent, i, j);
    }
    point_at_roots(parent);
    std::vector<std::uint32_t> found(n, 0);
    std::uint32_t count = 0;
    for (ActorId i = 0; i < n; ++i)
        found[i] = parent[i] == i ? count++ : found[parent[i]];  // a root is its first actor
    return by_size(network, found);
}

Components strong_components(const Network& network) {
    if (!network.directed()) return weak_components(network);
    std::vector<std::uint32_t> found(network.actor_count(), 0);
    boost::strong_components(bgl_directed(network), by_actor(found));
    return by_size(network, found);
}

std::vector<ActorId> cut_actors(const Network& network) {
    const Network pairs = symmetrise(network, Direction::union_);
    std::vector<ActorId> found;
    boost::articulation_points(bgl_undirected(pairs), std::back_inserter(found));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

Isolates isolates(const Network& network) {
    Isolates result;
    const ObservedPairs& observed = network.observed();
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (!observed.on_roster(i) || !network.out(i).empty() || !network.in(i).empty()) continue;
        (observed.row_observed(i) ? result.isolated : result.unknown).push_back(i);
    }
    return result;
}

}  // namespace crosstie::measure
