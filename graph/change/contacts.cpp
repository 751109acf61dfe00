#include "graph/change/contacts.hpp"

#include <algorithm>
#include <tuple>

#include "graph/change/turnover.hpp"

namespace crosstie::change {

std::vector<ContactPair> contact_pairs(const Network& before, const Network& after) {
    std::vector<ContactPair> reports;
    const auto report = [&](ActorId from, ActorId to, bool was, bool is, bool joint) {
        reports.push_back({std::min(from, to), std::max(from, to), was, is, joint && was, joint && is});
    };
    for (const ChangedTie& tie : changed_ties(before, after)) {
        report(tie.from, tie.to, tie.change != TieChange::gained, tie.change != TieChange::lost, true);
    }
    const auto rest = [&](const Network& network, bool was) {
        for (ActorId i = 0; i < network.actor_count(); ++i) {
            for (const ActorId j : network.out(i)) report(i, j, was, !was, false);
        }
    };
    rest(before, true);
    rest(after, false);
    std::sort(reports.begin(), reports.end(), [](const ContactPair& a, const ContactPair& b) {
        return std::tie(a.first, a.second) < std::tie(b.first, b.second);
    });
    std::size_t kept = 0;
    for (const ContactPair& next : reports) {
        if (kept > 0 && reports[kept - 1].first == next.first && reports[kept - 1].second == next.second) {
            ContactPair& pair = reports[kept - 1];
            pair.before |= next.before;
            pair.after |= next.after;
            pair.joint_before |= next.joint_before;
            pair.joint_after |= next.joint_after;
        } else {
            reports[kept++] = next;
        }
    }
    reports.resize(kept);
    return reports;
}

}  // namespace crosstie::change
