#include "graph/change/turnover.hpp"

#include <limits>
#include <stdexcept>

namespace crosstie::change {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double share(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? nan : static_cast<double>(part) / static_cast<double>(whole);
}

void expect_comparable(const Network& before, const Network& after) {
    if (before.actor_count() != after.actor_count()) throw std::invalid_argument("two waves need one roster");
    if (before.directed() != after.directed()) throw std::invalid_argument("two waves need one direction");
}

// Calls visit(from, to, change) for every jointly observed cell with a tie at either wave; undirected: from < to.
template <typename Visit>
void walk(const Network& before, const Network& after, const ObservedPairs& joint, Visit visit) {
    const bool complete = joint.complete();
    const auto report = [&](ActorId from, ActorId to, TieChange change) {
        if (!before.directed() && from > to) return;
        if (complete || joint.contains(from, to)) visit(from, to, change);
    };
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        const auto old_ties = before.out(i);
        const auto new_ties = after.out(i);
        auto old_tie = old_ties.begin();
        auto new_tie = new_ties.begin();
        while (old_tie != old_ties.end() || new_tie != new_ties.end()) {
            if (new_tie == new_ties.end() || (old_tie != old_ties.end() && *old_tie < *new_tie)) {
                report(i, *old_tie++, TieChange::lost);
            } else if (old_tie == old_ties.end() || *new_tie < *old_tie) {
                report(i, *new_tie++, TieChange::gained);
            } else {
                report(i, *old_tie, TieChange::kept);
                ++old_tie;
                ++new_tie;
            }
        }
    }
}

}  // namespace

double Turnover::jaccard() const { return share(kept, kept + gained + lost); }
double Turnover::formation_rate() const { return share(gained, gained + neither); }
double Turnover::retention() const { return share(kept, kept + lost); }
double Turnover::density_before() const { return share(before(), pairs()); }
double Turnover::density_after() const { return share(after(), pairs()); }

Turnover turnover(const Network& before, const Network& after) {
    expect_comparable(before, after);
    const ObservedPairs joint = ObservedPairs::both(before.observed(), after.observed());
    std::uint64_t counts[3] = {0, 0, 0};
    walk(before, after, joint, [&](ActorId, ActorId, TieChange change) { ++counts[static_cast<std::size_t>(change)]; });
    const std::uint64_t pairs = before.directed() ? joint.count() : joint.count() / 2;
    return {counts[0], counts[1], counts[2], pairs - counts[0] - counts[1] - counts[2]};
}

std::vector<ChangedTie> changed_ties(const Network& before, const Network& after) {
    expect_comparable(before, after);
    const ObservedPairs joint = ObservedPairs::both(before.observed(), after.observed());
    std::vector<ChangedTie> ties;
    walk(before, after, joint, [&](ActorId from, ActorId to, TieChange change) { ties.push_back({from, to, change}); });
    return ties;
}

}  // namespace crosstie::change
