#pragma once
#include "graph/model/study.hpp"
#include "io/read/read.hpp"

namespace crosstie::io {

/// Does this source name a file in the form of another program? Two files are both of that kind, or neither.
///
/// Errors   InvalidInput when one is and the other is not
[[nodiscard]] bool is_foreign(const Source& source);

/// Reads a study from one or two such files and what is told beside them. Actors that one of two files does not list are
/// taken not to have been on the roster then; an attribute whose values differ between them is kept for each wave.
[[nodiscard]] Study read_foreign(const Source& source);

}  // namespace crosstie::io
