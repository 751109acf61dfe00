#pragma once
#include <optional>

#include "io/answers/subjects/topics.hpp"

namespace crosstie::io {

/// Power, legitimacy and urgency, influence and interest, as the study gives them for the people on the list, each
/// beside the network: contacts, and who of much influence is not yet in contact with a work-stream. Nobody is ranked,
/// and the names that the literature gives the classes stay out of what is said of people. Public: counts only, and the
/// classes only where none holds a few people.
[[nodiscard]] std::optional<Topic> stakeholders_topic(const Case& input);

}  // namespace crosstie::io
