#include "graph/change/split.hpp"

#include "graph/change/turnover.hpp"

namespace crosstie::change {

namespace {

struct WaveTies {
    std::int64_t all = 0;            // on observed pairs
    std::int64_t with_absentee = 0;  // of those, touching somebody who is not on the other wave's roster
};

WaveTies ties_of(const Network& network, const ObservedPairs& other_wave) {
    WaveTies ties;
    const bool complete = network.observed().complete();
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (const ActorId j : network.out(i)) {
            if (!network.directed() && j < i) continue;
            if (!complete && !network.observed().contains(i, j)) continue;
            ++ties.all;
            if (!other_wave.on_roster(i) || !other_wave.on_roster(j)) ++ties.with_absentee;
        }
    }
    return ties;
}

}  // namespace

ChangeSplit split_of_change(const Network& before, const Network& after) {
    const Turnover joint = turnover(before, after);
    const WaveTies first = ties_of(before, after.observed());
    const WaveTies second = ties_of(after, before.observed());
    ChangeSplit split;
    split.total = second.all - first.all;
    split.stayers = static_cast<std::int64_t>(joint.gained) - static_cast<std::int64_t>(joint.lost);
    split.joiners = second.with_absentee;
    split.leavers = first.with_absentee;
    const std::int64_t only_second = second.all - second.with_absentee - static_cast<std::int64_t>(joint.after());
    const std::int64_t only_first = first.all - first.with_absentee - static_cast<std::int64_t>(joint.before());
    split.observation = only_second - only_first;
    return split;
}

}  // namespace crosstie::change
