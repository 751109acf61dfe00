#pragma once
#include <cstddef>

#include "graph/model/study.hpp"

namespace crosstie::io {

/// The study as if one wave were all of it: those on the roster then, with the attributes in force then.
[[nodiscard]] Study one_wave(const Study& study, std::size_t wave);
/// The study as if one relation were all of it.
[[nodiscard]] Study one_relation(Study study, std::size_t relation);

}  // namespace crosstie::io
