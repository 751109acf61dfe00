#pragma once
#include <string>
#include <utility>

#include "io/document/table.hpp"

namespace crosstie::io {

// What the tables and records of the meetings are put together from.

/// A figure for machines alone.
inline std::pair<Column, Cell> machine_field(std::string key, std::string meaning, Cell cell) {
    return {Column{std::move(key), "", Kind::exact, std::move(meaning)}, std::move(cell)};
}

inline Table table_of_meetings(std::string id, std::string caption, Shown shown = Shown::everywhere) {
    Table table{std::move(id), std::move(caption), {}, {}, {}, {}};
    table.shown = shown;
    return table;
}

}  // namespace crosstie::io
