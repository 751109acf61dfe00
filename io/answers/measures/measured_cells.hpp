#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "graph/measure/catalog.hpp"
#include "graph/model/study.hpp"
#include "io/document/table.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io {

/// A number of a measure: without a decimal point where it is whole, and why where there is none (a reason of the
/// catalog, or "limit": too much for a network of this size).
[[nodiscard]] Cell number_cell(double number, std::string_view why);
/// The same in the few digits that stand side by side on a page; "-" where there is none.
[[nodiscard]] Cell short_cell(const Cell& cell);

/// A value of the whole network. Pairs and sets of people are words, the ids joined by a bar. A reader is shown no more
/// than the first thirty.
[[nodiscard]] Cell network_cell(const Study& study, const measure::NetworkValue& value, Edition edition);
[[nodiscard]] bool names_people(const measure::NetworkValue& value);

/// Rows of numbers for readers, their columns cut into as many tables as a page is wide for, each with the rows' names
/// in front.
struct SideBySide {
    std::string id, caption, first;                                  // of the tables, and the head of the names
    std::vector<std::string> names;                                  // [rows]
    std::vector<std::pair<std::string, std::vector<Cell>>> columns;  // head, [rows]
    bool people = false;
};
[[nodiscard]] std::vector<Table> tables_of(const SideBySide& all);

}  // namespace crosstie::io
