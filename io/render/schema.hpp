#pragma once
#include <string>

#include "io/release/released.hpp"

namespace crosstie::io {

/// The JSON Schema (draft 7) of what `json_of` writes of this document: every key with its types and, from its
/// column, its meaning. tools/schemas.py puts those of many studies and editions together into io/schema.
[[nodiscard]] std::string schema_text(const Released& released);

}  // namespace crosstie::io
