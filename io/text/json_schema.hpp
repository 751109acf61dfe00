#pragma once
#include <string_view>

#include "io/text/json_input.hpp"

namespace crosstie::io {

/// Holds a document against a JSON Schema (draft-07) and adds a fault, with its line, for everything that does not fit.
/// valijson decides whether the document fits; the words are ours. Schemas are ours too, so a schema that cannot be
/// read is a mistake of the program.
void check_schema(const JsonDocument& document, std::string_view schema, Faults& faults);

}  // namespace crosstie::io
