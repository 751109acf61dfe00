#include "graph/change/split.hpp"

#include "graph/change/turnover.hpp"

namespace crosstie::change {

namespace {

struct WaveTies {
    std::int64_t all = 0;            // on observed pairs
    std::int64_t with_absentee = 0;  // of those, touching somebody who is not on the other wave's roster
    std::int64_t not_answered = 0;   // of those between stayers, asked at the other wave and not answered
    std::int64_t not_asked = 0;      // of those between stayers, not asked at the other wave
};

WaveTies ties_of(const Network& network, const ObservedPairs& other_wave) {
    WaveTies ties;
    const bool complete = network.observed().complete();
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (const ActorId j : network.out(i)) {
            if (!network.directed() && j < i) continue;
            if (!complete && !network.observed().contains(i, j)) continue;
            ++ties.all;
            if (other_wave.complete()) continue;
            const CellState other = other_wave.state(i, j);
            if (other == CellState::off_roster) ++ties.with_absentee;
            if (is_missing(other)) ++ties.not_answered;
            if (other == CellState::not_asked) ++ties.not_asked;
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
    split.observation_not_answered = second.not_answered - first.not_answered;
    split.observation_not_asked = second.not_asked - first.not_asked;
    split.observation = split.observation_not_answered + split.observation_not_asked;
    return split;
}

}  // namespace crosstie::change
