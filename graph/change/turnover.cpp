#include "graph/change/turnover.hpp"

#include "graph/base/undefined.hpp"
#include "graph/change/joint_ties.hpp"

namespace crosstie::change {

namespace {

TieChange change_of(const JointTie& tie) {
    if (tie.before) return tie.after ? TieChange::kept : TieChange::lost;
    return TieChange::gained;
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
    for_each_joint_tie(before, after, joint,
                       [&](const JointTie& tie) { ++counts[static_cast<std::size_t>(change_of(tie))]; });
    const std::uint64_t pairs = before.directed() ? joint.count() : joint.count() / 2;
    return {counts[0], counts[1], counts[2], pairs - counts[0] - counts[1] - counts[2]};
}

std::vector<ChangedTie> changed_ties(const Network& before, const Network& after) {
    expect_comparable(before, after);
    const ObservedPairs joint = ObservedPairs::both(before.observed(), after.observed());
    std::vector<ChangedTie> ties;
    for_each_joint_tie(before, after, joint, [&](const JointTie& tie) {
        ties.push_back({tie.from, tie.to, change_of(tie)});
    });
    return ties;
}

}  // namespace crosstie::change
