#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "io/read/read_table.hpp"

namespace crosstie::io {

/// The columns of a table of ties that hold its people.
struct TieEnds {
    static constexpr std::size_t none = CsvTable::none;
    std::size_t from = none, to = none;
    std::vector<std::size_t> more_to;  // "target2", "target3": others the same sender names

    [[nodiscard]] bool readable() const noexcept { return from != none && to != none; }
};

/// By the names of the columns.
[[nodiscard]] TieEnds tie_ends(const CsvTable& table);
/// The same; where the first row is no such header, the table is moved to the one that stands below title rows.
[[nodiscard]] TieEnds seek_tie_ends(CsvTable& table);

/// What the columns of a table of ties mean. Taken where their names and values leave no doubt; where they do and it
/// matters, there is a fault that asks.
struct TieColumns : TieEnds {
    std::size_t strength = none, relation = none;
    std::size_t wave = none;         // where the table holds several surveys
    std::size_t asserted_by = none;  // who told of the tie, where that is not its sender
    std::size_t direction = none;    // "Type" of Gephi, "Direction" of Kumu
    std::vector<std::string> waves;  // [surveys] as first spelt, in the order of time
    std::string only_wave;           // of a column of surveys that names a single one
    bool some_undirected = false, all_undirected = false;
    std::optional<double> scale_min, scale_max;  // as the heading of the strengths says: "Strength (1-4)"
};

/// A table of ties, open, with what its columns mean.
struct TieFile {
    TieFile(const TableFile& table, Reading& reading);

    TableFile file;
    OpenTable open;
    TieColumns columns;
};

/// One note for the columns of a table that are not read, with some of their values and, for `ties`, what they may be;
/// and one for an encoding other than UTF-8.
void tell_unread(const OpenTable& open, Reading& reading, bool ties = false);

}  // namespace crosstie::io
