// Issues that others must act on too: for which of them somebody here is in contact with an owner, before and after,
// and for the group who can open the door.
#include "io/answers/subjects/reach.hpp"

#include <fmt/format.h>

#include "graph/model/select.hpp"
#include "graph/model/shown_name.hpp"
#include "io/answers/plan/plan_words.hpp"
#include "io/answers/plan/planned_issues.hpp"
#include "io/answers/subjects/topic_words.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

class IssueReach {
 public:
    explicit IssueReach(const Case& input) : input_(input), study_(input.study) {
        const survey::ComparisonOptions& options = input.comparison.options;
        const Network &before = input.as_reported(options.from), &after = input.as_reported(options.to);
        issues_ = planned_issues(study_, options.from, &before, options.to, after, {}, input.shown().edition);
    }

    Topic topic() {
        topic_.section.id = "reach";
        topic_.section.heading = "Whom we can now reach";
        finding();
        support();
        figures();
        list();
        say("A link is a working contact named by either person; whether it is used for the issue was not asked. "
            "Reached "
            "means an owner in contact with somebody else on the list, directly or through one colleague.");
        for_data();
        return std::move(topic_);
    }

 private:
    /// What `plan` tells of the issues, by key; its readers are told it in another way.
    void for_data() {
        for (Block& block : issues_blocks(study_, issues_, "reach")) {
            if (auto* table = std::get_if<Table>(&block)) table->shown = Shown::data_only;
            if (auto* record = std::get_if<Record>(&block)) record->shown = Shown::data_only;
            topic_.section.blocks.push_back(std::move(block));
        }
    }

    void say(std::string words) { topic_.section.blocks.emplace_back(Paragraph{std::move(words)}); }

    static std::uint64_t reached(const plan::Coverage& coverage) { return coverage.direct + coverage.by_colleague; }

    void finding() {
        const std::size_t outside_control = issues_.partial + issues_.none;
        if (outside_control == 0) {
            say(fmt::format("All {} listed are the group's own to act on.", counted(issues_.total, "issue", "issues")));
            return;
        }
        const std::string now = fmt::format("{}{} of {}", issues_.now.at_least ? "at least " : "", reached(issues_.now),
                                            counted(outside_control, "issue", "issues"));
        topic_.answers.push_back(
            {Part::health, "Whom can the group now reach?",
             fmt::format("The group can now reach an owner of {} that others must act on too. Before, it could reach "
                         "owners of {}.",
                         now, reached(*issues_.before))});
        say(
            fmt::format("For {} that others must act on too, there is now a working link to somebody who owns it; "
                        "before, {}.",
                        now, reached(*issues_.before)));
        if (issues_.outside + issues_.not_known == 0) return;
        std::vector<std::string> why;
        if (issues_.outside > 0) {
            why.push_back(fmt::format("{} in the hands of a body outside the list, about whom nobody was asked",
                                      issues_.outside == 1 ? "one is" : spelled(issues_.outside) + " are"));
        }
        if (issues_.not_known > 0) {
            why.push_back(fmt::format("of {} nobody knows the owner", spelled(issues_.not_known)));
        }
        say(fmt::format("Of the {}, {}. These are the next to find a way to.", outside_control, listed(why)));
    }

    void support() {
        if (issues_.total == 0 || !issues_.support) return;
        const PlannedIssues::Support& counts = *issues_.support;
        const std::uint64_t all = counts.gained + counts.same + counts.lost + counts.unknown;
        if (all == 0) return;
        std::string words = fmt::format(
            "Of {} the group can settle itself whose owner was there both times, the owner has more contacts than "
            "before "
            "for {}, as many for {} and fewer for {}",
            counted(all, "issue", "issues"), none_or(counts.gained), none_or(counts.same), none_or(counts.lost));
        if (counts.unknown > 0) words += fmt::format("; for {} it is not known", counts.unknown);
        say(words + '.');
    }

    static std::string none_or(std::uint64_t count) { return count == 0 ? "none" : spelled(count); }

