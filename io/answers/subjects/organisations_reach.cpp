// Which organisations reach each work-stream, through a member or a contact of one. "Not yet" is said only where
// everybody who could say so answered.
#include "io/answers/subjects/organisations_reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "graph/change/group_links.hpp"
#include "graph/model/shown_name.hpp"
#include "graph/survey/work_stream_change.hpp"
#include "io/answers/subjects/figures.hpp"
#include "io/answers/subjects/topic_words.hpp"
#include "io/release/people_count.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using change::GroupReach;
using change::Reach;

class ReachMaker {
 public:
    ReachMaker(const ReachInput& input, Topic& topic)
        : in_(input),
          study_(input.topic.study),
          c_(input.topic.comparison),
          people_shown_(shows_people(input.topic.shown().edition)),
          topic_(topic) {}

    void add() {
        if (study_.work_streams.empty()) return;
        for (std::size_t stream = 0; stream < study_.work_streams.size(); ++stream) one(stream);
        topic_.section.blocks.emplace_back(std::move(counts_));
        if (!people_shown_) return;
        topic_.section.blocks.emplace_back(std::move(each_));
        topic_.section.blocks.emplace_back(std::move(through_));
    }

 private:
    void one(std::size_t stream) {
        const std::string& label = study_.work_streams[stream].label;
        const std::size_t least = least_shown(in_.topic.shown().edition, in_.topic.shown().min_group);
        std::array<std::vector<GroupReach>, 2> reached;
        std::array<std::size_t, 2> organisations{};
        std::array<PeopleCount, 2> with_member, with_any;
        for (const std::size_t k : {std::size_t{0}, std::size_t{1}}) {
            const auto of = survey::stayers_of_stream(study_, c_, stream, k == 0 ? c_.options.from : c_.options.to);
            const auto people = static_cast<std::size_t>(std::ranges::count(of, 1));
            if (people == 0 || people < least) {
                const Cell none = people == 0 ? Cell(Undefined{Why::no_members}) : Cell(Withheld{"too few"});
                counts_.rows.push_back({label, study_.work_streams[stream].id, none, none, none, none, none, none});
                return;
            }
            const auto at = k == 0 ? &change::ContactPair::joint_before : &change::ContactPair::joint_after;
            reached[k] = change::group_reach(in_.contacts, at, in_.told, in_.organisations, of);
            const auto [member, contact, all] = change::reach_counts(reached[k], in_.compared);
            std::tie(with_member[k], with_any[k]) = part_of({member, all}, {member + contact, all}, least);
            organisations[k] = all;
        }
        const std::string from = people_of_words(with_any[0]), to = people_of_words(with_any[1]);
        const std::string reached_by =
            from == to ? from + " both before and after" : fmt::format("{} before and {} after", from, to);
        topic_.section.blocks.emplace_back(Paragraph{fmt::format(
            "{}: organisations that reach it through a member or a contact of a member were {}.", label, reached_by)});
        topic_.answers.push_back(
            {Part::results, stream_question(in_.topic, stream),
             fmt::format("Organisations that reach it through a member or a contact of one were {}.", reached_by)});
        counts_.rows.push_back({label, study_.work_streams[stream].id, people_cell(with_member[0]),
                                people_cell(with_member[1]), people_cell(with_any[0]), people_cell(with_any[1]),
                                organisations[0], organisations[1]});
        for (const std::size_t k : {std::size_t{0}, std::size_t{1}}) {
            const std::size_t row = counts_.rows.size() - 1;
            if (with_any[k].value && with_member[k].value) counts_.sums.push_back({{row, 4 + k}, {{row, 2 + k}}, true});
        }
        if (people_shown_) each(stream, reached);
    }

    std::string words(const GroupReach& group) const {
        if (group.reach == Reach::member) return "a member";
        if (group.reach == Reach::none) return group.certain ? "not yet" : "none recorded, not everybody answered";
        std::string people;
        for (const ActorId i : group.through) {
            people +=
                fmt::format("{}{}", people.empty() ? "" : "; ", person_words(study_, i, in_.topic.shown().edition));
        }
        return "through " + people;
    }

    // How a work-stream is reached, and through whom: for readers in words, and by key.
    Cell way(const GroupReach& group) const {
        constexpr std::array names{"member", "contact", "none"};
        return Named{names[static_cast<std::size_t>(group.reach)], words(group)};
    }

    Cell people(const GroupReach& group) const {
        return people_in_cell(in_.topic, group.reach == Reach::member ? group.members : group.through);
    }

    void each(std::size_t stream, const std::array<std::vector<GroupReach>, 2>& reached) {
        const WorkStream& at = study_.work_streams[stream];
        const auto certain = [](const GroupReach& group) { return group.reach != Reach::none || group.certain; };
        for (std::size_t g = 0; g < in_.compared.size(); ++g) {
            if (in_.compared[g] == 0) continue;
            const GroupReach &before = reached[0][g], &after = reached[1][g];
            const std::string& id = in_.organisations.labels[g];
            each_.rows.push_back(
                {at.id, id, way(before), people(before), certain(before), way(after), people(after), certain(after)});
            if (before.reach == Reach::member && after.reach == Reach::member) continue;
            through_.rows.push_back({at.label, organisation_words(study_, id), way(before), way(after)});
        }
    }

    const ReachInput& in_;
    const Study& study_;
    const survey::Comparison& c_;
    bool people_shown_;
    Topic& topic_;
    Table counts_{"organisations_reach",
                  "How many organisations reach each work-stream",
                  {{"label", "Work-stream", Kind::words, "Its label"},
                   {"work_stream", "", Kind::key, "Its id"},
                   {"from.with_member", "With a member, before", Kind::count, "Organisations with a member of it"},
                   {"to.with_member", "With a member, after", Kind::count, "Organisations with a member of it"},
                   {"from.with_member_or_contact", "Or a contact of one, before", Kind::count,
                    "Organisations with a member of it, or a contact of one"},
                   {"to.with_member_or_contact", "Or a contact of one, after", Kind::count,
                    "Organisations with a member of it, or a contact of one"},
                   {"from.organisations", "", Kind::count, "Organisations compared"},
                   {"to.organisations", "", Kind::count, "Organisations compared"}},
                  {},
                  "People on both lists, pairs answered at both surveys.",
                  {}};
    Table each_ =
        of_people(for_machines("organisations_reach_each", "Through whom each organisation reaches each work-stream",
                               {{"work_stream", "", Kind::key, "Its id"},
                                {"organisation", "", Kind::key, "Its id"},
                                {"from.reach", "", Kind::key, "member, contact or none"},
                                {"from.people", "", Kind::person, "The members, or whom they are in contact with"},
                                {"from.certain", "", Kind::yes_no, "False: none recorded, not everybody answered"},
                                {"to.reach", "", Kind::key, "member, contact or none"},
                                {"to.people", "", Kind::person, "Likewise"},
                                {"to.certain", "", Kind::yes_no, "Likewise"}}));
    Table through_ =
        of_people(for_readers("organisations_reach_through",
                              "Through whom organisations without a member at both surveys reach each work-stream",
                              {{"Work-stream"}, {"Organisation"}, {"Before"}, {"After"}}));
};

}  // namespace

void add_reach(const ReachInput& input, Topic& topic) { ReachMaker(input, topic).add(); }

std::string organisation_words(const Study& study, const std::string& id) {
    const auto found = std::ranges::find(study.organisations, id, &Organisation::id);
    return found == study.organisations.end() ? id : shown_name(*found);
}

}  // namespace crosstie::io
