#include "graph/measure/betweenness_steps.hpp"

#include <bit>

#include "graph/base/clones.hpp"

namespace crosstie::measure::side_by_side {

const Masks masks;

// Of the lanes chosen the number of `one`, else that of `other`; bitwise, so that nothing else in `one` matters.
[[gnu::always_inline]] inline void choose(const std::uint64_t (&chosen)[lanes], const Lanes& one, const Lanes& other,
                                          Lanes& result) {
    for (unsigned lane = 0; lane < lanes; ++lane) {
        const std::uint64_t taken = std::bit_cast<std::uint64_t>(one.of[lane]) & chosen[lane];
        const std::uint64_t left = std::bit_cast<std::uint64_t>(other.of[lane]) & ~chosen[lane];
        result.of[lane] = std::bit_cast<double>(taken | left);
    }
}

CROSSTIE_CLONES
std::size_t pull_paths(Rows in, std::uint32_t places, std::uint32_t alive, std::uint8_t* seen,
                       const std::uint8_t* gives, const Lanes* given, Lanes* paths, Entry* found) {
    std::size_t count = 0;
    for (std::uint32_t v = 0; v < places; ++v) {
        const std::uint32_t missing = alive & ~static_cast<std::uint32_t>(seen[v]);
        if (missing == 0) continue;
        std::uint32_t bits = 0;
        for (std::uint64_t k = in.begin[v]; k < in.begin[v + 1]; ++k) {
            bits |= gives[in.other[k]];
            if ((missing & ~bits) == 0) break;
        }
        bits &= missing;
        if (bits == 0) continue;
        Lanes got;
        for (std::uint64_t k = in.begin[v]; k < in.begin[v + 1]; ++k) {
            const Lanes& near = given[in.other[k]];
            for (unsigned lane = 0; lane < lanes; ++lane) got.of[lane] += near.of[lane];
        }
        choose(masks.of[bits], got, paths[v], paths[v]);
        seen[v] = static_cast<std::uint8_t>(seen[v] | bits);
        found[count++] = {v, bits};
    }
    return count;
}

CROSSTIE_CLONES
std::size_t push_sums(Rows rows, const Entry* from, const Entry* to, std::uint8_t* touched, const Lanes* given,
                      Lanes* sum, Entry* found) {
    std::size_t count = 0;
    for (; from < to; ++from) {
        const auto bits = static_cast<std::uint8_t>(from->bits);
        const Lanes own = given[from->place];
        for (std::uint64_t k = rows.begin[from->place]; k < rows.begin[from->place + 1]; ++k) {
            const std::uint32_t v = rows.other[k];
            if (touched[v] == 0) {
                touched[v] = bits;
                sum[v] = own;
                found[count++] = {v, 0};
            } else {
                touched[v] = static_cast<std::uint8_t>(touched[v] | bits);
                for (unsigned lane = 0; lane < lanes; ++lane) sum[v].of[lane] += own.of[lane];
            }
        }
    }
    return count;
}

CROSSTIE_CLONES
std::size_t take_paths(Entry* found, std::size_t count, std::uint8_t* touched, std::uint8_t* seen, const Lanes* sum,
                       Lanes* paths) {
    std::size_t kept = 0;
    for (std::size_t k = 0; k < count; ++k) {
        const std::uint32_t v = found[k].place;
        const std::uint32_t bits = touched[v] & ~static_cast<std::uint32_t>(seen[v]);
        touched[v] = 0;
        if (bits == 0) continue;
        choose(masks.of[bits], sum[v], paths[v], paths[v]);
        seen[v] = static_cast<std::uint8_t>(seen[v] | bits);
        found[kept++] = {v, bits};
    }
    return kept;
}

CROSSTIE_CLONES
void give_paths(const Entry* from, const Entry* to, const Lanes* paths, Lanes* given, std::uint8_t* gives) {
    for (; from < to; ++from) {
        const std::uint32_t u = from->place;
        choose(masks.of[from->bits], paths[u], Lanes{}, given[u]);
        gives[u] = static_cast<std::uint8_t>(from->bits);
    }
}

CROSSTIE_CLONES
void give_shares(const Entry* from, const Entry* to, double arrival, const Lanes* paths, const Lanes* depends,
                 Lanes* given) {
    for (; from < to; ++from) {
        const std::uint32_t v = from->place;
        Lanes share;
        for (unsigned lane = 0; lane < lanes; ++lane)
            share.of[lane] = (arrival + depends[v].of[lane]) / paths[v].of[lane];
        choose(masks.of[from->bits], share, Lanes{}, given[v]);
    }
}

CROSSTIE_CLONES
void pull_shares(Rows out, const Entry* from, const Entry* to, double weight, const Lanes* paths, const Lanes* given,
                 Lanes* depends, Lanes* score) {
    for (; from < to; ++from) {
        const std::uint32_t u = from->place;
        Lanes got;
        for (std::uint64_t k = out.begin[u]; k < out.begin[u + 1]; ++k) {
            const Lanes& near = given[out.other[k]];
            for (unsigned lane = 0; lane < lanes; ++lane) got.of[lane] += near.of[lane];
        }
        for (unsigned lane = 0; lane < lanes; ++lane) got.of[lane] *= paths[u].of[lane];
        choose(masks.of[from->bits], got, depends[u], depends[u]);
        choose(masks.of[from->bits], got, Lanes{}, got);
        for (unsigned lane = 0; lane < lanes; ++lane) score[u].of[lane] += weight * got.of[lane];
    }
}

CROSSTIE_CLONES
void take_shares(const Entry* from, const Entry* to, double weight, const std::uint8_t* touched, const Lanes* paths,
                 const Lanes* sum, Lanes* depends, Lanes* score) {
    for (; from < to; ++from) {
        const std::uint32_t u = from->place;
        Lanes got;
        if (touched[u] != 0) {
            for (unsigned lane = 0; lane < lanes; ++lane) got.of[lane] = paths[u].of[lane] * sum[u].of[lane];
        }
        choose(masks.of[from->bits], got, depends[u], depends[u]);
        choose(masks.of[from->bits], got, Lanes{}, got);
        for (unsigned lane = 0; lane < lanes; ++lane) score[u].of[lane] += weight * got.of[lane];
    }
}

}  // namespace crosstie::measure::side_by_side
