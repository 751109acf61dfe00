#pragma once
#include <optional>

#include "io/answers/subjects/topics.hpp"

namespace crosstie::io {

/// Assigned roles beside positions in the network (plan::roles_held), before and after. Nobody is judged: the lists say
/// who is not yet linked, who joins others already, and who could share what hangs on one person. Public: counts only.
[[nodiscard]] std::optional<Topic> roles_topic(const Case& input);

}  // namespace crosstie::io
