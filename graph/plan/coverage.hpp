#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/network.hpp"
#include "graph/model/study.hpp"

namespace crosstie::plan {

/// An issue, and the people the network is searched for.
struct OwnedIssue {
    std::string label;
    Influence influence = Influence::total;
    std::vector<ActorId> owners;  // any of them owns it; none: not known, or nobody the survey asked about
};

/// What an issue's owner is.
enum class OwnerKind { person, organisation, outside, unknown };
[[nodiscard]] OwnerKind kind_of(const IssueOwner& owner) noexcept;
[[nodiscard]] std::string_view name_of(OwnerKind kind);  // "person", "organisation", "outside", "unknown"

/// The issues of a study as coverage reads them at one wave.
///
/// Definition  owners: the actor; of an organisation everybody whose attribute `organisation` at this wave is its id; of a
///             body outside the study, and where nobody knows, no one
/// Result      [Study::issues]
/// Undefined   never
/// Ties        none
/// Errors      std::out_of_range when the study has no such wave
/// Cost        O(issues x actors)
/// Source      METHODS section 9
[[nodiscard]] std::vector<OwnedIssue> owned_issues(const Study& study, std::size_t wave);

/// Who opens the door to an owner: a member, and the colleague between them where there is one.
struct Door {
    ActorId member = 0;
    std::optional<ActorId> colleague;
    friend bool operator==(const Door&, const Door&) = default;
};

/// How near the owner of one issue is.
struct IssueReach {
    bool owner_known = false;            // an owner is known, and on the roster
    std::optional<std::uint32_t> steps;  // 1: a member is linked with an owner; 2: by one colleague; none: farther
    std::vector<Door> doors;             // all of that many steps, by member, then colleague
};

/// Of the issues that others own, how many have a way to their owner.
struct Coverage {
    std::vector<IssueReach> issues;  // as given
    std::uint64_t direct = 0;        // P and N issues of a known owner: 1 step
    std::uint64_t by_colleague = 0;  // 2 steps
    std::uint64_t out_of_reach = 0;
    std::uint64_t owner_unknown = 0;     // P and N issues without a known owner
    double share_direct = 0, share = 0;  // of the P and N issues of known owners: 1 step; 1 or 2
    bool at_least = false;               // some report between members, colleagues and owners was not observed
};

/// For how many issues outside our control we have a working link to someone who owns them.
///
/// Definition  of P and N issues whose owner is known and on the roster: the share whose owner is linked with a member
///             (1 step), or with a colleague of a member (2 steps). Of several owners, as of an organisation, the nearest
///             counts. No owner is a member of their own issue; a colleague is anybody on the roster. `members`: non-zero for those who count, empty: everybody
/// Result      counts; shares 0 .. 1
/// Undefined   no P or N issue of a known owner: shares NaN
/// Ties        binary, either direction; unknown cells carry no tie, so coverage is at least this
/// Errors      std::invalid_argument when members are not one per actor, or an owner is no actor
/// Cost        O(n + m) for each issue
/// Source      practice notes on TPN analysis only; no study found
[[nodiscard]] Coverage coverage(const Network& network, std::span<const OwnedIssue> issues,
                                std::span<const std::uint8_t> members = {});

/// Whether the owner of an issue that is ours to act on stands less alone than before.
enum class Support { gained, same, lost, unknown };

struct OwnerSupport {
    std::size_t issue = 0;                                  // place among the issues
    std::vector<ActorId> owners;                            // on the roster at both waves
    std::uint32_t contacts_before = 0, contacts_after = 0;  // on reports observed at both waves
    Support support = Support::unknown;
};

/// Contacts of the owners of T issues, before and after.
///
/// Definition  contacts by either report, of reports observed at both waves; of several owners the different people in
///             contact with any of them, without themselves; gained: more after
/// Result      one row a T issue of a known owner on the roster at both waves, in the order of the issues
/// Undefined   no report about an owner observed at both waves: unknown
/// Ties        binary, either direction
/// Errors      std::invalid_argument when the waves differ in actors or in direction, or an owner is no actor
/// Cost        O(m log m)
/// Source      METHODS section 9
[[nodiscard]] std::vector<OwnerSupport> owner_support(const Network& before, const Network& after,
                                                      std::span<const OwnedIssue> issues);

}  // namespace crosstie::plan
