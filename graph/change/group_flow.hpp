#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "graph/model/attributes.hpp"
#include "graph/model/observed_pairs.hpp"

namespace crosstie::change {

/// Somebody on both rosters whose group is known at both waves and differs; group numbers of GroupFlow::labels.
struct GroupMove {
    ActorId actor = 0;
    std::uint32_t from = 0, to = 0;
    friend bool operator==(const GroupMove&, const GroupMove&) = default;
};

/// Who was where, and where they went. After the groups stand two places more: on the roster with no known group, and
/// not on the roster.
struct GroupFlow {
    std::vector<std::string> labels;                 // [groups] of both waves, sorted
    std::vector<std::vector<std::uint64_t>> actors;  // [groups + 2][groups + 2] from, to
    std::vector<GroupMove> movers;                   // in actors' order
    std::uint64_t stayed = 0;                        // same known group at both waves

    [[nodiscard]] std::size_t group_count() const noexcept { return labels.size(); }
    [[nodiscard]] std::size_t unknown() const noexcept { return labels.size(); }     // place: no known group
    [[nodiscard]] std::size_t absent() const noexcept { return labels.size() + 1; }  // place: not on the roster
    [[nodiscard]] std::uint64_t from(std::size_t place) const;                       // actors there at the first wave
    [[nodiscard]] std::uint64_t to(std::size_t place) const;                         // at the second
};

/// Who moved between groups, who joined and who left.
///
/// Definition  each actor counted once, by place before and place after; groups are matched by their labels, so that
///             the two partitions may number them differently
/// Result      counts that add up to the number of actors; row absent: joined; column absent: left
/// Undefined   never
/// Ties        none are read
/// Errors      std::invalid_argument when partitions or rosters differ in actors
/// Cost        O(n + groups^2 + labels' sorting)
/// Source      METHODS section 6 (own definition)
[[nodiscard]] GroupFlow group_flow(const Partition& before, const Partition& after, const ObservedPairs& roster_before,
                                   const ObservedPairs& roster_after);

}  // namespace crosstie::change
