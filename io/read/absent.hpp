// What the command line says beside networks without a study.json: who was not there at the first survey or at the last,
// and the single pairs left unanswered then.
#pragma once
#include <cstddef>

#include "io/read/read.hpp"
#include "io/read/read_table.hpp"

namespace crosstie::io {

/// Adds a fault for --missing-to and --absent-to where the study has one survey only.
void refuse_second_of_one(const Source& source, Reading& reading);

/// Takes who was not there at the first survey (--absent-from) and at the last (--absent-to) off the roster of it. The
/// waves and the actors are known already.
///
/// Faults   an actor who is not there, with the nearest name; one who would be there at no survey of several
void take_absent(const Source& source, Reading& reading);

/// The table of single pairs left unanswered at a wave: --missing-from at the first, --missing-to at the last of
/// several; no table at any between.
[[nodiscard]] TableFile missing_at(const Source& source, std::size_t wave, const Study& study);

}  // namespace crosstie::io
