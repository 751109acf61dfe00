#include "graph/change/cross_area.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "graph/base/undefined.hpp"
#include "graph/measure/odds_ratio.hpp"

namespace crosstie::change {

namespace {

double odds_ratio(const Turnover& out, std::uint64_t across, const Turnover& in, std::uint64_t within, double added) {
    if (out.pairs() == 0 || in.pairs() == 0) return nan;
    const auto odds = [&](std::uint64_t ties, std::uint64_t pairs) {
        return measure::odds(static_cast<double>(ties), static_cast<double>(pairs), added);
    };
    return odds(across, out.pairs()) / odds(within, in.pairs());
}

void count_contact(AreaTurnover& turnover, const ContactPair& pair) {
    if (pair.joint_before) ++turnover.contacts_before;
    if (pair.joint_after) ++turnover.contacts_after;
    if (pair.joint_before && pair.joint_after) ++turnover.contacts_kept;
    if (!pair.joint_before && pair.joint_after) ++turnover.contacts_gained;
    if (pair.joint_before && !pair.joint_after) ++turnover.contacts_lost;
}

void count_tie(Turnover& turnover, TieChange change) {
    if (change == TieChange::kept) ++turnover.kept;
    if (change == TieChange::gained) ++turnover.gained;
    if (change == TieChange::lost) ++turnover.lost;
}

// Jointly observed cells within and across areas, and unordered pairs with at least one such cell.
void count_pairs(CrossArea& result, const Network& before, const Network& after, const ObservedPairs& told) {
    const std::size_t groups = result.areas.group_count();
    const auto cells =
        ObservedPairs::both(before.observed(), after.observed()).block_counts(result.areas.group, groups);
    const auto reports = told.block_counts(result.areas.group, groups);
    const auto two_way = told.both_directions().block_counts(result.areas.group, groups);
    for (std::size_t g = 0; g < groups; ++g) {
        for (std::size_t h = 0; h < groups; ++h) {
            AreaTurnover& turnover = g == h ? result.within : result.across;
            turnover.ties.neither += cells[g * groups + h];
            turnover.contact_pairs += 2 * reports[g * groups + h] - two_way[g * groups + h];
        }
    }
    for (AreaTurnover* turnover : {&result.within, &result.across}) {
        turnover->contact_pairs /= 2;  // reports + reports without a reverse count each pair twice
        Turnover& ties = turnover->ties;
        if (!before.directed()) ties.neither /= 2;
        ties.neither -= ties.kept + ties.gained + ties.lost;
    }
}

void count_links(CrossArea& result, const Network& before, const std::vector<ContactPair>& contacts) {
    const std::size_t groups = result.areas.group_count();
    std::vector<std::uint8_t> linked_before(groups * groups, 0);  // by any contact of the whole wave
    for (const ContactPair& pair : contacts) {
        if (!pair.before || !result.areas.known(pair.first) || !result.areas.known(pair.second)) continue;
        const std::size_t g = result.areas.group[pair.first];
        const std::size_t h = result.areas.group[pair.second];
        linked_before[g * groups + h] = linked_before[h * groups + g] = 1;
    }
    const auto observed = before.observed().block_counts(result.areas.group, groups);
    const auto asked = before.observed().as_if_answered().block_counts(result.areas.group, groups);
    for (std::uint32_t g = 0; g < groups; ++g) {
        for (std::uint32_t h = g + 1; h < groups; ++h) {
            ++result.area_pairs;
            if (result.contacts_from[g][h] > 0) ++result.linked_from;
            if (result.contacts_to[g][h] > 0) ++result.linked_to;
            if (linked_before[g * groups + h] || result.contacts_to[g][h] == 0) continue;
            const bool certain =
                observed[g * groups + h] == asked[g * groups + h] && observed[h * groups + g] == asked[h * groups + g];
            result.first_links.push_back({g, h, certain});
        }
    }
}

}  // namespace

namespace {
double density_of(std::uint64_t contacts, std::uint64_t pairs) {
    if (pairs == 0) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(contacts) / static_cast<double>(pairs);
}
}  // namespace

double AreaTurnover::contact_density_before() const { return density_of(contacts_before, contact_pairs); }
double AreaTurnover::contact_density_after() const { return density_of(contacts_after, contact_pairs); }

std::size_t CrossArea::first_links_certain() const {
    return static_cast<std::size_t>(
        std::count_if(first_links.begin(), first_links.end(), [](const FirstLink& link) { return link.certain; }));
}

CrossArea cross_area(const Network& before, const Network& after, const std::vector<ContactPair>& contacts,
                     const ObservedPairs& told, Partition areas) {
    if (areas.group.size() != before.actor_count()) throw std::invalid_argument("areas of another roster");
    CrossArea result;
    result.areas = std::move(areas);
    const auto& group = result.areas.group;
    const std::size_t groups = result.areas.group_count();
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        const bool stayer = before.observed().on_roster(i) && after.observed().on_roster(i);
        if (stayer && !result.areas.known(i)) result.without_area.push_back(i);
    }
    const auto known = [&](ActorId i, ActorId j) { return result.areas.known(i) && result.areas.known(j); };
    for (const ChangedTie& tie : changed_ties(before, after)) {
        if (!known(tie.from, tie.to)) continue;
        count_tie(group[tie.from] == group[tie.to] ? result.within.ties : result.across.ties, tie.change);
    }
    result.contacts_from.assign(groups, std::vector<std::uint64_t>(groups, 0));
    result.contacts_to = result.contacts_kept = result.contacts_from;
    std::vector<std::uint8_t> new_across(before.actor_count(), 0);
    for (const ContactPair& pair : contacts) {
        if (!known(pair.first, pair.second)) continue;
        const std::uint32_t g = group[pair.first];
        const std::uint32_t h = group[pair.second];
        count_contact(g == h ? result.within : result.across, pair);
        const auto add = [&](std::vector<std::vector<std::uint64_t>>& matrix, bool there) {
            if (!there) return;
            ++matrix[g][h];
            if (g != h) ++matrix[h][g];
        };
        add(result.contacts_from, pair.joint_before);
        add(result.contacts_to, pair.joint_after);
        add(result.contacts_kept, pair.joint_before && pair.joint_after);
        if (g != h && pair.joint_after && !pair.joint_before) new_across[pair.first] = new_across[pair.second] = 1;
    }
    for (const std::uint8_t gained : new_across) result.people_with_new_across += gained;
    count_pairs(result, before, after, told);
    count_links(result, before, contacts);

