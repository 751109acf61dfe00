#pragma once
#include "graph/model/study.hpp"
#include "io/read/read.hpp"
#include "tools/options.hpp"

namespace crosstie::cli {

// What was asked and could come to nothing. Errors of each that refuses: UsageError.

/// A study folder says some things itself; an option that would be ignored is refused.
void refuse_tables_options(const StudyOptions& options);

/// The standard input is read once, and a comparison of a file with itself tells nothing.
void refuse_the_same_twice(const io::Source& source);

/// What the study leaves nothing to do for: a threshold that no tie reaches, two reports of a pair without direction.
void refuse_without_effect(const Study& study, const StudyOptions& options);

/// Says what may have been forgotten or mistyped: a threshold that empties one survey, areas without --by.
void tell_doubts(const Study& study, const StudyOptions& options);

/// Notes that the second of two waves comes before the first. Errors: UsageError for a wave there is not.
void tell_reverse_order(const Study& study, const WavePairOptions& waves, bool quiet);

}  // namespace crosstie::cli
