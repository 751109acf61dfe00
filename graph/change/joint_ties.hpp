#pragma once
#include <stdexcept>

#include "graph/model/network.hpp"

namespace crosstie::change {

/// A cell observed at both waves that holds a tie at one of them at least. A strength speaks only where there is a tie.
struct JointTie {
    ActorId from = 0, to = 0;
    bool before = false, after = false;
    double strength_before = 0, strength_after = 0;
};

inline void expect_comparable(const Network& before, const Network& after) {
    if (before.actor_count() != after.actor_count()) throw std::invalid_argument("two waves need one roster");
    if (before.directed() != after.directed()) throw std::invalid_argument("two waves need one direction");
}

/// Calls visit(JointTie) for every cell of `joint` with a tie at either wave, sorted by (from, to); undirected:
/// from < to.
template <typename Visit>
void for_each_joint_tie(const Network& before, const Network& after, const ObservedPairs& joint, Visit visit) {
    const bool complete = joint.complete();
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        const auto old_ties = before.out(i);
        const auto new_ties = after.out(i);
        const auto old_strengths = before.out_strength(i);
        const auto new_strengths = after.out_strength(i);
        std::size_t a = 0;
        std::size_t b = 0;
        while (a < old_ties.size() || b < new_ties.size()) {
            JointTie tie{.from = i};
            tie.before = b == new_ties.size() || (a < old_ties.size() && old_ties[a] <= new_ties[b]);
            tie.after = a == old_ties.size() || (b < new_ties.size() && new_ties[b] <= old_ties[a]);
            tie.to = tie.before ? old_ties[a] : new_ties[b];
            if (tie.before) {
                tie.strength_before = old_strengths.empty() ? 1 : old_strengths[a];
                ++a;
            }
            if (tie.after) {
                tie.strength_after = new_strengths.empty() ? 1 : new_strengths[b];
                ++b;
            }
            if (!before.directed() && tie.from > tie.to) continue;
            if (complete || joint.contains(tie.from, tie.to)) visit(tie);
        }
    }
}

}  // namespace crosstie::change