    const Turnover& in = result.within.ties;
    const Turnover& out = result.across.ties;
    result.rate_within = in.formation_rate();
    result.rate_across = out.formation_rate();
    result.rate_ratio = result.rate_within > 0 ? result.rate_across / result.rate_within : nan;
    // Both waves are treated alike, so that their ratio compares like with like.
    for (const Turnover* side : {&in, &out}) {
        for (const std::uint64_t ties : {side->before(), side->after()}) {
            if (ties == 0 || ties == side->pairs()) result.odds_ratio.corrected = true;
        }
    }
    const double added = result.odds_ratio.corrected ? 0.5 : 0;
    result.odds_ratio.from = odds_ratio(out, out.before(), in, in.before(), added);
    result.odds_ratio.to = odds_ratio(out, out.after(), in, in.after(), added);
    return result;
}

OddsRatioChange odds_ratio_of_ties(const CrossArea& found) {
    OddsRatioChange odds = found.odds_ratio;
    const Turnover &within = found.within.ties, &across = found.across.ties;
    if (within.before() + across.before() == 0) odds.from = nan;
    if (within.after() + across.after() == 0) odds.to = nan;
    odds.corrected = odds.corrected && !(std::isnan(odds.from) && std::isnan(odds.to));
    return odds;
}

}  // namespace crosstie::change
