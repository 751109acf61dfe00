#pragma once
#include <algorithm>
#include <array>
#include <limits>
#include <span>

#include "graph/change/joint_ties.hpp"

namespace crosstie::change {

/// Two actors with a tie between them at either wave. Without direction each tie is named by both.
struct DyadTies {
    ActorId first = 0, second = 0;                    // first < second
    bool names_before = false, named_before = false;  // first names second; second names first
    bool names_after = false, named_after = false;
};

/// One of the sorted lists in which the second of a dyad may stand, read from the first actor beyond its own.
class LaterPartners {
 public:
    static constexpr ActorId nobody = std::numeric_limits<ActorId>::max();
    LaterPartners(std::span<const ActorId> row, ActorId actor)
        : at_(std::upper_bound(row.begin(), row.end(), actor)), end_(row.end()) {}
    [[nodiscard]] ActorId next() const { return at_ == end_ ? nobody : *at_; }
    /// Whether this one is next, which it then no longer is.
    bool take(ActorId other) {
        if (next() != other) return false;
        ++at_;
        return true;
    }

 private:
    std::span<const ActorId>::iterator at_, end_;
};

/// Calls visit(DyadTies) for each, sorted by (first, second), whatever was observed. Cost O(n + m); rows are read in order.
template <typename Visit>
void for_each_dyad(const Network& before, const Network& after, Visit visit) {
    expect_comparable(before, after);
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        std::array lists{LaterPartners(before.out(i), i), LaterPartners(before.in(i), i),
                         LaterPartners(after.out(i), i), LaterPartners(after.in(i), i)};
        while (true) {
            const ActorId j = std::min({lists[0].next(), lists[1].next(), lists[2].next(), lists[3].next()});
            if (j == LaterPartners::nobody) break;
            DyadTies dyad{.first = i, .second = j};
            dyad.names_before = lists[0].take(j);
            dyad.named_before = lists[1].take(j);
            dyad.names_after = lists[2].take(j);
            dyad.named_after = lists[3].take(j);
            visit(dyad);
        }
    }
}

}  // namespace crosstie::change
