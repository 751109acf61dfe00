#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/answers/change/case.hpp"
#include "io/answers/subjects/topic.hpp"

namespace crosstie::io {

// What a leadership programme asks beside "who works with whom": milestones, meetings, roles, issues, outcomes. Each
// subject is made once, as an edition may show it, and the terminal, the report and JSON read the same value.

struct TopicKind {
    std::string_view key;
    std::string_view about;  // one line of help
    std::string_view needs;  // what a study must hold for it, for the message when it does not
    /// Before the edition's rules. Nothing where the study holds nothing about it.
    std::optional<Topic> (*make)(const Case& input);
};

/// All subjects, in the order of the paper.
[[nodiscard]] std::span<const TopicKind> topic_kinds();

/// Every subject the study holds something about. Of one survey none: they tell what changed.
[[nodiscard]] std::vector<Topic> topics_of(const Case& input);

/// The subjects of these keys, in the order of the paper; "all" for every one there is something about.
/// Errors: Error naming the keys there are, or what the study lacks.
[[nodiscard]] std::vector<Topic> topics_of(const Case& input, std::span<const std::string> keys);

}  // namespace crosstie::io
