#pragma once
#include <cstdint>
#include <vector>

#include "graph/base/random.hpp"
#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::change {

/// How many ties the unanswered pairs of a wave may hold: one independent chance a pair, the density of its block.
class ImputedTies {
 public:
    /// `wave` holds answers on `pairs` only. Blocks: from area to area, people of no known area a group of their own;
    /// without areas one block. A block without an answer takes the density of the network, which must have one.
    ImputedTies(const Network& wave, const ObservedPairs& pairs, const Partition* areas);
    /// One draw of their number.
    [[nodiscard]] std::uint64_t draw(Random& random) const;

 private:
    struct Block {
        std::uint64_t missing = 0;
        double probability = 0;
        std::uint64_t fewest = 0;     // ties that a draw may give
        std::vector<double> at_most;  // chance of at most fewest + [k] ties; the last is 1
    };
    std::vector<Block> blocks_;
};

}  // namespace crosstie::change
