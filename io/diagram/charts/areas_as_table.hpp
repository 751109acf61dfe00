#pragma once
#include <optional>

#include "io/diagram/charts/chart.hpp"
#include "io/diagram/scene/scene.hpp"

namespace crosstie::io::diagram {

/// More areas than this are a ball of lines as circles: they are drawn as a table.
inline constexpr std::size_t most_circles = 20;

/// Which table stands for a view of areas where there are more than `most_circles`; none: the view is drawn as it is.
/// Errors: as Case::shown.
[[nodiscard]] std::optional<HeatShows> areas_as_table(const Case& of, View view);

}  // namespace crosstie::io::diagram
