#include "graph/plan/coverage.hpp"

#include <algorithm>
#include <stdexcept>

#include "graph/change/contacts.hpp"
#include "graph/change/new_contacts.hpp"
#include "graph/measure/scores.hpp"
#include "graph/model/select.hpp"

namespace crosstie::plan {

namespace {

void check_owners(std::span<const OwnedIssue> issues, ActorId actors) {
    for (const OwnedIssue& issue : issues) {
        if (issue.owner && *issue.owner >= actors) throw std::invalid_argument("an owner beyond the roster");
    }
}

class Doors {
 public:
    Doors(const Network& network, std::span<const std::uint8_t> members)
        : pairs_(symmetrise(network, Direction::union_)), members_(members) {}

    [[nodiscard]] IssueReach reach(const OwnedIssue& issue) const {
        IssueReach reach;
        if (!issue.owner || !pairs_.observed().on_roster(*issue.owner)) return reach;
        reach.owner_known = true;
        const ActorId owner = *issue.owner;
        for (const ActorId next : pairs_.out(owner)) {
            if (member(next)) reach.doors.push_back({next, {}});
        }
        if (!reach.doors.empty()) {
            reach.steps = 1;
            return reach;
        }
        for (const ActorId colleague : pairs_.out(owner)) {
            for (const ActorId farther : pairs_.out(colleague)) {
                if (farther != owner && member(farther)) reach.doors.push_back({farther, colleague});
            }
        }
        std::sort(reach.doors.begin(), reach.doors.end(), [](const Door& a, const Door& b) {
            return a.member != b.member ? a.member < b.member : a.colleague < b.colleague;
        });
        if (!reach.doors.empty()) reach.steps = 2;
        return reach;
    }

 private:
    [[nodiscard]] bool member(ActorId actor) const { return members_.empty() || members_[actor] != 0; }

    Network pairs_;
    std::span<const std::uint8_t> members_;
};

}  // namespace

Coverage coverage(const Network& network, std::span<const OwnedIssue> issues, std::span<const std::uint8_t> members) {
    if (!members.empty() && members.size() != network.actor_count()) {
        throw std::invalid_argument("members of another roster");
    }
    check_owners(issues, network.actor_count());
    const Doors doors(network, members);
    Coverage found;
    for (const OwnedIssue& issue : issues) {
        found.issues.push_back(doors.reach(issue));
        if (issue.influence == Influence::total) continue;
        const IssueReach& reach = found.issues.back();
        if (!reach.owner_known) {
            ++found.owner_unknown;
        } else if (!reach.steps) {
            ++found.out_of_reach;
        } else {
            ++(*reach.steps == 1 ? found.direct : found.by_colleague);
        }
    }
    const auto known = static_cast<double>(found.direct + found.by_colleague + found.out_of_reach);
    found.share_direct = known == 0 ? measure::undefined : static_cast<double>(found.direct) / known;
    found.share = known == 0 ? measure::undefined : static_cast<double>(found.direct + found.by_colleague) / known;
    const std::uint64_t people = network.observed().roster_count();
    const std::uint64_t ends = people < 2 ? 0 : people * (people - 1);
    found.at_least = network.observed().count() < ends;
    return found;
}

std::vector<OwnerSupport> owner_support(const Network& before, const Network& after,
                                        std::span<const OwnedIssue> issues) {
    check_owners(issues, before.actor_count());
    const auto people = change::new_contacts(before, after, change::contact_pairs(before, after), nullptr);
    std::vector<OwnerSupport> rows;
    for (std::size_t k = 0; k < issues.size(); ++k) {
        if (issues[k].influence != Influence::total || !issues[k].owner) continue;
        const auto at = std::find_if(people.begin(), people.end(),
                                     [&](const change::NewContacts& one) { return one.actor == *issues[k].owner; });
        if (at == people.end()) continue;
        OwnerSupport row{k, at->actor, at->contacts_from, at->contacts_to, Support::unknown};
        if (at->compared) {
            row.support = row.contacts_after > row.contacts_before   ? Support::gained
                          : row.contacts_after < row.contacts_before ? Support::lost
                                                                     : Support::same;
        }
        rows.push_back(row);
    }
    return rows;
}

}  // namespace crosstie::plan
