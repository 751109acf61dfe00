#pragma once
#include <string>
#include <vector>

#include "graph/model/study.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io {

/// What was said while a study was read. Notes may quote ids, so the public edition has none.
[[nodiscard]] inline std::vector<std::string> notes_shown(const Study& study, Edition edition) {
    return edition == Edition::public_ ? std::vector<std::string>() : study.notes.warnings;
}

}  // namespace crosstie::io
