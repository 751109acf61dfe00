#pragma once
#include <string>
#include <vector>

#include "io/document/table.hpp"

namespace crosstie::io {

// Where the parts of a document stand in its JSON.

/// Where a part of a section stands in the section's object: "each" for "roles_each" in the section "roles".
[[nodiscard]] std::string key_in(const std::string& section, const std::string& id);

/// The levels of a key: a dot is a new one, but not after a backslash: `as_level`.
[[nodiscard]] std::vector<std::string> levels_in(const std::string& key);

/// Whether an edition withholds all that a row of a table by key says: null then stands in the row's place.
[[nodiscard]] bool withheld_whole(const Row& row, const Table& table);

}  // namespace crosstie::io
