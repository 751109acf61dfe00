#pragma once
#include <string>
#include <vector>

#include "io/read/read_table.hpp"

namespace crosstie::io {

// What the whole of the ties makes doubtful, once they are settled.

/// Two surveys in a row that hold the same ties, strength by strength: perhaps a file is given twice. `paths` are the
/// files the surveys were read from.
void tell_same_surveys(const std::vector<std::string>& paths, Reading& reading);

/// Two relations of which each survey tells one: perhaps one question under two names.
void tell_renamed_relations(Reading& reading);

/// Of tables of ties without a study.json: ties read as directed that look as if they had no direction, since each
/// stands both ways or none does; and ties from one kind of actor to another.
void tell_ties_of_another_kind(Reading& reading);

}  // namespace crosstie::io
