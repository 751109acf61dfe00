#pragma once
#include <vector>

#include "graph/model/study.hpp"

namespace crosstie {

/// The same study with its actors in another order: nothing that follows from it can tell the order of the roster.
///
/// Definition  actor i of `study` becomes actor number[i] of the result
/// Result      a study; ties and registers sorted by the new numbers, pairs without direction first actor lower
/// Undefined   never
/// Ties        every relation, wave and list that names actors is renumbered
/// Errors      none; `number` is a permutation of the actors
/// Cost        O(m log m), and n^2 where not everything was observed
/// Source      a change of names, no formula
[[nodiscard]] Study relabelled(const Study& study, const std::vector<ActorId>& number);

}  // namespace crosstie
