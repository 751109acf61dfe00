#include "io/answers/plan/planned_issues.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "io/release/disclosure.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_doors = 3;

std::string person(const Study& study, ActorId actor, Edition edition) {
    std::string words = person_words(study, actor, edition);
    return words.find(',') == std::string::npos ? words : fmt::format("\u201C{}\u201D", words);
}

void put_share(Json& json, const char* key, double share) {
    if (std::isnan(share)) {
        json[key] = nullptr;
        json["why"] = "no_issues";
    } else {
        json[key] = share;
    }
}

Json coverage_json(const plan::Coverage& coverage) {
    Json json;
    json["direct"] = coverage.direct;
    json["by_colleague"] = coverage.by_colleague;
    json["out_of_reach"] = coverage.out_of_reach;
    json["owner_unknown"] = coverage.owner_unknown;
    put_share(json, "share_direct", coverage.share_direct);
    put_share(json, "share", coverage.share);
    json["at_least"] = coverage.at_least;
    return json;
}

std::string_view name_of(plan::Support support) {
    constexpr std::array<std::string_view, 4> names{"gained", "same", "lost", "unknown"};
    return names[static_cast<std::size_t>(support)];
}

Json owner_json(const Study& study, const IssueOwner& owner) {
    switch (plan::kind_of(owner)) {
        case plan::OwnerKind::person:
            return study.actors[*owner.actor].id;
        case plan::OwnerKind::organisation:
            return study.organisations[*owner.organisation].id;
        case plan::OwnerKind::outside:
            return owner.outside;
        case plan::OwnerKind::unknown:
            break;
    }
    return {};
}

Json issue_row(const Study& study, const PlannedIssues& issues, std::size_t k) {
    const Issue& issue = study.issues[k];
    const plan::IssueReach& reach = issues.now.issues[k];
    const auto steps = [](const plan::IssueReach& found) { return found.steps ? Json(*found.steps) : Json(); };
    Json row;
    row["issue"] = issue.label;
    row["influence"] = std::string(1, "TPN"[static_cast<std::size_t>(issue.influence)]);
    row["owner_is"] = plan::name_of(plan::kind_of(issue.owner));
    row["owner"] = owner_json(study, issue.owner);
    row["owner_on_list"] = reach.owner_known;
    if (issues.before) row["steps_before"] = steps(issues.before->issues[k]);
    row["steps"] = steps(reach);
    row["doors"] = Json::array();
    for (const plan::Door& door : reach.doors) {
        Json way{{"member", study.actors[door.member].id}};
        if (door.colleague) way["colleague"] = study.actors[*door.colleague].id;
        row["doors"].push_back(std::move(way));
    }
    return row;
}

}  // namespace

PlannedIssues planned_issues(const Study& study, std::optional<std::size_t> before_wave, const Network* before,
                             std::size_t wave, const Network& now, std::span<const std::uint8_t> members,
                             Edition edition) {
    PlannedIssues issues;
    issues.edition = edition;
    const std::vector<plan::OwnedIssue> owned = plan::owned_issues(study, wave);
    issues.now = plan::coverage(now, owned, members);
    for (const Issue& issue : study.issues) {
        ++(issue.influence == Influence::total     ? issues.total
           : issue.influence == Influence::partial ? issues.partial
                                                   : issues.none);
        if (issue.influence == Influence::total) continue;
        const plan::OwnerKind kind = plan::kind_of(issue.owner);
        issues.outside += kind == plan::OwnerKind::outside ? 1U : 0U;
        issues.not_known += kind == plan::OwnerKind::unknown ? 1U : 0U;
    }
    if (before_wave && before != nullptr) {
        issues.before = plan::coverage(*before, plan::owned_issues(study, *before_wave), members);
        issues.support_list = plan::owner_support(*before, now, owned);
        PlannedIssues::Support counts;
        for (const plan::OwnerSupport& one : issues.support_list) {
            ++(one.support == plan::Support::gained ? counts.gained
               : one.support == plan::Support::same ? counts.same
               : one.support == plan::Support::lost ? counts.lost
                                                    : counts.unknown);
        }
        issues.support = counts;
    } else {
        issues.support_why = "one_wave";
    }
    if (edition != Edition::public_) return issues;
    issues.now.issues.clear();
    if (issues.before) issues.before->issues.clear();
    issues.support_list.clear();
    if (!issues.support) return issues;
    for (const std::uint64_t owners :
         {issues.support->gained, issues.support->same, issues.support->lost, issues.support->unknown}) {
        if (owners == 0 || owners >= study.min_group) continue;  // an owner is most often one person
        issues.support.reset();
        issues.support_why = "suppressed: too few";
        break;
    }
    return issues;
}

