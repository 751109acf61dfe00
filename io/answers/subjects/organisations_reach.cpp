#include "io/answers/subjects/organisations_reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "graph/change/group_links.hpp"
#include "graph/survey/work_stream_change.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/answers/subjects/topic_words.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using change::GroupReach;
using change::Reach;
using nlohmann::ordered_json;

class ReachMaker {
 public:
    ReachMaker(const ReachInput& input, Topic& topic)
        : in_(input),
          study_(input.topic.study),
          c_(input.topic.comparison),
          public_(input.topic.shown().edition == Edition::public_),
          topic_(topic) {}

    void add() {
        if (study_.work_streams.empty()) return;
        topic_.numbers["reach"] = ordered_json::array();
        for (std::size_t stream = 0; stream < study_.work_streams.size(); ++stream) one(stream);
        if (!counts_.rows.empty()) topic_.section.blocks.emplace_back(std::move(counts_));
        if (!each_.rows.empty()) topic_.section.blocks.emplace_back(std::move(each_));
    }

 private:
    void one(std::size_t stream) {
        const std::string& label = study_.work_streams[stream].label;
        const std::size_t least = public_ ? in_.topic.shown().min_group : 0;
        ordered_json numbers{{"work_stream", study_.work_streams[stream].id}, {"label", label}};
        std::array<std::vector<GroupReach>, 2> reached;
        std::array<PeopleCount, 2> with_member, with_any;
        for (const std::size_t k : {std::size_t{0}, std::size_t{1}}) {
            const auto of = survey::stayers_of_stream(study_, c_, stream, k == 0 ? c_.options.from : c_.options.to);
            const auto people = static_cast<std::size_t>(std::ranges::count(of, 1));
            if (people == 0 || people < least) {
                withhold(numbers, "from", people == 0 ? "no members on both lists" : "suppressed: small_groups");
                withhold(numbers, "to", people == 0 ? "no members on both lists" : "suppressed: small_groups");
                topic_.numbers["reach"].push_back(std::move(numbers));
                return;
            }
            const auto at = k == 0 ? &change::ContactPair::joint_before : &change::ContactPair::joint_after;
            reached[k] = change::group_reach(in_.contacts, at, in_.told, in_.organisations, of);
            const auto [member, contact, all] = change::reach_counts(reached[k], in_.compared);
            with_member[k] = people_count(member, all, least);
            with_any[k] = people_count(member + contact, all, least);
            if (contact > 0 && contact < least) {  // the difference of the two would be a few organisations
                with_any[k].value.reset();
                with_any[k].why = "not shown";
                with_any[k].told = false;
            }
            ordered_json& out = numbers[k == 0 ? "from" : "to"] = {{"organisations", all}};
            put(out, "with_member", with_member[k]);
            put(out, "with_member_or_contact", with_any[k]);
        }
        topic_.section.blocks.emplace_back(Paragraph{fmt::format(
            "{}: organisations that reach it through a member or a contact of a member were {} before and {} after.",
            label, people_of_words(with_any[0]), people_of_words(with_any[1]))});
        topic_.answers.push_back(
            {Part::results, stream_question(in_.topic, stream),
             fmt::format(
                 "Organisations that reach it through a member or a contact of one were {} before and {} after.",
                 people_of_words(with_any[0]), people_of_words(with_any[1]))});
        counts_.rows.push_back({label, people_count_words(with_member[0]), people_count_words(with_member[1]),
                                people_count_words(with_any[0]), people_count_words(with_any[1])});
        if (!public_) each(stream, reached, numbers);
        topic_.numbers["reach"].push_back(std::move(numbers));
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

    void each(std::size_t stream, const std::array<std::vector<GroupReach>, 2>& reached, ordered_json& numbers) {
        numbers["each"] = ordered_json::array();
        const auto told = [&](const GroupReach& group) {
            auto ids = ordered_json::array();
            for (const ActorId i : group.reach == Reach::member ? group.members : group.through)
                ids.push_back(study_.actors[i].id);
            constexpr std::array names{"member", "contact", "none"};
            return ordered_json{{"reach", names[static_cast<std::size_t>(group.reach)]},
                                {"people", ids},
                                {"certain", group.reach != Reach::none || group.certain}};
        };
        for (std::size_t g = 0; g < in_.compared.size(); ++g) {
            if (in_.compared[g] == 0) continue;
            const std::string& id = in_.organisations.labels[g];
            numbers["each"].push_back(
                {{"organisation", id}, {"from", told(reached[0][g])}, {"to", told(reached[1][g])}});
            if (reached[0][g].reach == Reach::member && reached[1][g].reach == Reach::member) continue;
            each_.rows.push_back({study_.work_streams[stream].label, organisation_words(study_, id),
                                  words(reached[0][g]), words(reached[1][g])});
        }
    }

    const ReachInput& in_;
    const Study& study_;
    const survey::Comparison& c_;
    bool public_;
    Topic& topic_;
    Table counts_{"organisations_reach",
                  "How many organisations reach each work-stream",
                  {{"Work-stream", false},
                   {"With a member, before", true},
                   {"With a member, after", true},
                   {"Or a contact of one, before", true},
                   {"Or a contact of one, after", true}},
                  {},
                  "People on both lists, pairs answered at both surveys.",
                  {}};
    Table each_{"organisations_reach_each",
                "Through whom organisations without a member at both surveys reach each work-stream",
                {{"Work-stream", false}, {"Organisation", false}, {"Before", false}, {"After", false}},
                {},
                "",
                {}};
};

}  // namespace

void add_reach(const ReachInput& input, Topic& topic) { ReachMaker(input, topic).add(); }

std::string organisation_words(const Study& study, const std::string& id) {
    const auto found = std::ranges::find(study.organisations, id, &Organisation::id);
    return found == study.organisations.end() || found->label.empty() ? id : found->label;
}

}  // namespace crosstie::io
