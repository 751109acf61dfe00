#pragma once
#include <string>
#include <utility>
#include <vector>

#include "io/document/document.hpp"
#include "io/person/issued_packs.hpp"
#include "io/person/person_lines.hpp"

namespace crosstie::io {

// What the answers about one person share.

/// A figure for machines alone.
[[nodiscard]] std::pair<Column, Cell> person_field(std::string key, std::string meaning, Cell cell);

/// Places where the person stands in words that no column is for, files that could not be searched, and ids that look
/// the same. `command` begins the ids of tables; `heading` and `alike` are said to a reader, `alike` of such an id.
void add_beyond_tables(const PersonFound& found, const std::string& command, const std::string& heading,
                       const std::string& alike, std::vector<Block>& blocks);

/// The packs made before, and which of their files show the person; or that nobody looked for them.
void add_packs(const std::vector<IssuedPack>& packs, bool looked_for, const std::string& command,
               std::vector<Block>& blocks);

}  // namespace crosstie::io
