#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/base/parallel_for.hpp"
#include "graph/base/random.hpp"

namespace crosstie {

inline constexpr std::uint32_t draws_a_piece = 64;  // enough to make one source of chance a piece cost nothing

/// Draws at random, in pieces that threads share, and adds up what they found: piece(random, count) makes `count` draws
/// and returns their tally. Each piece draws from Random(seed, piece) and the tallies are added in the order of pieces,
/// so that the sum, rounding included, does not depend on the number of threads. Tally needs +=.
template <typename Tally, typename Piece>
Tally tallied(std::uint64_t seed, std::uint32_t draws, unsigned threads, Tally none, Piece piece) {
    const std::size_t pieces = (std::size_t{draws} + draws_a_piece - 1) / draws_a_piece;
    std::vector<Tally> found(pieces, none);
    parallel_for(pieces, threads, [&](std::size_t k) {
        Random random(seed, k);
        const auto begin = static_cast<std::uint32_t>(k * draws_a_piece);
        found[k] = piece(random, std::min(draws_a_piece, draws - begin));
    });
    for (const Tally& one : found) none += one;
    return none;
}

}  // namespace crosstie
