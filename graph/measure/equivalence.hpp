#pragma once
#include <cstdint>
#include <vector>

#include "graph/measure/profiles.hpp"
#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

enum class Linkage { complete, average };  // parts are as far apart as their farthest pair, or as all pairs on average

struct BlockOptions {
    std::uint32_t blocks = 2;
    Linkage linkage = Linkage::complete;
    ProfileOptions profile = {};
};

/// Who stands where others stand: people put together by the likeness of their links.
///
/// Definition  hierarchical clustering of profile_distance, nearest parts joined first (of equals, those with the first
///             actors), until `blocks` parts are left. Undefined distances are left out of a maximum or a mean; parts
///             without a defined one between them are joined last
/// Result      [actors] block numbers by first actor; fewer blocks when there are fewer actors
/// Undefined   no defined distance to anybody, off the roster: Partition::none; a single actor is a block
/// Ties        as profile_distance
/// Errors      std::invalid_argument when no block is asked for; LimitReached as profile_distance
/// Cost        that of profile_distance, and O(n^3) at worst
/// Source      Johnson 1967, doi:10.1007/BF02289588; Wasserman and Faust 1994, section 9.5.1
[[nodiscard]] Partition equivalence_blocks(const Network& network, BlockOptions options = {});

struct ConcorOptions {
    std::uint32_t splits = 1;  // how often each block is split in two: at most 2^splits blocks
    ProfileOptions profile = {};
};

/// The same by repeated correlation, which splits in two and then in two again.
///
/// Definition  profile_correlation within the block, its columns correlated again and again until all are 1 or -1;
///             those with 1 to the block's first actor stay with it. A block of one or two, one whose columns stop
///             varying, or one not settled after 500 rounds stays whole. An undefined first correlation counts as 0
/// Result      [actors] block numbers by first actor
/// Undefined   correlation with everybody undefined (isolates, who have no profile that varies): Partition::none
/// Ties        as profile_distance
/// Errors      LimitReached as profile_distance
/// Cost        that of profile_distance, and O(n^3) a round
/// Source      Breiger, Boorman and Arabie 1975, doi:10.1016/0022-2496(75)90028-0
[[nodiscard]] Partition concor(const Network& network, ConcorOptions options = {});

struct BlockImage {
    std::vector<std::vector<double>> density;  // [blocks][blocks]; NaN: no observed cell
    std::vector<std::vector<double>> image;    // 1: at least as dense as the network; 0: not; NaN: no observed cell
    double threshold = undefined;              // the network's density
};

/// The network in small: which blocks send links to which.
///
/// Definition  ties / observed cells from block to block; image 1 where that is at least the density of the network
/// Result      [blocks][blocks], 0 .. 1, and 0 or 1
/// Undefined   no observed cell (within a block of one): NaN
/// Ties        binary, on observed cells
/// Errors      std::invalid_argument when blocks are not one per actor
/// Cost        O(n + m + exceptions + blocks^2)
/// Source      White, Boorman and Breiger 1976, doi:10.1086/226141; Wasserman and Faust 1994, section 10.2
[[nodiscard]] BlockImage block_image(const Network& network, const Partition& blocks);

}  // namespace crosstie::measure
