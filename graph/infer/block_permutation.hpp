#pragma once
#include <cstdint>
#include <vector>

#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::infer {

/// How one pair of areas changed, beside what areas drawn at random would show.
struct BlockChange {
    std::uint32_t from = 0, to = 0;                 // areas; undirected networks: from <= to
    std::uint64_t cells = 0;                        // observed at both waves
    std::uint64_t ties_before = 0, ties_after = 0;  // on these cells
    double p_at_least = 0, p_at_most = 0;           // of the change in density; NaN: no cell
    double p_two_sided = 0;                         // twice the smaller of the two, at most 1
    double p_adjusted = 0;                          // p_two_sided after Holm, for all blocks tested
    std::uint32_t draws_undefined = 0;              // relabellings that left the block no cell: counted in both tails

    [[nodiscard]] double change() const;  // of density; NaN: no cell
};

struct BlockChanges {
    std::vector<BlockChange> blocks;  // every pair of areas, row by row
    std::size_t tested = 0;           // blocks with a p: what the adjustment allows for
    std::uint64_t people = 0;         // relabelled: known area, a cell observed at both waves
    std::uint64_t seed = 0;
    std::uint32_t draws = 0;
};

struct BlockOptions {
    std::uint64_t seed = 1;
    std::uint32_t draws = 1000;
    unsigned threads = 1;  // results do not depend on it
};

/// Between which areas did links grow or fade more than between groups of these sizes drawn at random?
///
/// Definition  change of a block = (gained - lost) / its cells observed at both waves; areas relabelled over the people of
///             known area, sizes kept, cells recounted at each draw; Holm's adjustment over the blocks tested
/// Result      change -1 .. 1; p = (1 + b)/(1 + draws)
/// Undefined   a block without an observed cell (an area of one person, within): NaN, not tested
/// Ties        binary; direction as the networks have it, undirected pairs count once
/// Errors      std::invalid_argument when waves or areas differ in actors, or the waves in direction
/// Cost        O(draws (n + changed ties + gaps + areas^2)) time
/// Source      METHODS section 7; Holm 1979, Scandinavian J Statistics 6:65
[[nodiscard]] BlockChanges block_changes(const Network& before, const Network& after, const Partition& areas,
                                         const BlockOptions& options = {});

/// Holm's adjusted p-values, so that of all true nulls together one is called false at most as often as p says.
///
/// Definition  sorted p: largest so far of (number left) x p, at most 1; NaN stays NaN and is not counted
/// Result      as many, each at least the p it came from
/// Undefined   NaN in, NaN out
/// Ties        none
/// Errors      none
/// Cost        O(k log k)
/// Source      Holm 1979, Scandinavian J Statistics 6:65
[[nodiscard]] std::vector<double> holm_adjusted(const std::vector<double>& p);

}  // namespace crosstie::infer
