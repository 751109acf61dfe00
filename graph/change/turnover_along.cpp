#include "graph/change/turnover_along.hpp"

#include <algorithm>
#include <tuple>

#include "graph/change/joint_ties.hpp"

namespace crosstie::change {

namespace {

struct TieAt {
    ActorId from, to;
    std::size_t wave;
};

// `ties` are those of one cell, first wave first.
void count(TiePresence& presence, std::span<const TieAt> ties, std::size_t waves) {
    const std::size_t first = ties.front().wave;
    const std::size_t last = ties.back().wave;
    ++presence.ever;
    if (last - first + 1 != ties.size())
        ++presence.intermittent;
    else if (ties.size() == waves)
        ++presence.always;
    else if (first == 0)
        ++presence.went;
    else if (last + 1 == waves)
        ++presence.came;
    else
        ++presence.passing;
}

TiePresence presence_of(std::span<const Network> waves) {
    ObservedPairs joint = waves[0].observed();
    for (const Network& wave : waves.subspan(1)) joint = ObservedPairs::both(joint, wave.observed());
    std::vector<TieAt> ties;
    for (std::size_t w = 0; w < waves.size(); ++w) {
        for (ActorId i = 0; i < waves[w].actor_count(); ++i) {
            for (const ActorId j : waves[w].out(i)) {
                if (!waves[w].directed() && j < i) continue;
                if (joint.complete() || joint.contains(i, j)) ties.push_back({i, j, w});
            }
        }
    }
    std::sort(ties.begin(), ties.end(), [](const TieAt& a, const TieAt& b) {
        return std::tie(a.from, a.to, a.wave) < std::tie(b.from, b.to, b.wave);
    });
    TiePresence presence;
    presence.cells = waves[0].directed() ? joint.count() : joint.count() / 2;
    const std::span<const TieAt> all(ties);
    for (std::size_t start = 0; start < all.size();) {
        std::size_t end = start + 1;
        while (end < all.size() && all[end].from == all[start].from && all[end].to == all[start].to) ++end;
        count(presence, all.subspan(start, end - start), waves.size());
        start = end;
    }
    presence.never = presence.cells - presence.ever;
    return presence;
}

}  // namespace

TurnoverAlong turnover_along(std::span<const Network> waves) {
    TurnoverAlong along;
    if (waves.empty()) return along;
    for (const Network& wave : waves) expect_comparable(waves[0], wave);
    along.between.assign(waves.size(), std::vector<Turnover>(waves.size()));
    for (std::size_t a = 0; a < waves.size(); ++a) {
        for (std::size_t b = a; b < waves.size(); ++b) {
            const Turnover there = turnover(waves[a], waves[b]);
            along.between[a][b] = there;
            along.between[b][a] = {there.kept, there.lost, there.gained, there.neither};
        }
    }
    along.presence = presence_of(waves);
    return along;
}

std::vector<TurnoverAlong> turnover_by_relation(std::span<const std::vector<Network>> relations) {
    std::vector<TurnoverAlong> along;
    for (const std::vector<Network>& waves : relations) along.push_back(turnover_along(waves));
    return along;
}

}  // namespace crosstie::change
