#pragma once
#include "io/document/table.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

/// A count of people as a cell: the number, or what the edition says in its place.
[[nodiscard]] inline Cell people_cell(const PeopleCount& count) {
    return count.value ? Cell(*count.value) : Cell(Withheld{count.why});
}

}  // namespace crosstie::io
