// The issues of a study and the ways to their owners: what is found, and its records, tables and sentences.
#include "io/answers/plan/planned_issues.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "graph/model/shown_name.hpp"
#include "io/answers/plan/plan_words.hpp"
#include "io/release/disclosure.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t most_doors = 3;

std::string person(const Study& study, ActorId actor, Edition edition) {
    std::string words = person_words(study, actor, edition);
    return words.find(',') == std::string::npos ? words : fmt::format("\u201C{}\u201D", words);
}

std::string_view name_of(plan::Support support) {
    constexpr std::array<std::string_view, 4> names{"gained", "same", "lost", "unknown"};
    return names[static_cast<std::size_t>(support)];
}

Cell owner_cell(const Study& study, const PlannedIssues& issues, const IssueOwner& owner) {
    switch (plan::kind_of(owner)) {
        case plan::OwnerKind::person:
            return person_of(study, *owner.actor, issues.edition);
        case plan::OwnerKind::organisation:
            return Named{study.organisations[*owner.organisation].id, owner_words(study, owner, issues.edition)};
        case plan::OwnerKind::outside:
            return owner.outside;
        case plan::OwnerKind::unknown:
            break;
    }
    return Undefined{Why::not_known};
}

Cell steps_cell(const plan::IssueReach& reach) {
    if (reach.steps) return *reach.steps;
    return Undefined{reach.owner_known ? Why::no_reach : Why::not_known};
}

Record coverage_record(std::string id, const plan::Coverage& coverage) {
    Record record{
        std::move(id),
        "",
        {{{"direct", "", Kind::count, "P and N issues whose owner a member is linked with"}, coverage.direct},
         {{"by_colleague", "", Kind::count, "Through one colleague"}, coverage.by_colleague},
         {{"out_of_reach", "", Kind::count, "The owner is on the list and farther away"}, coverage.out_of_reach},
         {{"owner_unknown", "", Kind::count,
           "No owner on the list: a body outside, an owner not known, or not there at that wave"},
          coverage.owner_unknown},
         {{"share_direct", "", Kind::share, "Direct, of the P and N issues of owners on the list"},
          number_or(coverage.share_direct, Why::no_issues)},
         {{"share", "", Kind::share, "Direct or through one colleague, of the same"},
          number_or(coverage.share, Why::no_issues)},
         {{"at_least", "", Kind::yes_no, "Some report was not observed, so there may be more"}, coverage.at_least}}};
    record.shown = Shown::data_only;
    return record;
}

Record issues_record(const PlannedIssues& issues) {
    Record record{
        "",
        "",
        {{{"issues.total", "", Kind::count, "T: ours to act on"}, issues.total},
         {{"issues.partial", "", Kind::count, "P: with others"}, issues.partial},
         {{"issues.none", "", Kind::count, "N: outside our control"}, issues.none},
         {{"outside", "", Kind::count, "P and N issues of a body nobody was asked about"}, issues.outside},
         {{"not_known", "", Kind::count, "P and N issues of which nobody knows the owner"}, issues.not_known}}};
    record.shown = Shown::data_only;
    return record;
}

Record support_record(const PlannedIssues& issues) {
    Record record{"", "", {}};
    record.shown = Shown::data_only;
    if (!issues.support) {
        record.fields = {{{"support_counts", "", Kind::count}, issues.no_support}};
        return record;
    }
    const PlannedIssues::Support& counts = *issues.support;
    record.fields = {{{"support_counts.gained", "", Kind::count, "Owners of T issues with more contacts than before"},
                      counts.gained},
                     {{"support_counts.same", "", Kind::count, "With as many"}, counts.same},
                     {{"support_counts.lost", "", Kind::count, "With fewer"}, counts.lost},
                     {{"support_counts.unknown", "", Kind::count, "Of whom it was not observed"}, counts.unknown}};
    return record;
}

Table people_data(std::string id, std::vector<Column> columns) {
    Table table{std::move(id), "", std::move(columns), {}, {}, {}};
    table.shown = Shown::data_only;
    table.people = true;
    return table;
}