nlohmann::ordered_json issues_json(const Study& study, const PlannedIssues& issues) {
    Json json;
    json["issues"] = {{"total", issues.total}, {"partial", issues.partial}, {"none", issues.none}};
    json["outside"] = issues.outside;
    json["not_known"] = issues.not_known;
    if (issues.before) json["before"] = coverage_json(*issues.before);
    json["now"] = coverage_json(issues.now);
    if (issues.support) {
        json["support_counts"] = {{"gained", issues.support->gained},
                                  {"same", issues.support->same},
                                  {"lost", issues.support->lost},
                                  {"unknown", issues.support->unknown}};
    } else {
        json["support_counts"] = nullptr;
        json["support_counts_why"] = issues.support_why;
    }
    if (issues.edition == Edition::public_) return json;
    json["list"] = Json::array();
    for (std::size_t k = 0; k < study.issues.size(); ++k) json["list"].push_back(issue_row(study, issues, k));
    json["support"] = Json::array();
    for (const plan::OwnerSupport& one : issues.support_list) {
        json["support"].push_back({{"issue", study.issues[one.issue].label},
                                   {"owner", owner_json(study, study.issues[one.issue].owner)},
                                   {"contacts_before", one.contacts_before},
                                   {"contacts_after", one.contacts_after},
                                   {"support", name_of(one.support)}});
    }
    return json;
}

std::string coverage_words(const plan::Coverage& coverage) {
    const std::uint64_t reached = coverage.direct + coverage.by_colleague;
    const std::uint64_t known = reached + coverage.out_of_reach;
    const std::string rest =
        coverage.owner_unknown == 0
            ? std::string()
            : fmt::format("; of {} more nobody on the list is known as the owner", count_words(coverage.owner_unknown));
    if (known == 0) return "no issue outside our control has an owner on the list" + rest;
    return fmt::format(
        "{}{} of {} issues outside our control with an owner on the list {} a working link to the owner ({} "
        "direct, {} through one colleague){}",
        coverage.at_least && reached < known ? "at least " : "", reached, known, reached == 1 ? "has" : "have",
        coverage.direct, coverage.by_colleague, rest);
}

std::string owner_words(const Study& study, const IssueOwner& owner, Edition edition) {
    switch (plan::kind_of(owner)) {
        case plan::OwnerKind::person:
            return person(study, *owner.actor, edition);
        case plan::OwnerKind::organisation: {
            const Organisation& body = study.organisations[*owner.organisation];
            return body.label.empty() ? body.id : body.label;
        }
        case plan::OwnerKind::outside:
            return owner.outside;
        case plan::OwnerKind::unknown:
            break;
    }
    return "not known";
}

std::string door_words(const Study& study, const plan::IssueReach& reach, Edition edition) {
    std::string ways;
    for (std::size_t door = 0; door < std::min(reach.doors.size(), most_doors); ++door) {
        ways += (door == 0 ? "" : "; or ") + person(study, reach.doors[door].member, edition);
        if (reach.doors[door].colleague) ways += " through " + person(study, *reach.doors[door].colleague, edition);
    }
    if (reach.doors.size() > most_doors) ways += fmt::format("; or {} more", reach.doors.size() - most_doors);
    return ways;
}

std::vector<std::string> issue_lines(const Study& study, const PlannedIssues& issues) {
    std::vector<std::string> lines;
    for (std::size_t k = 0; k < issues.now.issues.size(); ++k) {
        const Issue& issue = study.issues[k];
        const plan::IssueReach& reach = issues.now.issues[k];
        if (issue.influence == Influence::total || !reach.owner_known) continue;
        const std::string ways = door_words(study, reach, issues.edition);
        lines.push_back(ways.empty() ? fmt::format("{}: nobody within two steps of the owner.", issue.label)
                                     : fmt::format("{}: {} can open the door to {}.", issue.label, ways,
                                                   owner_words(study, issue.owner, issues.edition)));
    }
    for (const plan::OwnerSupport& one : issues.support_list) {
        if (one.support == plan::Support::unknown || one.support == plan::Support::same) continue;
        lines.push_back(fmt::format(
            "{}: its owner {} has {} contacts than before, {} after {}.", study.issues[one.issue].label,
            owner_words(study, study.issues[one.issue].owner, issues.edition),
            one.support == plan::Support::gained ? "more" : "fewer", one.contacts_after, one.contacts_before));
    }
    return lines;
}

}  // namespace crosstie::io
