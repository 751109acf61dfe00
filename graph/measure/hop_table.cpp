#include "graph/measure/hop_table.hpp"

#include <algorithm>
#include <atomic>

#include "graph/base/clones.hpp"
#include "graph/base/parallel_for.hpp"

namespace crosstie::measure {

namespace {

// Everybody's hops from one actor, as far as `deepest`; the queue is handed in to be used again.
template <typename Hop>
std::uint32_t search(const Network& network, ActorId source, std::uint32_t deepest, std::vector<Hop>& hops,
                     std::vector<ActorId>& queue) {
    constexpr Hop none = HopTable<Hop>::out_of_reach;
    std::fill(hops.begin(), hops.end(), none);
    queue.assign(1, source);
    hops[source] = 0;
    for (std::size_t head = 0; head < queue.size(); ++head) {
        const std::uint32_t next = hops[queue[head]] + 1U;
        if (next > deepest) break;
        if (next >= none) return next;
        for (const ActorId other : network.out(queue[head])) {
            if (hops[other] != none) continue;
            hops[other] = static_cast<Hop>(next);
            queue.push_back(other);
        }
    }
    return hops[queue.back()];
}

template <typename Hop>
HopTable<Hop> table_of(const Network& network, const std::vector<ActorId>& actors, std::uint32_t deepest) {
    const std::size_t n = actors.size();
    HopTable<Hop> table{n, std::vector<Hop>(n * n), 0, true};
    constexpr std::size_t a_piece = 64;
    std::atomic<std::uint32_t> farthest{0};
    parallel_for((n + a_piece - 1) / a_piece, n < 500 ? 1 : own_threads(), [&](std::size_t piece) {
        std::vector<Hop> hops(network.actor_count());
        std::vector<ActorId> queue;
        std::uint32_t far = 0;
        for (std::size_t from = piece * a_piece; from < std::min(n, (piece + 1) * a_piece); ++from) {
            far = std::max(far, search(network, actors[from], deepest, hops, queue));
            for (std::size_t to = 0; to < n; ++to) table.hops[from * n + to] = hops[actors[to]];
        }
        for (std::uint32_t known = farthest; far > known && !farthest.compare_exchange_weak(known, far);) {
        }
    });
    table.farthest = farthest;
    table.fits = table.farthest < HopTable<Hop>::out_of_reach;
    return table;
}

}  // namespace

HopTable<std::uint8_t> hops_in_bytes(const Network& network, const std::vector<ActorId>& actors,
                                     std::uint32_t deepest) {
    return table_of<std::uint8_t>(network, actors, deepest);
}

HopTable<std::uint32_t> hops_in_words(const Network& network, const std::vector<ActorId>& actors,
                                      std::uint32_t deepest) {
    return table_of<std::uint32_t>(network, actors, deepest);
}

std::optional<Circles> circles_within(const Network& network, const std::vector<ActorId>& actors, std::uint32_t hops,
                                      std::uint64_t most) {
    const auto n = static_cast<std::uint32_t>(actors.size());
    std::vector<std::uint32_t> place(network.actor_count(), n);
    for (std::uint32_t k = 0; k < n; ++k) place[actors[k]] = k;
    std::vector<std::uint32_t> seen(network.actor_count(), n);  // by whose search
    std::vector<ActorId> queue;
    Circles circles;
    for (std::uint32_t k = 0; k < n; ++k) {
        queue.assign(1, actors[k]);
        seen[actors[k]] = k;
        std::size_t head = 0;
        for (std::uint32_t away = 0; away < hops && head < queue.size(); ++away) {
            for (const std::size_t level = queue.size(); head < level; ++head) {
                for (const ActorId other : network.out(queue[head])) {
                    if (seen[other] == k) continue;
                    seen[other] = k;
                    queue.push_back(other);
                }
            }
        }
        for (const ActorId actor : queue) {
            if (place[actor] < n) circles.members.push_back(place[actor]);
        }
        if (circles.members.size() > most) return std::nullopt;
        circles.begin.push_back(circles.members.size());
    }
    return circles;
}

CROSSTIE_CLONES
std::uint32_t count_within(std::span<const std::uint8_t> one, std::span<const std::uint8_t> other, std::uint8_t most) {
    // Counted in bytes as long as they hold, so that a register takes as many places as it has bytes.
    constexpr std::size_t stretch = 64, times = 255;
    std::uint32_t count = 0;
    std::size_t k = 0;
    while (k + stretch <= one.size()) {
        std::uint8_t lanes[stretch] = {};
        for (std::size_t time = 0; time < times && k + stretch <= one.size(); ++time, k += stretch) {
            for (std::size_t lane = 0; lane < stretch; ++lane) {
                lanes[lane] =
                    static_cast<std::uint8_t>(lanes[lane] + (std::min(one[k + lane], other[k + lane]) <= most ? 1 : 0));
            }
        }
        for (const std::uint8_t lane : lanes) count += lane;
    }
    for (; k < one.size(); ++k) count += std::min(one[k], other[k]) <= most ? 1U : 0U;
    return count;
}

CROSSTIE_CLONES
std::uint32_t count_within(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other,
                           std::uint32_t most) {
    std::uint32_t count = 0;
    for (std::size_t k = 0; k < one.size(); ++k) count += std::min(one[k], other[k]) <= most ? 1U : 0U;
    return count;
}

}  // namespace crosstie::measure
