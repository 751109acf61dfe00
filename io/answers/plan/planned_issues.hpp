#pragma once
#include <optional>
#include <string>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/plan/coverage.hpp"
#include "io/document/report.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io {

/// The issues of a study and the ways to their owners, as an edition may show them. `plan` and the topic `reach` read
/// the same value.
struct PlannedIssues {
    Edition edition = Edition::group;
    std::size_t total = 0, partial = 0, none = 0;  // issues, by how far the members can act on them
    std::size_t outside = 0, not_known = 0;  // P and N issues of a body nobody was asked about, and of nobody known
    std::optional<plan::Coverage> before;    // at an earlier wave
    plan::Coverage now;                      // public edition: counts, no list
    struct Support {
        std::uint64_t gained = 0, same = 0, lost = 0, unknown = 0;
    };
    std::optional<Support> support;                // owners of T issues; none: no earlier wave, or withheld
    Value no_support = Undefined{Why::one_wave};   // in the place of `support`
    std::vector<plan::OwnerSupport> support_list;  // never in the public edition
};

/// Ways to the owners of issues.
///
/// Definition  plan::coverage of each wave, with the owners of that wave; plan::owner_support with those of the later one.
///             Public: counts; who gained or lost support only where none of the counts is fewer than min_group
/// Errors      as plan::coverage
[[nodiscard]] PlannedIssues planned_issues(const Study& study, std::optional<std::size_t> before_wave,
                                           const Network* before, std::size_t wave, const Network& now,
                                           std::span<const std::uint8_t> members, Edition edition);

/// All of it for machines, as records and tables under `section`: issues, outside, not_known, before, now,
/// support_counts, and where single issues may be told list, doors and support.
[[nodiscard]] std::vector<Block> issues_blocks(const Study& study, const PlannedIssues& issues,
                                               const std::string& section);

/// "3 of 4 issues outside our control have a working link to their owner (2 direct, 1 through one colleague); ..."
[[nodiscard]] std::string coverage_words(const plan::Coverage& coverage);
/// "Somebody on the list": who owns an issue, in words. Group and named editions only.
[[nodiscard]] std::string owner_words(const Study& study, const IssueOwner& owner, Edition edition);
/// "A; or B through C; or 4 more": who opens the door, at most three; empty: nobody within two steps.
[[nodiscard]] std::string door_words(const Study& study, const plan::IssueReach& reach, Edition edition);
/// A line an issue: who can open the door to its owner, and whether the owner of a T issue gained or lost support.
[[nodiscard]] std::vector<std::string> issue_lines(const Study& study, const PlannedIssues& issues);

}  // namespace crosstie::io
