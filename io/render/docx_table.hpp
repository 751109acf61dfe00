#pragma once
#include <pugixml.hpp>
#include <vector>

#include "io/document/report.hpp"

namespace crosstie::io::word {

/// How a table is set: the size of its text, whether its page lies on its side, and the columns' widths in points.
struct TableShape {
    double size = 12;
    bool on_side = false;
    std::vector<double> widths;
};

/// The largest setting in which no word is broken: 12 points upright, then on its side, then ever smaller. Beyond that
/// words are broken, for the table never leaves the page.
[[nodiscard]] TableShape shape_of(const Table& table);

/// The table with its caption above it, "Table 4. ...", and its note below; the header row is marked and comes again on
/// every page. `number`: 0 for a table that is not counted.
void add_table(pugi::xml_node body, const Table& table, const TableShape& shape, std::size_t number);

}  // namespace crosstie::io::word
