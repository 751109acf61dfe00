#pragma once
#include "graph/survey/change_detail.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

// What of the figures beneath a comparison an edition may show; the group and named editions may all of them.

/// Whether so many people are some, but fewer than an edition may speak of.
[[nodiscard]] bool few(std::uint64_t people, const Disclosed& shown);

/// Medians and means of people's circles: of twice min_group people.
[[nodiscard]] bool circles_shown(const infer::PairedChange& change, const Disclosed& shown);
/// How many rose, fell and stayed: none of them a few, for one hidden among shown ones is given back by the sum.
[[nodiscard]] bool circles_counted(const infer::PairedChange& change, const Disclosed& shown);

/// Figures of areas as the study has them, not put together, and of who moved between them.
[[nodiscard]] bool single_areas_shown(const Disclosed& shown);

}  // namespace crosstie::io
