#include "graph/measure/krackhardt.hpp"

#include <algorithm>
#include <vector>

#include "graph/measure/components.hpp"
#include "graph/measure/paths.hpp"
#include "graph/measure/scores.hpp"

namespace crosstie::measure {

namespace {

// reaches(i) holds everybody i reaches, i included.
class Reach {
 public:
    explicit Reach(const Network& network) : words_((network.actor_count() + std::size_t{63}) / 64) {
        bits_.assign(network.actor_count() * words_, 0);
        for (ActorId i = 0; i < network.actor_count(); ++i) {
            const auto hops = hops_from(network, i);
            for (ActorId j = 0; j < network.actor_count(); ++j) {
                if (hops[j] != unreachable) bits_[i * words_ + j / 64] |= std::uint64_t{1} << (j % 64);
            }
        }
    }
    [[nodiscard]] bool operator()(ActorId from, ActorId to) const {
        return ((bits_[from * words_ + to / 64] >> (to % 64)) & 1U) != 0;
    }

 private:
    std::size_t words_;
    std::vector<std::uint64_t> bits_;
};

// Actors who reach each other stand for one another here, so only one of each strong component is looked at. Of those
// who reach both: is there one whom all the others reach?
bool has_least_upper_bound(const Reach& reach, const std::vector<ActorId>& leaders, ActorId x, ActorId y) {
    std::vector<ActorId> upper;
    for (const ActorId w : leaders) {
        if (reach(w, x) && reach(w, y)) upper.push_back(w);
    }
    if (upper.empty()) return false;
    // Whoever is reached by the others survives a pass that always moves on to somebody further down.
    ActorId least = upper.front();
    for (const ActorId w : upper) {
        if (reach(least, w)) least = w;
    }
    for (const ActorId w : upper) {
        if (!reach(w, least)) return false;
    }
    return true;
}

double shortfall(double part, double whole) { return whole > 0 ? 1 - part / whole : undefined; }

}  // namespace

OrganisationShape organisation_shape(const Network& network) {
    const Components weak = weak_components(network);
    const Components strong = strong_components(network);
    const Reach reach(network);
    std::vector<std::vector<ActorId>> parts(weak.sizes.size());
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (weak.part[i] != Components::none) parts[weak.part[i]].push_back(i);
    }
    double joined = 0;
    double spare = 0;
    double spare_most = 0;
    double either = 0;
    double both = 0;
    double without = 0;
    double without_most = 0;
    for (const auto& part : parts) {
        const auto s = static_cast<double>(part.size());
        double arcs = 0;
        joined += s * (s - 1);
        for (const ActorId i : part) arcs += static_cast<double>(network.out(i).size());
        spare += arcs - (s - 1);
        spare_most += s * (s - 1) - (s - 1);
        without_most += s > 2 ? (s - 1) * (s - 2) / 2 : 0;
        std::vector<ActorId> leaders;  // the first actor of each strong component
        std::vector<double> size;
        for (const ActorId i : part) {
            const auto known = std::find_if(leaders.begin(), leaders.end(),
                                            [&](ActorId w) { return strong.part[w] == strong.part[i]; });
            if (known == leaders.end()) {
                leaders.push_back(i);
                size.push_back(static_cast<double>(strong.sizes[strong.part[i]]));
            }
        }
        for (std::size_t a = 0; a < leaders.size(); ++a) {
            const double inside = size[a] * (size[a] - 1) / 2;  // one of themselves is their least upper bound
            either += inside;
            both += inside;
            for (std::size_t b = 0; b < a; ++b) {
                const double pairs = size[a] * size[b];
                if (reach(leaders[a], leaders[b]) || reach(leaders[b], leaders[a])) either += pairs;
                if (s > 2 && !has_least_upper_bound(reach, leaders, leaders[a], leaders[b])) without += pairs;
            }
        }
    }
    const auto n = static_cast<double>(network.observed().roster_count());
    OrganisationShape shape;
    shape.connectedness = n >= 2 ? joined / (n * (n - 1)) : undefined;
    shape.efficiency = shortfall(spare, spare_most);
    shape.hierarchy = shortfall(both, either);
    shape.least_upper_bound = shortfall(without, without_most);
    return shape;
}

}  // namespace crosstie::measure