Table list_table(const Study& study, const PlannedIssues& issues, const std::string& section) {
    Table table = people_data(
        section + "_list", {{"issue", "", Kind::words, "The issue"},
                            {"influence", "", Kind::key, "T: ours to act on; P: with others; N: outside our control"},
                            {"owner_is", "", Kind::key, "person, organisation, outside or unknown"},
                            {"owner", "", Kind::words, "Id of the person or organisation, or a body outside"},
                            {"owner_on_list", "", Kind::yes_no, "Whether an owner is on the list"}});
    if (issues.before)
        table.columns.push_back({"steps_before", "", Kind::count, "Steps to the owner at the earlier wave"});
    table.columns.push_back({"steps", "", Kind::count, "1: linked; 2: through one colleague"});
    for (std::size_t k = 0; k < issues.now.issues.size(); ++k) {
        const Issue& issue = study.issues[k];
        Row row{issue.label, std::string(1, "TPN"[static_cast<std::size_t>(issue.influence)]),
                std::string(plan::name_of(plan::kind_of(issue.owner))), owner_cell(study, issues, issue.owner),
                issues.now.issues[k].owner_known};
        if (issues.before) row.push_back(steps_cell(issues.before->issues[k]));
        row.push_back(steps_cell(issues.now.issues[k]));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table doors_table(const Study& study, const PlannedIssues& issues, const std::string& section) {
    Table table =
        people_data(section + "_doors", {{"issue", "", Kind::words, "The issue"},
                                         {"member", "", Kind::person, "Who opens the door to its owner"},
                                         {"colleague", "", Kind::person, "Who stands between them, if anybody"}});
    for (std::size_t k = 0; k < issues.now.issues.size(); ++k) {
        for (const plan::Door& door : issues.now.issues[k].doors) {
            Cell between = Undefined{Why::not_applicable};
            if (door.colleague) between = person_of(study, *door.colleague, issues.edition);
            table.rows.push_back(
                {study.issues[k].label, person_of(study, door.member, issues.edition), std::move(between)});
        }
    }
    return table;
}

Table support_table(const Study& study, const PlannedIssues& issues, const std::string& section) {
    Table table = people_data(section + "_support", {{"issue", "", Kind::words, "The issue"},
                                                     {"owner", "", Kind::words, "Id of the person or organisation"},
                                                     {"contacts_before", "", Kind::count,
                                                      "People in contact with the owner, by answers given both times"},
                                                     {"contacts_after", "", Kind::count, "The same at the later wave"},
                                                     {"support", "", Kind::key, "gained, same, lost or unknown"}});
    for (const plan::OwnerSupport& one : issues.support_list) {
        const Issue& issue = study.issues[one.issue];
        table.rows.push_back({issue.label, owner_cell(study, issues, issue.owner), one.contacts_before,
                              one.contacts_after, std::string(name_of(one.support))});
    }
    return table;
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
    }
    if (shows_people(edition)) return issues;
    issues.now.issues.clear();
    if (issues.before) issues.before->issues.clear();
    issues.support_list.clear();
    if (!issues.support) return issues;
    for (const std::uint64_t owners :
         {issues.support->gained, issues.support->same, issues.support->lost, issues.support->unknown}) {
        if (owners == 0 || owners >= study.min_group) continue;  // an owner is most often one person
        issues.support.reset();
        issues.no_support = Withheld{"too few"};
        break;
    }
    return issues;
}

std::vector<Block> issues_blocks(const Study& study, const PlannedIssues& issues, const std::string& section) {
    std::vector<Block> blocks{issues_record(issues)};
    if (issues.before) blocks.emplace_back(coverage_record(section + "_before", *issues.before));
    blocks.emplace_back(coverage_record(section + "_now", issues.now));
    blocks.emplace_back(support_record(issues));
    if (issues.now.issues.empty()) return blocks;
    blocks.emplace_back(list_table(study, issues, section));
    blocks.emplace_back(doors_table(study, issues, section));
    blocks.emplace_back(support_table(study, issues, section));
    return blocks;
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
        case plan::OwnerKind::organisation:
            return shown_name(study.organisations[*owner.organisation]);
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
