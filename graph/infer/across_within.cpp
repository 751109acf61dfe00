#include "graph/infer/across_within.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "graph/base/undefined.hpp"
#include "graph/change/dyads.hpp"
#include "graph/measure/odds_ratio.hpp"

namespace crosstie::infer {

namespace {

constexpr std::string_view too_few_people = "fewer than 10 people answered both times";
constexpr double fewest_of_a_kind = 5;  // pairs with a link, and pairs without, on each side
constexpr std::string_view one_holds_all = "one person is in every pair";
constexpr std::string_view same_waves = "no change to test: the two waves are identical";

// Both intervals of an estimate that is a sum of means.
void judge(JudgedChange& change, std::span<const CellMean> means) {
    const UnitError people = people_error(means);
    change.for_people = density_test("social relations variance", change.difference, people.se, people.df);
    change.by_areas = areas_test(change.difference, area_error(means));
}

std::size_t answered_about(const ObservedPairs& joint, const ChangeMoments& of) {
    std::size_t people = 0;
    for (ActorId i = 0; i < joint.actor_count(); ++i) {
        people += of.touched_cells[i] > 0 && joint.row_observed(i) ? 1U : 0U;
    }
    return people;
}

JudgedChange judged_side(const CellSums& sums, CellsOf part, const ObservedPairs& told, double before, double after,
                         double counted = 2) {  // ordered cells for each pair counted
    const ChangeMoments& m = sums.of(part);
    JudgedChange change;
    change.pairs = static_cast<std::uint64_t>(m.observed / counted);
    change.actors = answered_about(told, m);
    const auto share = [&](double contacts) { return change.pairs > 0 ? contacts / (m.observed / counted) : nan; };
    change.from = share(before);
    change.to = share(after);
    change.difference = change.to - change.from;
    judge(change, std::array{sums.mean(part)});
    if (change.pairs == 0) {
        change.why = "no pair was observed at both waves";
    } else if (change.actors < fewest_actors) {
        change.why = too_few_people;
    } else if (before + after == 0) {
        change.why = "no ties at either wave";
    } else if (m.squares == 0) {
        change.verdict = Verdict::no_change;
        change.why = same_waves;
    } else if (std::isnan(change.for_people.se)) {
        change.why = one_holds_all;
    } else {
        change.verdict = verdict_on(change.for_people, change.by_areas);
    }
    return change;
}

}  // namespace

ContactChanges contact_changes(const std::vector<change::ContactPair>& contacts, const ObservedPairs& told,
                               const Partition* asked) {
    const Partition none{std::vector<std::uint32_t>(told.actor_count(), Partition::none), {}};
    const Partition& areas = asked == nullptr ? none : *asked;
    if (areas.group.size() != told.actor_count()) throw std::invalid_argument("areas of another roster");
    CellSummer cells(told, CellsAre::pairs, areas);
    std::array<double, 3> before{}, after{};  // within, across, all
    for (const change::ContactPair& pair : contacts) {
        if (!pair.joint_before && !pair.joint_after) continue;
        before[2] += pair.joint_before ? 1 : 0;
        after[2] += pair.joint_after ? 1 : 0;
        if (areas.known(pair.first) && areas.known(pair.second)) {
            const std::size_t side = areas.group[pair.first] == areas.group[pair.second] ? 0 : 1;
            before.at(side) += pair.joint_before ? 1 : 0;
            after.at(side) += pair.joint_after ? 1 : 0;
        }
        if (pair.joint_before == pair.joint_after) continue;
        const double d = pair.joint_after ? 1 : -1;
        cells.add(pair.first, pair.second, d, d);
    }
    const CellSums sums = std::move(cells).sums();
    return {judged_side(sums, CellsOf::all, told, before[2], after[2]),
            judged_side(sums, CellsOf::across, told, before[1], after[1]),
            judged_side(sums, CellsOf::within, told, before[0], after[0])};
}

namespace {

/// A cell that was observed both times: 1 where it holds a tie. 0 at both where it was not observed.
struct JointCell {
    int before = 0, after = 0;
    [[nodiscard]] int change() const { return after - before; }
    [[nodiscard]] bool changed() const { return after != before; }
};

/// Both cells of two people.
struct JointCells {
    JointCells(const change::DyadTies& dyad, const ObservedPairs& joint) {
        if (joint.complete() || joint.contains(dyad.first, dyad.second))
            there = {dyad.names_before ? 1 : 0, dyad.names_after ? 1 : 0};
        if (joint.complete() || joint.contains(dyad.second, dyad.first))
            back = {dyad.named_before ? 1 : 0, dyad.named_after ? 1 : 0};
    }
    JointCell there, back;
};

}  // namespace

ContactChanges link_changes(const Network& before, const Network& after, const Partition& areas) {
    if (areas.group.size() != before.actor_count()) throw std::invalid_argument("areas of another roster");
    const ObservedPairs joint = ObservedPairs::both(before.observed(), after.observed());
    CellSummer cells(joint, CellsAre::ordered, areas);
    std::array<double, 2> was{}, is{};  // cells within, across
    change::for_each_dyad(before, after, [&](const change::DyadTies& dyad) {
        const JointCells joint_cells(dyad, joint);
        if (areas.known(dyad.first) && areas.known(dyad.second)) {
            const std::size_t side = areas.group[dyad.first] == areas.group[dyad.second] ? 0 : 1;
            was.at(side) += joint_cells.there.before + joint_cells.back.before;
            is.at(side) += joint_cells.there.after + joint_cells.back.after;
        }
        if (joint_cells.there.changed() || joint_cells.back.changed())
            cells.add(dyad.first, dyad.second, joint_cells.there.change(), joint_cells.back.change());
    });
    const CellSums sums = std::move(cells).sums();
    const double counted = before.directed() ? 1 : 2;
    for (std::array<double, 2>* ties : {&was, &is}) {
        for (double& side : *ties) side /= counted;
    }
    ContactChanges result;
    result.across = judged_side(sums, CellsOf::across, joint, was[1], is[1], counted);
    result.within = judged_side(sums, CellsOf::within, joint, was[0], is[0], counted);
    return result;
}

namespace {

// Links of one side at one wave, and what a link there weighs in the log odds.
struct SideWave {
    double ties = 0, share = 0, weight = 0;
};

}  // namespace

JudgedChange odds_ratio_change(const Network& before, const Network& after, const Partition& areas) {
    if (areas.group.size() != before.actor_count()) throw std::invalid_argument("areas of another roster");
    const ObservedPairs joint = ObservedPairs::both(before.observed(), after.observed());
    const std::array<double, 2> pairs = [&] {  // ordered cells within, across
        std::array<double, 2> counted{};
        const std::size_t groups = areas.group_count();
        const auto blocks = joint.block_counts(areas.group, groups);
        for (std::size_t g = 0; g < groups; ++g) {
            for (std::size_t h = 0; h < groups; ++h) {
                counted.at(g == h ? 0 : 1) += static_cast<double>(blocks[g * groups + h]);
            }
        }
        return counted;
    }();
    const double twice = before.directed() ? 1 : 2;
    const auto side_of = [&](const change::DyadTies& dyad) -> std::size_t {
        return areas.group[dyad.first] == areas.group[dyad.second] ? 0 : 1;
    };
    const auto known = [&](const change::DyadTies& d) { return areas.known(d.first) && areas.known(d.second); };
    std::array<std::array<SideWave, 2>, 2> at{};  // [side][wave]; cells, an undirected tie in both directions
    bool changed = false;
    change::for_each_dyad(before, after, [&](const change::DyadTies& dyad) {
        if (!known(dyad)) return;
        const JointCells cells(dyad, joint);
        at.at(side_of(dyad))[0].ties += cells.there.before + cells.back.before;
        at.at(side_of(dyad))[1].ties += cells.there.after + cells.back.after;
        changed = changed || cells.there.changed() || cells.back.changed();
    });
    bool corrected = false;
    bool few = false;  // the logarithm of a few links is no number to build a test on
    for (std::size_t side = 0; side < 2; ++side) {
        for (const SideWave& wave : at.at(side)) {
            corrected |= wave.ties <= 0 || wave.ties >= pairs.at(side);
            few |= std::min(wave.ties, pairs.at(side) - wave.ties) < fewest_of_a_kind * twice;
        }
    }
    // As everywhere, 0.5 is added to counts of pairs, an undirected pair once.
    const double added = corrected ? 0.5 * twice : 0;
    for (std::size_t side = 0; side < 2; ++side) {
        for (SideWave& wave : at.at(side)) {
            wave.share = (wave.ties + added) / (pairs.at(side) + 2 * added);
            wave.weight = 1 / (wave.share * (1 - wave.share));
        }
    }
    JudgedChange change;
    const auto ratio = [&](std::size_t wave) {
        if (pairs[0] <= 0 || pairs[1] <= 0) return nan;
        return measure::odds(at[1].at(wave).ties, pairs[1], added) /
               measure::odds(at[0].at(wave).ties, pairs[0], added);
    };
    change.from = ratio(0);
    change.to = ratio(1);
    change.difference = std::log(change.to) - std::log(change.from);
    change.pairs = static_cast<std::uint64_t>((pairs[0] + pairs[1]) / twice);

    CellSummer weighed(joint, CellsAre::ordered, areas);
    change::for_each_dyad(before, after, [&](const change::DyadTies& dyad) {
        if (!known(dyad)) return;
        const JointCells cells(dyad, joint);
        const auto& waves = at.at(side_of(dyad));
        const auto value = [&](const JointCell& cell) {
            return cell.after * waves[1].weight - cell.before * waves[0].weight;
        };
        weighed.add(dyad.first, dyad.second, value(cells.there), value(cells.back));
    });
    const CellSums sums = std::move(weighed).sums();
    judge(change, std::array{sums.mean(CellsOf::across, 1), sums.mean(CellsOf::within, -1)});
    for (ActorId i = 0; i < joint.actor_count(); ++i) {
        const bool any = sums.across.touched_cells[i] + sums.within.touched_cells[i] > 0;
        change.actors += any && joint.row_observed(i) ? 1U : 0U;
    }
    if (std::isnan(change.difference)) {
        change.why = "no pair within or none across was observed at both waves";
    } else if (change.actors < fewest_actors) {
        change.why = too_few_people;
    } else if (!changed) {
        change.verdict = Verdict::no_change;
        change.why = same_waves;
    } else if (few) {
        change.why = "fewer than 5 pairs with a link, or without one, within or across";
    } else if (std::isnan(change.for_people.se)) {
        change.why = one_holds_all;
    } else {
        change.verdict = verdict_on(change.for_people, change.by_areas);
    }
    return change;
}

}  // namespace crosstie::infer
