#pragma once
#include "io/diagram/scene/scene.hpp"

namespace crosstie::io::diagram {

/// The page that shows a comparison.
///
/// People views draw contacts (pairs joined by a report, or by both where both are asked for); views of areas,
/// organisations and work-streams draw the counts of contacts between them. Whoever or whatever is drawn keeps its
/// place over all waves of the study. Errors: as
/// Case::shown; Error for a people view in the public edition, areas without an attribute or
/// without a pair compared, a focus that is not there, a study without organisations or work-streams where they are
/// drawn; TooManyToShow over 2,000 people.
[[nodiscard]] Scene scene_of(const Case& of, const DrawOptions& options = {});

}  // namespace crosstie::io::diagram
