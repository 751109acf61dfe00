#pragma once
#include <vector>

#include "io/read/read_ties.hpp"

namespace crosstie::io {

// What is said of ties and people before anything is computed, because a number computed from them would be wrong
// without a sign of it.

/// Faults for a threshold that can mean nothing: on ties without strengths, or on scales that differ between surveys.
void refuse_thresholds(const std::vector<TieTable>& tables_by_wave, Reading& reading);
/// Ids that differ by leading zeros only; people whom the roster lacks and what became of them.
void tell_people(Reading& reading);
/// Strengths such as 99 far above all others, which often stand for no answer.
void tell_strange_strengths(const std::vector<TieTable>& tables_by_wave, Reading& reading);
/// Two surveys one after the other whose ties share few people, or none.
void tell_shared_people(Reading& reading);
/// Areas and organisations that may be one, spelled a little differently.
void tell_near_areas(Reading& reading);

}  // namespace crosstie::io
