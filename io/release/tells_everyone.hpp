#pragma once
#include <cstdint>

#include "graph/survey/comparison.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

/// Of `pairs`, so many say something before and after: where all of them do, the count says so of each.
[[nodiscard]] bool tells_everyone(std::uint64_t pairs, std::uint64_t from, std::uint64_t to);

/// The same of some cell of a table by area, of pairs of whom both answered about each other at both surveys.
[[nodiscard]] bool some_areas_tell_everyone(const Study& study, const survey::Comparison& comparison,
                                            const AreaTables& areas);

}  // namespace crosstie::io
