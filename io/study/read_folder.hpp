#pragma once
#include <string>

#include "graph/model/study.hpp"

namespace crosstie::io {

/// Reads the study that `study_json` describes; the tables it names stand in the same folder.
[[nodiscard]] Study read_folder(const std::string& study_json);

}  // namespace crosstie::io
