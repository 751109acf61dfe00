#include "graph/measure/nearness.hpp"

#include <algorithm>
#include <atomic>
#include <bit>

#include "graph/base/aligned_array.hpp"
#include "graph/base/clones.hpp"
#include "graph/base/parallel_for.hpp"
#include "graph/base/worth_a_thread.hpp"
#include "graph/measure/packed_rows.hpp"

namespace crosstie::measure {

namespace bit_searches {

constexpr std::uint32_t width = 256;                      // searches side by side
constexpr std::uint64_t whole = std::uint64_t{1} << 60U;  // 1 in the sums of 1/hops
__extension__ using Wide = unsigned __int128;

// One bit for each search of a batch. Plain loops: the compiler makes vector instructions of them for each processor that a
// clone is for.
struct alignas(32) Bits {
    std::uint64_t word[4] = {};
    [[nodiscard, gnu::always_inline]] std::uint64_t any() const { return word[0] | word[1] | word[2] | word[3]; }
    [[gnu::always_inline]] void add(const Bits& other) {
        for (int w = 0; w < 4; ++w) word[w] |= other.word[w];
    }
    [[gnu::always_inline]] void keep(const Bits& other) {
        for (int w = 0; w < 4; ++w) word[w] &= other.word[w];
    }
    [[nodiscard, gnu::always_inline]] Bits without(const Bits& other) const {
        Bits rest;
        for (int w = 0; w < 4; ++w) rest.word[w] = word[w] & ~other.word[w];
        return rest;
    }
};

// What arrived at one place.
struct Tally {
    Wide inverse = 0;
    std::uint64_t reached = 0;
    std::uint64_t hops = 0;
};

// Each place some search has yet to reach looks at its neighbours, until they have nothing left to give. Returns how many
// places were found; `alive` becomes the searches that found somebody.
CROSSTIE_CLONES
std::size_t pull(const std::uint64_t* begin, const std::uint32_t* other, std::uint32_t places, const Bits* front,
                 Bits* next, Bits* seen, Bits& alive, std::uint32_t* found) {
    Bits still;
    std::size_t count = 0;
    for (std::uint32_t v = 0; v < places; ++v) {
        const Bits missing = alive.without(seen[v]);
        if (missing.any() == 0) continue;
        Bits got;
        const std::uint64_t end = begin[v + 1];
        std::uint64_t k = begin[v];
        while (k < end) {
            const std::uint64_t stop = end - k > 4 ? k + 4 : end;
            for (; k < stop; ++k) got.add(front[other[k]]);
            if (missing.without(got).any() == 0) break;
        }
        got.keep(missing);
        if (got.any() == 0) continue;
        next[v] = got;
        seen[v].add(got);
        still.add(got);
        found[count++] = v;
    }
    alive = still;
    return count;
}

CROSSTIE_CLONES
void count_arrivals(const std::uint32_t* found, std::size_t count, const Bits* next, Tally* tally,
                    std::uint64_t inverse, std::uint64_t hops) {
    for (std::size_t k = 0; k < count; ++k) {
        const Bits& bits = next[found[k]];
        std::uint64_t many = 0;
        for (int w = 0; w < 4; ++w) many += static_cast<std::uint64_t>(std::popcount(bits.word[w]));
        Tally& one = tally[found[k]];
        one.inverse += static_cast<Wide>(inverse) * many;
        one.reached += many;
        one.hops += many * hops;
    }
}

}  // namespace bit_searches

namespace {

using namespace bit_searches;

struct Searches {
    explicit Searches(std::uint32_t places) : seen(places), front(places), next(places), tally(places) {
        listed.reserve(places);
        found.reserve(places);
    }
    AlignedArray<Bits> seen, front, next;      // front and next are 0 but for places in the lists
    std::vector<std::uint32_t> listed, found;  // places with a bit in front, in next
    std::vector<Tally> tally;
    std::uint32_t longest = 0;
};

// The few places that were reached last hand on to their neighbours.
std::size_t push(const PackedRows::Rows& rows, Searches& s, Bits& alive) {
    s.found.clear();
    alive = {};
    for (const std::uint32_t u : s.listed) {
        for (std::uint64_t k = rows.begin[u]; k < rows.begin[u + std::size_t{1}]; ++k) {
            const std::uint32_t v = rows.other[k];
            const Bits fresh = s.front[u].without(s.seen[v]);
            if (fresh.any() == 0) continue;
            if (s.next[v].any() == 0) s.found.push_back(v);
            s.next[v].add(fresh);
        }
    }
    for (const std::uint32_t v : s.found) {
        s.seen[v].add(s.next[v]);
        alive.add(s.next[v]);
    }
    return s.found.size();
}

// The searches of the sources first .. last-1, each actor's tally taking in what arrives there.
void search(const PackedRows::Rows& push_rows, const PackedRows::Rows& pull_rows,
            const std::vector<std::uint32_t>& sources, std::size_t first, std::size_t last, Searches& s) {
    const auto places = static_cast<std::uint32_t>(s.seen.size());
    std::fill(s.seen.begin(), s.seen.end(), Bits{});
    s.listed.clear();
    Bits alive{};
    for (std::size_t k = first; k < last; ++k) {
        const std::uint64_t bit = std::uint64_t{1} << ((k - first) % 64);
        Bits& front = s.front[sources[k]];
        s.listed.push_back(sources[k]);
        front.word[(k - first) / 64] |= bit;
        s.seen[sources[k]].word[(k - first) / 64] |= bit;
        alive.word[(k - first) / 64] |= bit;
    }
    for (std::uint32_t hops = 1; !s.listed.empty(); ++hops) {
        std::uint64_t ties = 0;
        for (const std::uint32_t u : s.listed) ties += push_rows.begin[u + std::size_t{1}] - push_rows.begin[u];
        std::size_t count = 0;
        if (ties < push_rows.other.size() / 6) {
            count = push(push_rows, s, alive);
        } else {
            s.found.resize(places);
            count = pull(pull_rows.begin.data(), pull_rows.other.data(), places, s.front.data(), s.next.data(),
                         s.seen.data(), alive, s.found.data());
            s.found.resize(count);
        }
        count_arrivals(s.found.data(), count, s.next.data(), s.tally.data(), (whole + hops / 2) / hops, hops);
        if (count > 0) s.longest = std::max(s.longest, hops);
        for (const std::uint32_t u : s.listed) s.front[u] = Bits{};
        s.front.swap(s.next);
        s.listed.swap(s.found);
    }
}

double as_sum(Wide inverse) { return static_cast<double>(inverse) / static_cast<double>(whole); }

Nearness nearness(const Network& network, bool against, bool roster_only) {
    const PackedRows rows = packed_rows(network);
    const PackedRows::Rows& push_rows = against ? rows.in() : rows.out;
    const PackedRows::Rows& pull_rows = against ? rows.out : rows.in();
    std::vector<std::uint32_t> sources;
    for (std::uint32_t place = 0; place < rows.count(); ++place) {
        const bool leads_on = push_rows.begin[place] < push_rows.begin[place + std::size_t{1}];
        if (leads_on && (!roster_only || network.observed().on_roster(rows.actor[place]))) sources.push_back(place);
    }
    const std::size_t batches = (sources.size() + width - 1) / width;
    const auto threads = static_cast<unsigned>(
        std::min<std::size_t>(threads_for(batches * push_rows.other.size()), std::max<std::size_t>(batches, 1)));
    std::vector<Searches> searches;
    searches.reserve(threads);
    for (unsigned k = 0; k < threads; ++k) searches.emplace_back(rows.count());
    std::atomic<std::size_t> next{0};
    parallel_for(threads, threads, [&](std::size_t thread) {
        for (std::size_t batch = next++; batch < batches; batch = next++) {
            const std::size_t first = batch * width;
            search(push_rows, pull_rows, sources, first, std::min(first + width, sources.size()), searches[thread]);
        }
    });

    const ActorId n = network.actor_count();
    Nearness near{.reached = std::vector<std::uint64_t>(n, 0),
                  .hops = std::vector<std::uint64_t>(n, 0),
                  .inverse = std::vector<double>(n, 0)};
    Wide all = 0;
    for (std::uint32_t place = 0; place < rows.count(); ++place) {
        Tally sum;
        for (const Searches& one : searches) {
            sum.inverse += one.tally[place].inverse;
            sum.reached += one.tally[place].reached;
            sum.hops += one.tally[place].hops;
        }
        const ActorId actor = rows.actor[place];
        near.reached[actor] = sum.reached;
        near.hops[actor] = sum.hops;
        near.inverse[actor] = as_sum(sum.inverse);
        near.pairs += sum.reached;
        near.all_hops += sum.hops;
        all += sum.inverse;
    }
    near.all_inverse = as_sum(all);
    for (const Searches& one : searches) near.longest = std::max(near.longest, one.longest);
    return near;
}

}  // namespace

// What a search from s along the ties finds at v, s is to v; so paths from an actor are searched against the ties.
Nearness nearness_out(const Network& network) { return nearness(network, true, false); }
Nearness nearness_in(const Network& network) { return nearness(network, false, false); }
Nearness nearness_from_roster(const Network& network) { return nearness(network, false, true); }

}  // namespace crosstie::measure
