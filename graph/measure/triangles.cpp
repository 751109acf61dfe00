#include "graph/measure/triangles.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>
#include <stdexcept>

#include "graph/base/parallel_for.hpp"

namespace crosstie::measure {

namespace {

// Calls each(contact, way) for the contacts of an actor by either report, ascending; way 1: out, 2: in, 3: both.
template <typename Each>
void for_each_contact(const Network& network, ActorId actor, Each each) {
    const auto out = network.out(actor);
    if (!network.directed()) {
        for (const ActorId j : out) each(j, std::uint8_t{3});
        return;
    }
    const auto in = network.in(actor);
    std::size_t a = 0;
    std::size_t b = 0;
    while (a < out.size() || b < in.size()) {
        if (b == in.size() || (a < out.size() && out[a] < in[b])) {
            each(out[a++], std::uint8_t{1});
        } else if (a == out.size() || in[b] < out[a]) {
            each(in[b++], std::uint8_t{2});
        } else {
            each(out[a++], std::uint8_t{3});
            ++b;
        }
    }
}

constexpr std::uint8_t turned(std::uint8_t way) { return static_cast<std::uint8_t>(((way & 1U) << 1U) | (way >> 1U)); }

// What a triangle of ranks u < v < w with these three ways adds, by uv + 4 uw + 16 vw.
struct Shape {
    std::uint8_t transitive = 0;
    std::array<std::uint8_t, 3> among_out{};  // for u, v, w
};

constexpr std::array<Shape, 64> shapes_of_ways() {
    std::array<Shape, 64> shapes{};
    for (unsigned code = 0; code < 64; ++code) {
        bool names[3][3] = {};
        const unsigned ways[3] = {code & 3U, (code >> 2U) & 3U, code >> 4U};
        const unsigned ends[3][2] = {{0, 1}, {0, 2}, {1, 2}};
        for (unsigned pair = 0; pair < 3; ++pair) {
            names[ends[pair][0]][ends[pair][1]] = (ways[pair] & 1U) != 0;
            names[ends[pair][1]][ends[pair][0]] = (ways[pair] & 2U) != 0;
        }
        for (unsigned i = 0; i < 3; ++i) {
            for (unsigned j = 0; j < 3; ++j) {
                const unsigned k = 3 - i - j;
                if (i == j || !names[i][j] || !names[i][k]) continue;
                if (names[j][k]) {
                    ++shapes[code].transitive;
                    ++shapes[code].among_out[i];
                }
            }
        }
    }
    return shapes;
}
constexpr std::array<Shape, 64> shapes = shapes_of_ways();

// Calls each(u, v, w, slot uv, slot uw, slot vw) for every triangle u < v < w with v in [from, to), by v, u, w.
// `mark` holds a 0 a rank, before and after; Mark holds slots + 1 when the third slot is wanted, else a byte will do.
template <typename Mark, typename Each>
void for_each_triangle(const UpwardTies& ties, std::uint32_t from, std::uint32_t to, std::vector<Mark>& mark,
                       Each each) {
    constexpr bool with_slots = sizeof(Mark) > 1;
    constexpr std::uint64_t ahead = 12;
    const std::uint64_t last_down = ties.down_begin[to];
    for (std::uint32_t v = from; v < to; ++v) {
        const std::uint64_t begin = ties.up_begin[v];
        const std::uint64_t end = ties.up_begin[v + std::size_t{1}];
        if (begin == end) continue;
        for (std::uint64_t slot = begin; slot < end; ++slot) {
            if constexpr (with_slots) {
                mark[ties.up[slot]] = static_cast<Mark>(slot - begin + 1);
            } else {
                mark[ties.up[slot]] = 1;
            }
        }
        for (std::uint64_t k = ties.down_begin[v]; k < ties.down_begin[v + std::size_t{1}]; ++k) {
            if (k + ahead < last_down) {
                __builtin_prefetch(ties.up.data() + ties.down_slot[k + ahead]);
                __builtin_prefetch(ties.up_begin.data() + ties.down[k + ahead]);
            }
            const std::uint32_t u = ties.down[k];
            const std::uint64_t own = ties.down_slot[k];
            const std::uint64_t stop = ties.up_begin[u + std::size_t{1}];
            for (std::uint64_t slot = own + 1; slot < stop; ++slot) {
                const std::uint32_t w = ties.up[slot];
                if (mark[w] == 0) continue;
                if constexpr (with_slots) {
                    each(u, v, w, own, slot, begin + static_cast<std::uint64_t>(mark[w]) - 1);
                } else {
                    each(u, v, w, own, slot, std::uint64_t{0});
                }
            }
        }
        for (std::uint64_t slot = begin; slot < end; ++slot) mark[ties.up[slot]] = 0;
    }
}

// Counters by rank, and the pass of one thread that fills them.
struct Tally {
    std::vector<std::uint64_t> linked, among_out, redundant;
    std::uint64_t transitive = 0;
};

// Twice 1/max over k of (a(j,k) + a(k,j)): 1 where some tie is returned, else 2.
std::vector<std::uint8_t> twice_inverse_most(const UpwardTies& ties) {
    std::vector<std::uint8_t> twice(ties.rank_count(), 2);
    for (std::uint32_t u = 0; u < ties.rank_count(); ++u) {
        for (std::uint64_t slot = ties.up_begin[u]; slot < ties.up_begin[u + std::size_t{1}]; ++slot) {
            if (ties.way[slot] == 3) twice[u] = twice[ties.up[slot]] = 1;
        }
    }
    return twice;
}

constexpr unsigned both_ways(std::uint8_t way) { return way == 3 ? 2U : 1U; }

}  // namespace

UpwardTies upward_ties(const Network& network) {
    const ActorId n = network.actor_count();
    UpwardTies ties;
    ties.directed = network.directed();
    std::vector<std::uint32_t> count(n, 0);
    std::uint64_t all = 0;
    std::uint32_t most = 0;
    for (ActorId i = 0; i < n; ++i) {
        if (ties.directed) {
            for_each_contact(network, i, [&](ActorId, std::uint8_t) { ++count[i]; });
        } else {
            count[i] = static_cast<std::uint32_t>(network.out(i).size());
        }
        all += count[i];
        most = std::max(most, count[i]);
    }
    const std::uint64_t pairs = all / 2;
    if (pairs > std::numeric_limits<std::uint32_t>::max())
        throw std::length_error("more pairs than triangles can count");

    std::vector<std::uint32_t> place(most + std::size_t{2}, 0);
    for (const std::uint32_t contacts : count) ++place[contacts + std::size_t{1}];
    for (std::size_t k = 1; k < place.size(); ++k) place[k] += place[k - 1];
    ties.actor.resize(n);
    ties.contacts.resize(n);
    std::vector<std::uint32_t> rank(n);
    for (ActorId i = 0; i < n; ++i) {
        rank[i] = place[count[i]]++;
        ties.actor[rank[i]] = i;
        ties.contacts[rank[i]] = count[i];
    }
    // Ranks in ascending order put themselves into the lists of their lower contacts, which come out sorted.
    ties.down_begin.resize(n + std::size_t{1});
    ties.up_begin.resize(n + std::size_t{1});
    ties.down.resize(pairs);
    std::vector<std::uint8_t> down_way(ties.directed ? pairs : 0);
    std::uint64_t filled = 0;
    std::uint64_t begin = 0;
    for (std::uint32_t v = 0; v < n; ++v) {
        ties.down_begin[v] = filled;
        for_each_contact(network, ties.actor[v], [&](ActorId contact, std::uint8_t way) {
            const std::uint32_t u = rank[contact];
            if (u >= v) return;
            if (ties.directed) down_way[filled] = turned(way);  // as the lower rank sees it
            ties.down[filled++] = u;
        });
        ties.up_begin[v] = begin;
        begin += ties.contacts[v] - (filled - ties.down_begin[v]);
    }
    ties.down_begin[n] = filled;
    ties.up_begin[n] = begin;
    std::vector<std::uint32_t> next(ties.up_begin.begin(), ties.up_begin.end());
    ties.up.resize(pairs);
    ties.way.resize(ties.directed ? pairs : 0);
    ties.down_slot.resize(pairs);
    for (std::uint32_t v = 0; v < n; ++v) {
        for (std::uint64_t k = ties.down_begin[v]; k < ties.down_begin[v + std::size_t{1}]; ++k) {
            const std::uint32_t slot = next[ties.down[k]]++;
            ties.up[slot] = v;
            ties.down_slot[k] = slot;
            if (ties.directed) ties.way[slot] = down_way[k];
        }
    }
    return ties;
}

TriangleCounts count_triangles(const UpwardTies& ties) {
    constexpr std::uint64_t worth_a_thread = 50'000;  // pairs
    const std::uint32_t n = ties.rank_count();
    const unsigned threads = ties.up.size() < worth_a_thread ? 1U : own_threads();
    const std::uint32_t block = threads == 1 ? std::max(n, 1U) : 1024U;
    const std::vector<std::uint8_t> lighter = ties.directed ? twice_inverse_most(ties) : std::vector<std::uint8_t>();
    std::vector<Tally> tallies(threads);
    std::atomic<std::uint32_t> next{0};
    parallel_for(threads, threads, [&](std::size_t thread) {
        Tally& tally = tallies[thread];
        tally.linked.assign(n, 0);
        const auto for_each_block = [&](auto& mark, auto each) {
            for (std::uint32_t from = block * next++; from < n; from = block * next++) {
                // The highest ranks have most to do: they come first.
                const std::uint32_t to = n - from;
                for_each_triangle(ties, to > block ? to - block : 0, to, mark, each);
            }
        };
        if (!ties.directed) {
            std::vector<std::uint8_t> mark(n, 0);
            for_each_block(mark, [&](std::uint32_t u, std::uint32_t v, std::uint32_t w, auto, auto, auto) {
                ++tally.linked[u], ++tally.linked[v], ++tally.linked[w];
            });
            return;
        }
        tally.among_out.assign(n, 0);
        tally.redundant.assign(n, 0);
        std::vector<std::uint32_t> mark(n, 0);
        for_each_block(mark, [&](std::uint32_t u, std::uint32_t v, std::uint32_t w, std::uint64_t uv, std::uint64_t uw,
                                 std::uint64_t vw) {
            const std::uint8_t ways[3] = {ties.way[uv], ties.way[uw], ties.way[vw]};
            const Shape& shape = shapes[static_cast<std::size_t>(ways[0] + 4 * ways[1] + 16 * ways[2])];
            const unsigned a[3] = {both_ways(ways[0]), both_ways(ways[1]), both_ways(ways[2])};
            tally.transitive += shape.transitive;
            const auto add = [&](std::uint32_t rank, std::size_t end, unsigned redundant) {
                ++tally.linked[rank];
                tally.among_out[rank] += shape.among_out[end];
                tally.redundant[rank] += redundant;
            };
            add(u, 0, (a[1] * lighter[v] + a[0] * lighter[w]) * a[2]);
            add(v, 1, (a[2] * lighter[u] + a[0] * lighter[w]) * a[1]);
            add(w, 2, (a[2] * lighter[u] + a[1] * lighter[v]) * a[0]);
        });
    });

    TriangleCounts counts;
    counts.linked.assign(n, 0);
    counts.among_out.assign(n, 0);
    counts.redundant.assign(n, 0);
    for (const Tally& tally : tallies) {
        counts.transitive += tally.transitive;
        for (std::uint32_t rank = 0; rank < n; ++rank) {
            const ActorId actor = ties.actor[rank];
            const std::uint64_t linked = tally.linked[rank];
            counts.linked[actor] += linked;
            counts.among_out[actor] += ties.directed ? tally.among_out[rank] : 2 * linked;
            counts.redundant[actor] += ties.directed ? tally.redundant[rank] : 8 * linked;
            if (!ties.directed) counts.transitive += 2 * linked;
        }
    }
    return counts;
}

const TriangleCounts& triangles_of(const MeasuredNetwork& network) {
    return network.once<count_triangles>(network.once<upward_ties>());
}

std::vector<std::uint64_t> total_ties(const UpwardTies& ties) {
    std::vector<std::uint64_t> total(ties.rank_count(), 0);
    for (std::uint32_t u = 0; u < ties.rank_count(); ++u) {
        if (!ties.directed) {
            total[u] = std::uint64_t{2} * ties.contacts[u];
            continue;
        }
        for (std::uint64_t slot = ties.up_begin[u]; slot < ties.up_begin[u + std::size_t{1}]; ++slot) {
            total[u] += both_ways(ties.way[slot]);
            total[ties.up[slot]] += both_ways(ties.way[slot]);
        }
    }
    return total;
}

std::vector<double> shared_contact(const UpwardTies& ties) {
    const std::vector<std::uint64_t> total = total_ties(ties);
    std::vector<double> inverse(total.size(), 0);
    for (std::size_t rank = 0; rank < total.size(); ++rank) {
        if (total[rank] > 0) inverse[rank] = 1 / static_cast<double>(total[rank]);
    }
    std::vector<double> shared(ties.up.size(), 0);
    std::vector<std::uint32_t> mark(ties.rank_count(), 0);
    const auto both = [&](std::uint64_t slot) { return static_cast<double>(both_ways(ties.way_of(slot))); };
    for_each_triangle(
        ties, 0, ties.rank_count(), mark,
        [&](std::uint32_t u, std::uint32_t v, std::uint32_t w, std::uint64_t uv, std::uint64_t uw, std::uint64_t vw) {
            shared[uv] += both(uw) * both(vw) * inverse[w];
            shared[uw] += both(uv) * both(vw) * inverse[v];
            shared[vw] += both(uv) * both(uw) * inverse[u];
        });
    return shared;
}

}  // namespace crosstie::measure
