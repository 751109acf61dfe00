#pragma once
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "graph/model/network.hpp"

namespace crosstie::measure {

/// Hops from each of some actors to each of them, row by row. A byte each is enough for networks of people; where one
/// pair is farther apart, four bytes. No part of the public interface: see brief_first.
template <typename Hop>
struct HopTable {
    static constexpr Hop out_of_reach = std::numeric_limits<Hop>::max();

    std::size_t actors = 0;
    std::vector<Hop> hops;  // [actors x actors], from row to column
    std::uint32_t farthest = 0;
    bool fits = true;  // no pair is as far apart as out_of_reach; else the table is not complete

    [[nodiscard]] std::span<const Hop> from(std::uint32_t place) const {
        return std::span(hops).subspan(place * actors, actors);
    }
};

/// Definition  as hops_from, ties followed from -> to; beyond `deepest` hops: out_of_reach
/// Cost        O(n m) on every thread there is, n^2 bytes or 4 n^2
[[nodiscard]] HopTable<std::uint8_t> hops_in_bytes(const Network& network, const std::vector<ActorId>& actors,
                                                   std::uint32_t deepest);
[[nodiscard]] HopTable<std::uint32_t> hops_in_words(const Network& network, const std::vector<ActorId>& actors,
                                                    std::uint32_t deepest);

/// For each of some actors, those of them within so many hops, itself included: for few hops far less than a table.
struct Circles {
    std::vector<std::uint64_t> begin{0};  // [actors + 1] into members
    std::vector<std::uint32_t> members;   // places, in the order they were reached

    [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t place) const {
        return std::span(members).subspan(begin[place], begin[place + std::size_t{1}] - begin[place]);
    }
};

/// Nothing where they would hold more than `most` places.
[[nodiscard]] std::optional<Circles> circles_within(const Network& network, const std::vector<ActorId>& actors,
                                                    std::uint32_t hops, std::uint64_t most);

/// How many places there are where the nearer of two tables' rows is at most so far.
[[nodiscard]] std::uint32_t count_within(std::span<const std::uint8_t> one, std::span<const std::uint8_t> other,
                                         std::uint8_t most);
[[nodiscard]] std::uint32_t count_within(std::span<const std::uint32_t> one, std::span<const std::uint32_t> other,
                                         std::uint32_t most);

}  // namespace crosstie::measure
