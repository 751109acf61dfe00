#pragma once
#include <string>
#include <utility>
#include <vector>

#include "io/document/report.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

/// Figures of a subject. One that is told at two surveys is given once, and becomes a row for readers and two keys for
/// machines; others are for machines alone, or for readers alone.
class Figures {
 public:
    /// `id` and `caption` of the table that readers see.
    Figures(std::string id, std::string caption, std::string note);

    /// For machines alone. A dot in the key is a level.
    void add(std::string key, std::string meaning, Cell cell);
    /// For readers alone.
    void row(std::string head, Cell before, Cell after);
    /// For both: the two keys hold what the row shows.
    void row(std::string head, std::string key_before, std::string key_after, const std::string& meaning, Cell before,
             Cell after);

    /// Names the table's first column, and the other two as the surveys are called.
    void heads(std::string first, std::string before, std::string after);

    /// The record of all keys, which stand in the section's own object, and the table, where it has a row.
    void add_to(Section& section) &&;
    [[nodiscard]] Record record() &&;
    [[nodiscard]] Table table() &&;

 private:
    Record record_;
    Table table_;
};

/// Rows of figures for machines, each an object: a column for every key that some row has.
class FigureRows {
 public:
    /// `first`: the key that every row begins with; without a row the list is empty, not absent.
    FigureRows(std::string id, std::string caption, Column first);

    /// Begins a row.
    void next();
    /// A figure of the row. A dot in the key is a level.
    void add(const std::string& key, const std::string& meaning, Cell cell);

    [[nodiscard]] Table table() &&;

 private:
    void pad(Row& row) const;
    Table table_;
};

/// A count of people as readers are told it, with its whole: "12 of 57"; what the edition says where it withholds it.
[[nodiscard]] Cell people_of_cell(const PeopleCount& count);

/// A table without keys, for readers alone: what it shows stands in other tables of the section by key.
[[nodiscard]] Table for_readers(std::string id, std::string caption, std::vector<Column> columns,
                                std::string note = {});

/// The same table, as one about people: no public edition holds it.
[[nodiscard]] Table of_people(Table table);

/// A table for machines alone.
[[nodiscard]] Table for_machines(std::string id, std::string caption, std::vector<Column> columns);

}  // namespace crosstie::io
