#include "graph/change/non_response.hpp"

#include <algorithm>
#include <cmath>

#include "graph/base/undefined.hpp"

namespace crosstie::change {

namespace {

struct WaveOnPairs {
    double ties = 0;
    double observed = 0;
};

// The wave's own answers on pairs that were askable at both waves.
WaveOnPairs on_pairs(const Network& network, const ObservedPairs& asked_both) {
    const ObservedPairs mask = ObservedPairs::both(asked_both, network.observed());
    const double half = network.directed() ? 1.0 : 0.5;
    WaveOnPairs wave;
    wave.observed = half * static_cast<double>(mask.count());
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (const ActorId j : network.out(i)) {
            if (mask.complete() || mask.contains(i, j)) wave.ties += half;
        }
    }
    return wave;
}

}  // namespace

NonResponse non_response(const Network& before, const Network& after, const ObservedPairs& asked_before,
                         const ObservedPairs& asked_after) {
    ObservedPairs asked = ObservedPairs::both(asked_before.as_if_answered(), asked_after.as_if_answered());
    if (!before.directed()) asked = asked.both_directions();
    const double q = static_cast<double>(asked.count()) * (before.directed() ? 1.0 : 0.5);
    const WaveOnPairs first = on_pairs(before, asked);
    const WaveOnPairs second = on_pairs(after, asked);
    const double missing_from = q - first.observed;
    const double missing_to = q - second.observed;

    NonResponse result;
    result.pairs = static_cast<std::uint64_t>(q);
    result.missing_from = static_cast<std::uint64_t>(missing_from);
    result.missing_to = static_cast<std::uint64_t>(missing_to);
    result.change_low = q > 0 ? (second.ties - first.ties - missing_from) / q : nan;
    result.change_high = q > 0 ? (second.ties + missing_to - first.ties) / q : nan;
    result.answered_empty_share = second.observed > 0 ? 1 - second.ties / second.observed : nan;
    result.has_tipping_point = missing_to > 0 && first.observed > 0 && second.observed > 0;
    result.tipping_ties = result.has_tipping_point ? first.ties / first.observed * q - second.ties : nan;
    result.tipping_empty_share = result.has_tipping_point ? 1 - result.tipping_ties / missing_to : nan;
    return result;
}

std::optional<TippingPoint> tipping_point(const NonResponse& found, double change) {
    if (!found.has_tipping_point || change == 0) return std::nullopt;
    const double needed = change > 0 ? found.tipping_empty_share : 1 - found.tipping_empty_share;
    TippingPoint point;
    point.answered = change > 0 ? found.answered_empty_share : 1 - found.answered_empty_share;
    point.none_undoes = needed > 1;
    point.share = std::max(0.0, needed);
    // A share made of whole pairs asks for these, not for one more.
    point.pairs = static_cast<std::uint64_t>(std::ceil(point.share * static_cast<double>(found.missing_to) - 1e-9));
    return point;
}

}  // namespace crosstie::change
