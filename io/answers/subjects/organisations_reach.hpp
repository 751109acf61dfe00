#pragma once
#include <string>
#include <vector>

#include "graph/change/contacts.hpp"
#include "io/answers/subjects/topics.hpp"

namespace crosstie::io {

/// What organisations' reach is made from.
struct ReachInput {
    const Case& topic;
    const Partition& organisations;
    const std::vector<change::ContactPair>& contacts;
    const ObservedPairs& told;  // the cells these contacts were read from, at both waves
    const std::vector<std::uint8_t>& compared;
};

/// Which organisations reach each work-stream: through a member, or a contact of one. Adds to the section.
void add_reach(const ReachInput& input, Topic& topic);

/// The organisation's label; its id where it has none.
[[nodiscard]] std::string organisation_words(const Study& study, const std::string& id);

}  // namespace crosstie::io
