#pragma once
#include <vector>

#include "io/read/read_ties.hpp"

namespace crosstie::io {

/// Refuses what was found wrong so far; else hands over the study with the ties of its waves in the form it keeps:
/// sorted by pair, once each (repeats by the rule that was chosen), none from an actor to itself, none on a pair that was
/// not observed. What is left out is counted in the notes, repeats that disagree are named by line, and a wave of which
/// no table says who answered is named there.
///
/// Faults   a threshold on ties without strengths, or on scales that differ between surveys
[[nodiscard]] Study settle(std::vector<TieTable> tables_by_wave, Reading& reading);

}  // namespace crosstie::io
