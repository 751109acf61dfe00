#pragma once
#include <cstddef>
#include <vector>

#include "graph/model/study.hpp"

namespace crosstie::io {

using Members = std::vector<ActorId>;  // of a group, ascending

/// How many of these are not among those.
[[nodiscard]] std::size_t members_beyond(const Members& these, const Members& those);
[[nodiscard]] Members either_members(const Members& these, const Members& those);
/// Whether one group lies within the other and a few people, fewer than `least`, are the difference: then figures of the
/// two, one less the other, are these few people's.
[[nodiscard]] bool differ_by_few(const Members& these, const Members& those, std::size_t least);

}  // namespace crosstie::io
