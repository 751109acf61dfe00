#include "graph/change/new_contacts.hpp"

#include <set>

#include "graph/change/turnover.hpp"

namespace crosstie::change {

std::vector<NewContacts> new_contacts(const Network& before, const Network& after,
                                      const std::vector<ContactPair>& contacts, const Partition* areas) {
    const ObservedPairs joint = ObservedPairs::both(before.observed(), after.observed());
    const ActorId n = before.actor_count();
    std::vector<NewContacts> all(n);
    const auto across = [&](ActorId i, ActorId j) {
        return areas != nullptr && areas->known(i) && areas->known(j) && areas->group[i] != areas->group[j];
    };
    std::vector<std::uint64_t> ties_before(n, 0);
    const auto tell = [&](ActorId i, ActorId j, TieChange change) {
        NewContacts& row = all[i];
        if (change != TieChange::gained) ++ties_before[i];
        if (change == TieChange::gained) {
            ++row.gained;
            if (across(i, j)) ++row.gained_across;
            if (after.has_tie(j, i)) ++row.confirmed;
        } else if (change == TieChange::lost) {
            ++row.lost;
            if (across(i, j)) ++row.lost_across;
        }
    };
    for (const ChangedTie& tie : changed_ties(before, after)) {
        tell(tie.from, tie.to, tie.change);
        if (!before.directed()) tell(tie.to, tie.from, tie.change);
    }
    std::vector<std::set<std::uint32_t>> reached_from(n);
    std::vector<std::set<std::uint32_t>> reached_to(n);
    for (const ContactPair& pair : contacts) {
        const auto meet = [&](ActorId i, ActorId j) {
            if (pair.joint_before) ++all[i].contacts_from;
            if (pair.joint_after) ++all[i].contacts_to;
            if (!across(i, j)) return;
            if (pair.joint_before) reached_from[i].insert(areas->group[j]);
            if (pair.joint_after) reached_to[i].insert(areas->group[j]);
        };
        meet(pair.first, pair.second);
        meet(pair.second, pair.first);
    }
    std::vector<NewContacts> stayers;
    for (ActorId i = 0; i < n; ++i) {
        if (!before.observed().on_roster(i) || !after.observed().on_roster(i)) continue;
        NewContacts& row = all[i];
        row.actor = i;
        row.compared = joint.row_count(i) + joint.column_count(i) > 0;
        row.known = joint.row_observed(i);
        row.opportunities = static_cast<std::uint32_t>(joint.row_count(i) - ties_before[i]);
        row.areas_reached_from = static_cast<std::uint32_t>(reached_from[i].size());
        row.areas_reached_to = static_cast<std::uint32_t>(reached_to[i].size());
        stayers.push_back(row);
    }
    return stayers;
}

}  // namespace crosstie::change
