#pragma once
#include <vector>

#include "io/read/foreign_answers.hpp"

namespace crosstie::io {

/// Attributes of the study from the columns of the files; spellings of one value are one and noted. A roster's values
/// stand, and the user is told of those that differ; of two files, what the second says otherwise is that of its wave.
void take_attributes(const std::vector<ForeignFile>& files, Reading& reading);

}  // namespace crosstie::io
