#pragma once
#include <set>
#include <string>

#include "io/person/person_lines.hpp"
#include "io/read/read_folder.hpp"
#include "io/text/spelt_ids.hpp"

namespace crosstie::io {

/// What one table says of one person.
struct TableFound {
    PersonTable table;
    std::set<std::string> alike;  // ids of a table of actors that look like this one
};

/// Every line of a table about one person, and what of it goes when the person is erased. The header is found as whoever
/// reads the table finds it, below title rows too. `people` are all ids of the study, with this one.
///
/// Errors   Unreadable; InvalidInput: no UTF-8 text, or no column that holds people where the table needs one
[[nodiscard]] TableFound search_table(const StudyTable& table, const std::string& actor, const SpeltIds& people);

}  // namespace crosstie::io
