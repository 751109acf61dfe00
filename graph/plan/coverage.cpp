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
        for (const ActorId owner : issue.owners) {
            if (owner >= actors) throw std::invalid_argument("an owner beyond the roster");
        }
    }
}

class Doors {
 public:
    Doors(const Network& network, std::span<const std::uint8_t> members)
        : pairs_(symmetrise(network, Direction::union_)), members_(members) {}

    [[nodiscard]] IssueReach reach(const OwnedIssue& issue) const {
        IssueReach reach;
        std::vector<ActorId> owners;
        for (const ActorId owner : issue.owners) {
            if (pairs_.observed().on_roster(owner)) owners.push_back(owner);
        }
        reach.owner_known = !owners.empty();
        const auto counts = [&](ActorId i) {
            return member(i) && std::find(owners.begin(), owners.end(), i) == owners.end();
        };
        for (const ActorId owner : owners) {
            for (const ActorId next : pairs_.out(owner)) {
                if (counts(next)) reach.doors.push_back({next, {}});
            }
        }
        if (!reach.doors.empty()) {
            reach.steps = 1;
        } else {
            for (const ActorId owner : owners) {
                for (const ActorId colleague : pairs_.out(owner)) {
                    for (const ActorId farther : pairs_.out(colleague)) {
                        if (counts(farther)) reach.doors.push_back({farther, colleague});
                    }
                }
            }
            if (!reach.doors.empty()) reach.steps = 2;
        }
        std::sort(reach.doors.begin(), reach.doors.end(), [](const Door& a, const Door& b) {
            return a.member != b.member ? a.member < b.member : a.colleague < b.colleague;
        });
        reach.doors.erase(std::unique(reach.doors.begin(), reach.doors.end()), reach.doors.end());
        return reach;
    }

 private:
    [[nodiscard]] bool member(ActorId actor) const { return members_.empty() || members_[actor] != 0; }

    Network pairs_;
    std::span<const std::uint8_t> members_;
};

// The different people in contact with any of the owners, without these.
void count_contacts(const std::vector<change::ContactPair>& contacts, OwnerSupport& row) {
    std::vector<ActorId> before;
    std::vector<ActorId> after;
    const auto owns = [&](ActorId i) { return std::binary_search(row.owners.begin(), row.owners.end(), i); };
    for (const change::ContactPair& pair : contacts) {
        if (owns(pair.first) == owns(pair.second)) continue;
        const ActorId other = owns(pair.first) ? pair.second : pair.first;
        if (pair.joint_before) before.push_back(other);
        if (pair.joint_after) after.push_back(other);
    }
    const auto different = [](std::vector<ActorId>& people) {
        std::sort(people.begin(), people.end());
        return static_cast<std::uint32_t>(std::unique(people.begin(), people.end()) - people.begin());
    };
    row.contacts_before = different(before);
    row.contacts_after = different(after);
}

}  // namespace

OwnerKind kind_of(const IssueOwner& owner) noexcept {
    return owner.actor              ? OwnerKind::person
           : owner.organisation     ? OwnerKind::organisation
           : !owner.outside.empty() ? OwnerKind::outside
                                    : OwnerKind::unknown;
}

std::string_view name_of(OwnerKind kind) {
    constexpr std::array<std::string_view, 4> names{"person", "organisation", "outside", "unknown"};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<OwnedIssue> owned_issues(const Study& study, std::size_t wave) {
    const std::vector<std::string>* bodies = study.attributes.find("organisation", study.waves.at(wave).key);
    std::vector<OwnedIssue> issues;
    for (const Issue& issue : study.issues) {
        OwnedIssue owned{issue.label, issue.influence, {}};
        if (issue.owner.actor) owned.owners = {*issue.owner.actor};
        if (kind_of(issue.owner) == OwnerKind::organisation && bodies != nullptr) {
            const std::string& id = study.organisations[*issue.owner.organisation].id;
            for (ActorId i = 0; i < study.actor_count(); ++i) {
                if ((*bodies)[i] == id) owned.owners.push_back(i);
            }
        }
        issues.push_back(std::move(owned));
    }
    return issues;
}

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
    const std::vector<change::ContactPair> contacts = change::contact_pairs(before, after);
    const auto people = change::new_contacts(before, after, contacts, nullptr);
    std::vector<OwnerSupport> rows;
    for (std::size_t k = 0; k < issues.size(); ++k) {
        if (issues[k].influence != Influence::total) continue;
        OwnerSupport row;
        row.issue = k;
        bool compared = false;
        for (const change::NewContacts& one : people) {
            const auto& owners = issues[k].owners;
            if (std::find(owners.begin(), owners.end(), one.actor) == owners.end()) continue;
            row.owners.push_back(one.actor);
            compared = compared || one.compared;
        }
        if (row.owners.empty()) continue;
        count_contacts(contacts, row);
        if (compared) {
            row.support = row.contacts_after > row.contacts_before   ? Support::gained
                          : row.contacts_after < row.contacts_before ? Support::lost
                                                                     : Support::same;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace crosstie::plan
