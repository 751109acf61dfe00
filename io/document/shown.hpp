#pragma once
#include <map>
#include <string>
#include <vector>

#include "io/document/report.hpp"

namespace crosstie::io {

/// How a reader sees a cell of a column: one place, so that a table, a sentence about it, a picture's title and its
/// alternative text say one figure in one way.
[[nodiscard]] std::string shown(const Cell& cell, const Column& column);
[[nodiscard]] std::string shown(const Cell& cell, Kind kind, int digits = 1);

/// A table as readers see it, every cell in words: columns with a key and no head are for machines alone.
struct ShownTable {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::vector<int>> shade;
};
[[nodiscard]] ShownTable as_shown(const Table& table);

/// A record as the table of two columns that readers see; fields without a head are left out.
[[nodiscard]] Table as_table(const Record& record);

/// Whether a paper holds a block: tables and records that are not for the terminal or for machines alone, with
/// something in them.
[[nodiscard]] bool on_paper(const Block& block);
/// The same of a terminal.
[[nodiscard]] bool on_terminal(const Block& block);

/// What a paper's figures and tables are called, by their anchors: "figure-areas" is "Figure 1".
[[nodiscard]] std::map<std::string, std::string> numbered(const Report& report);
/// A sentence about to end in brackets that say where it is shown: its text without the full stop, and the anchors of
/// those of `see` that the paper holds.
struct Pointing {
    std::string text;
    std::vector<std::string> to;  // empty: the text is whole
};
[[nodiscard]] Pointing pointing(const Paragraph& paragraph, const std::map<std::string, std::string>& numbers);

}  // namespace crosstie::io
