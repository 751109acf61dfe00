#include "graph/measure/krackhardt.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "graph/measure/components.hpp"
#include "graph/measure/paths.hpp"
#include "graph/measure/scores.hpp"

namespace crosstie::measure {

namespace {

// Actors who reach each other stand for one another here, so only the first of each strong component, its leader, is
// looked at. By place among the leaders of one weak part, those whom fewer reach first: whoever reaches another stands
// before them, and the last of several is reached by them all, if any of them is.
class WhoReaches {
 public:
    WhoReaches(const Network& network, std::vector<ActorId> leaders) : leaders_(std::move(leaders)) {
        const std::size_t count = leaders_.size();
        words_ = (count + 63) / 64;
        std::vector<std::size_t> by(count, 0);                // how many reach a leader
        std::vector<std::uint64_t> found(count * words_, 0);  // row: whom a leader reaches, both as they were given
        for (std::size_t from = 0; from < count; ++from) {
            const auto hops = count > 1 ? hops_from(network, leaders_[from]) : std::vector<std::uint32_t>();
            for (std::size_t to = 0; to < count; ++to) {
                if (from != to && hops[leaders_[to]] == unreachable) continue;
                ++by[to];
                found[from * words_ + to / 64] |= std::uint64_t{1} << (to % 64);
            }
        }
        std::vector<std::size_t> order(count);
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(),
                  [&](std::size_t a, std::size_t b) { return by[a] != by[b] ? by[a] < by[b] : a < b; });
        bits_.assign(count * words_, 0);
        std::vector<ActorId> sorted(count);
        for (std::size_t to = 0; to < count; ++to) {
            sorted[to] = leaders_[order[to]];
            for (std::size_t from = 0; from < count; ++from) {
                const std::uint64_t reached = found[order[from] * words_ + order[to] / 64] >> (order[to] % 64) & 1U;
                bits_[to * words_ + from / 64] |= reached << (from % 64);
            }
        }
        leaders_ = std::move(sorted);
    }
    [[nodiscard]] const std::vector<ActorId>& leaders() const noexcept { return leaders_; }
    [[nodiscard]] bool reaches(std::size_t from, std::size_t to) const {
        return ((bits_[to * words_ + from / 64] >> (from % 64)) & 1U) != 0;
    }
    /// Of those who reach both: is there one whom all the others reach?
    [[nodiscard]] bool has_least_upper_bound(std::size_t x, std::size_t y) const {
        for (std::size_t word = words_; word-- > 0;) {
            const std::uint64_t both = bits_[x * words_ + word] & bits_[y * words_ + word];
            if (both == 0) continue;
            const std::size_t least = word * 64 + 63 - static_cast<std::size_t>(std::countl_zero(both));
            for (std::size_t w = 0; w <= word; ++w) {
                const std::uint64_t upper = bits_[x * words_ + w] & bits_[y * words_ + w];
                if ((upper & ~bits_[least * words_ + w]) != 0) return false;
            }
            return true;
        }
        return false;
    }

 private:
    std::vector<ActorId> leaders_;
    std::size_t words_ = 0;
    std::vector<std::uint64_t> bits_;  // row: who reaches this leader
};

double shortfall(double part, double whole) { return whole > 0 ? 1 - part / whole : undefined; }

}  // namespace

OrganisationShape organisation_shape(const Network& network) {
    const Components weak = weak_components(network);
    const Components strong = strong_components(network);
    std::vector<std::uint8_t> led(strong.sizes.size(), 0);
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
        std::vector<ActorId> firsts;
        for (const ActorId i : part) {
            if (led[strong.part[i]] == 0) led[strong.part[i]] = 1, firsts.push_back(i);
        }
        const WhoReaches reached(network, std::move(firsts));
        const std::vector<ActorId>& leaders = reached.leaders();
        const auto size = [&](std::size_t k) { return static_cast<double>(strong.sizes[strong.part[leaders[k]]]); };
        for (std::size_t a = 0; a < leaders.size(); ++a) {
            const double inside = size(a) * (size(a) - 1) / 2;  // one of themselves is their least upper bound
            either += inside;
            both += inside;
            for (std::size_t b = 0; b < a; ++b) {
                const double pairs = size(a) * size(b);
                if (reached.reaches(b, a)) either += pairs;  // not the other way: b stands before
                if (s > 2 && !reached.has_least_upper_bound(a, b)) without += pairs;
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
