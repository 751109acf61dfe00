#pragma once
#include "graph/model/study.hpp"
#include "io/read/read.hpp"

namespace crosstie::io {

/// Reads a study from one or two tables of ties and what is told beside them.
[[nodiscard]] Study read_quick(const Source& source);

}  // namespace crosstie::io
