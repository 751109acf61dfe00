#include "graph/measure/packed_rows.hpp"

#include <algorithm>

namespace crosstie::measure {

namespace {

// Rows by place whose entries come out ascending: each place puts itself into the rows of those it is tied to.
template <typename Ties>
PackedRows::Rows rows_of(const std::vector<ActorId>& actor, const std::vector<std::uint32_t>& place, Ties leaving,
                         Ties arriving) {
    PackedRows::Rows rows;
    const std::size_t count = actor.size();
    rows.begin.assign(count + 1, 0);
    for (std::size_t k = 0; k < count; ++k) rows.begin[k + 1] = rows.begin[k] + leaving(actor[k]).size();
    std::vector<std::uint64_t> next(rows.begin.begin(), rows.begin.end() - 1);
    rows.other.resize(rows.begin[count]);
    for (std::size_t k = 0; k < count; ++k) {
        for (const ActorId other : arriving(actor[k])) rows.other[next[place[other]]++] = static_cast<std::uint32_t>(k);
    }
    return rows;
}

}  // namespace

PackedRows packed_rows(const Network& network) {
    const ActorId n = network.actor_count();
    std::vector<std::uint64_t> ties(n, 0);
    std::uint64_t most = 0;
    for (ActorId i = 0; i < n; ++i) {
        ties[i] = network.out(i).size() + (network.directed() ? network.in(i).size() : 0);
        most = std::max(most, ties[i]);
    }
    std::vector<std::uint32_t> begin(most + 2, 0);  // by ties, most first
    for (const std::uint64_t own : ties) ++begin[most - own + 1];
    for (std::size_t k = 1; k < begin.size(); ++k) begin[k] += begin[k - 1];
    PackedRows packed;
    packed.actor.resize(begin[most]);  // the last are those without ties
    std::vector<std::uint32_t> place(n, 0);
    for (ActorId i = 0; i < n; ++i) {
        if (ties[i] == 0) continue;
        place[i] = begin[most - ties[i]]++;
        packed.actor[place[i]] = i;
    }
    using Span = std::span<const ActorId>;
    struct Ties {
        const Network* network;
        bool out;
        Span operator()(ActorId i) const { return out ? network->out(i) : network->in(i); }
    };
    packed.out = rows_of(packed.actor, place, Ties{&network, true}, Ties{&network, false});
    if (network.directed()) packed.into = rows_of(packed.actor, place, Ties{&network, false}, Ties{&network, true});
    return packed;
}

}  // namespace crosstie::measure