    void figures() {
        Table table{"reach_coverage",
                    "Issues that others must act on too, by their owner",
                    {{"Owner", false},
                     {shown_name(study_.waves[input_.comparison.options.from]), true},
                     {shown_name(study_.waves[input_.comparison.options.to]), true}},
                    {},
                    issues_.now.at_least || issues_.before->at_least
                        ? "Not everybody answered, so there may be more links than are counted."
                        : "",
                    {}};
        const auto row = [&](std::string name, std::uint64_t plan::Coverage::*count) {
            table.rows.push_back(
                {std::move(name), count_words((*issues_.before).*count), count_words(issues_.now.*count)});
        };
        row("Linked directly", &plan::Coverage::direct);
        row("Linked through one colleague", &plan::Coverage::by_colleague);
        row("On the list, not yet linked", &plan::Coverage::out_of_reach);
        const std::uint64_t never = issues_.outside + issues_.not_known;
        table.rows.push_back({"Not on the list then", count_words(issues_.before->owner_unknown - never),
                              count_words(issues_.now.owner_unknown - never)});
        table.rows.push_back({"A body outside the list", count_words(issues_.outside), count_words(issues_.outside)});
        table.rows.push_back({"Not known", count_words(issues_.not_known), count_words(issues_.not_known)});
        topic_.section.blocks.emplace_back(std::move(table));
    }

    static std::string way(const IssueOwner& owner, const plan::IssueReach& reach) {
        const plan::OwnerKind kind = plan::kind_of(owner);
        if (kind == plan::OwnerKind::outside) return "outside the list";
        if (kind == plan::OwnerKind::unknown) return "not known";
        if (!reach.owner_known) return "not on the list then";
        if (!reach.steps) return "not yet linked";
        return *reach.steps == 1 ? "direct" : "through one colleague";
    }

    void list() {
        if (!shows_people(issues_.edition)) return;
        Table table{"reach_issues",
                    "Issues that others must act on too, one by one",
                    {{"Issue", false}, {"Owner", false}, {"Before", false}, {"After", false}},
                    {},
                    "P: with others. N: outside our control.",
                    {}};
        std::vector<std::string> doors;
        for (std::size_t k = 0; k < study_.issues.size(); ++k) {
            const Issue& issue = study_.issues[k];
            if (issue.influence == Influence::total) continue;
            const plan::IssueReach& now = issues_.now.issues[k];
            table.rows.push_back(
                {fmt::format("{} ({})", issue.label, issue.influence == Influence::partial ? "P" : "N"),
                 owner_words(study_, issue.owner, issues_.edition), way(issue.owner, issues_.before->issues[k]),
                 way(issue.owner, now)});
            const std::string who = door_words(study_, now, issues_.edition);
            if (!who.empty()) doors.push_back(fmt::format("{}: {}.", issue.label, who));
        }
        if (!table.rows.empty()) topic_.section.blocks.emplace_back(std::move(table));
        if (!doors.empty()) {
            say("Who can open the door now:");
            topic_.section.blocks.emplace_back(BulletList{std::move(doors)});
        }
        Table own{"reach_own",
                  "Issues the group can settle itself: contacts of their owners",
                  {{"Issue", false}, {"Owner", false}, {"Before", true}, {"After", true}},
                  {},
                  "People in contact with the owner, by answers given both times.",
                  {}};
        for (const plan::OwnerSupport& one : issues_.support_list) {
            const bool known = one.support != plan::Support::unknown;
            own.rows.push_back({study_.issues[one.issue].label,
                                owner_words(study_, study_.issues[one.issue].owner, issues_.edition),
                                known ? count_words(one.contacts_before) : "not known",
                                known ? count_words(one.contacts_after) : "not known"});
        }
        if (!own.rows.empty()) topic_.section.blocks.emplace_back(std::move(own));
    }

    const Case& input_;
    const Study& study_;
    PlannedIssues issues_;
    Topic topic_;
};

}  // namespace

std::optional<Topic> reach_topic(const Case& input) {
    if (input.study.issues.empty()) return std::nullopt;
    return IssueReach(input).topic();
}

}  // namespace crosstie::io
