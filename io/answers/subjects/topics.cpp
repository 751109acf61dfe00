#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "graph/base/error.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/answers/subjects/meetings.hpp"
#include "io/answers/subjects/milestones.hpp"
#include "io/answers/subjects/organisations.hpp"
#include "io/answers/subjects/outcomes.hpp"
#include "io/answers/subjects/quality.hpp"
#include "io/answers/subjects/reach.hpp"
#include "io/answers/subjects/roles.hpp"
#include "io/answers/subjects/stakeholders.hpp"
#include "io/answers/subjects/topics.hpp"
#include "io/answers/subjects/work_streams.hpp"
#include "io/release/released.hpp"

namespace crosstie::io {

namespace {

constexpr std::array kinds{
    TopicKind{"work-streams", "each work-stream by itself", "work-streams with members", work_streams_topic},
    TopicKind{"organisations", "organisations as nodes, and which of them reach each work-stream",
              "people of two organisations or more", organisations_topic},
    TopicKind{"quality", "whether relationships are stronger, mutual, trusting", "a strength scale or two relations",
              quality_topic},
    TopicKind{"roles", "assigned roles beside positions, and what hangs on one person", "a column role of the actors",
              roles_topic},
    TopicKind{"meetings", "which meetings mix areas, what they took, and meeting before contact", "attendance.csv",
              meetings_topic},
    TopicKind{"reach", "links to the owners of issues that others must act on too", "issues.csv", reach_topic},
    TopicKind{"stakeholders", "power, legitimacy, urgency, influence and interest beside contacts",
              "columns influence, or power, legitimacy and urgency, of the actors", stakeholders_topic},
    TopicKind{"outcomes", "what leaders say of themselves, before and after", "outcomes.csv", outcomes_topic},
    TopicKind{"milestones", "what happened between the waves, beside them", "milestones.csv", milestones_topic},
};

/// The topic as its edition may show it.
Topic released(const Case& input, Topic topic) {
    Document whole;
    whole.sections.push_back(std::move(topic.section));
    topic.section = release(std::move(whole), {input.edition, input.study.min_group}).document().sections.front();
    return topic;
}

const TopicKind& kind_of(std::string_view key) {
    const auto found = std::ranges::find(kinds, key, &TopicKind::key);
    if (found != kinds.end()) return *found;
    std::string keys;
    for (const TopicKind& kind : kinds) keys += fmt::format("{}{}", keys.empty() ? "" : ", ", kind.key);
    throw Error(fmt::format("no subject '{}': choose of {}, or all", key, keys));
}

}  // namespace

std::span<const TopicKind> topic_kinds() { return kinds; }

std::vector<Topic> topics_of(const Case& input) {
    std::vector<Topic> made;
    if (survey::one_survey(input.comparison)) return made;
    for (const TopicKind& kind : kinds) {
        if (auto topic = kind.make(input)) made.push_back(released(input, *std::move(topic)));
    }
    return made;
}

std::vector<Topic> topics_of(const Case& input, std::span<const std::string> keys) {
    if (std::ranges::find(keys, "all") != keys.end()) return topics_of(input);
    for (const std::string& key : keys) (void)kind_of(key);
    std::vector<Topic> made;
    for (const TopicKind& kind : kinds) {
        if (std::ranges::find(keys, kind.key) == keys.end()) continue;
        auto topic = kind.make(input);
        if (!topic) throw Error(fmt::format("nothing to say of {}: it needs {}", kind.key, kind.needs));
        made.push_back(released(input, *std::move(topic)));
    }
    return made;
}

}  // namespace crosstie::io
