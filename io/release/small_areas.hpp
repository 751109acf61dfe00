#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/survey/comparison.hpp"

namespace crosstie::io {

/// What decides whether an area may be shown: people on the roster and answering at each wave, there at both, and
/// answering at both, since figures of change rest on these alone.
using AreaCounts = std::array<std::uint32_t, 6>;
inline constexpr std::size_t stayed = 4, answered_both = 5;

[[nodiscard]] std::vector<AreaCounts> area_counts(const survey::Comparison& c);
[[nodiscard]] std::uint32_t least(const AreaCounts& counts);

/// Would the totals within and across areas, less the rows that are shown, leave a figure of a few people? Within leaves
/// the sum of the merged areas' own contacts, across the sum between them: a sum of one area, or of a few people, is no
/// cover, and beside one area of enough people all contacts between them are of the few outside it. Areas with nobody at both waves, or one
/// person, have no contact there to hide, and cover nothing.
[[nodiscard]] bool gives_one_back(const std::vector<AreaCounts>& counts, const std::vector<bool>& merged,
                                  std::size_t min_group);

/// The areas to put together: all too small ones, then the smallest others until the union is safe. May be all.
[[nodiscard]] std::vector<bool> areas_to_merge(const std::vector<AreaCounts>& counts, std::size_t min_group);

/// How many pairs of areas have a contact, where all have one or none has, tells it of each; of two areas of a few people
/// together it may not be told.
[[nodiscard]] bool pairs_tell(const survey::Comparison& c, const std::vector<AreaCounts>& counts,
                              std::size_t min_group);

}  // namespace crosstie::io
