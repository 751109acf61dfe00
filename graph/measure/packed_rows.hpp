#pragma once
#include <cstdint>
#include <vector>

#include "graph/model/network.hpp"

namespace crosstie::measure {

/// The ties that arrive at and leave each actor who has any, for searches that run from everybody: 32-bit rows, actors
/// with many ties first, so that what is read most lies together.
///
/// Ties        binary; a reader who follows ties from -> to pulls along `in` and pushes along `out`
/// Cost        O(n + m) time; 4 bytes a tie and direction, undirected ties one direction for both
struct PackedRows {
    struct Rows {
        std::vector<std::uint64_t> begin;  // [places + 1] into other
        std::vector<std::uint32_t> other;  // places, ascending
    };
    std::vector<ActorId> actor;  // [places]
    Rows out;
    Rows into;  // empty when undirected: see in()
    [[nodiscard]] const Rows& in() const noexcept { return into.begin.empty() ? out : into; }
    [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(actor.size()); }
};

[[nodiscard]] PackedRows packed_rows(const Network& network);

}  // namespace crosstie::measure
