#include "graph/change/strength_shift.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>

#include "graph/base/undefined.hpp"
#include "graph/change/joint_ties.hpp"

namespace crosstie::change {

namespace {

void count(StrengthShift& shift, const JointTie& tie) {
    if (!tie.before)
        ++shift.begun;
    else if (!tie.after)
        ++shift.ended;
    else if (tie.strength_after > tie.strength_before)
        ++shift.stronger;
    else if (tie.strength_after < tie.strength_before)
        ++shift.weaker;
    else
        ++shift.same;
}

template <typename Visit>
void walk(const Network& before, const Network& after, Visit visit) {
    expect_comparable(before, after);
    for_each_joint_tie(before, after, ObservedPairs::both(before.observed(), after.observed()), visit);
}

}  // namespace

double StrengthShift::share_stronger() const {
    return kept() == 0 ? nan : static_cast<double>(stronger) / static_cast<double>(kept());
}

double StrengthShift::sign_test() const {
    const std::uint64_t moved = stronger + weaker;
    if (moved == 0) return nan;
    const boost::math::binomial coin(static_cast<double>(moved), 0.5);
    return std::min(1.0, 2 * boost::math::cdf(coin, static_cast<double>(std::min(stronger, weaker))));
}

StrengthShift strength_shift(const Network& before, const Network& after) {
    StrengthShift shift;
    walk(before, after, [&](const JointTie& tie) { count(shift, tie); });
    return shift;
}

std::vector<StrengthChange> strength_changes(const Network& before, const Network& after) {
    std::vector<StrengthChange> changes;
    walk(before, after, [&](const JointTie& tie) {
        if (tie.before && tie.after && tie.strength_before == tie.strength_after) return;
        changes.push_back(
            {tie.from, tie.to, tie.before ? tie.strength_before : nan, tie.after ? tie.strength_after : nan});
    });
    return changes;
}

AreaStrengthShift strength_shift_by_area(const Network& before, const Network& after, const Partition& areas) {
    if (areas.group.size() != before.actor_count()) throw std::invalid_argument("areas of another roster");
    AreaStrengthShift shift;
    shift.by_area.resize(areas.group_count());
    walk(before, after, [&](const JointTie& tie) {
        if (!areas.known(tie.from) || !areas.known(tie.to)) return count(shift.unknown, tie);
        const std::uint32_t from = areas.group[tie.from];
        const std::uint32_t to = areas.group[tie.to];
        if (from == to) {
            count(shift.within, tie);
            count(shift.by_area[from].within, tie);
        } else {
            count(shift.across, tie);
            count(shift.by_area[from].across, tie);
            count(shift.by_area[to].across, tie);
        }
    });
    return shift;
}

}  // namespace crosstie::change
