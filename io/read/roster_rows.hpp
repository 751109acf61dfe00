// What the rows of the tables of who there is have in common: an id of their own, and groups spelt alike.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/read/read_table.hpp"
#include "io/text/spelling.hpp"

namespace crosstie::io {

/// Values of a column as they are first spelt.
class Spelt {
 public:
    explicit Spelt(Reading& reading) : reading_(reading) {}
    /// The cell, or the value met before from which it differs by spelling only; of columns that group nobody, the cell.
    std::string_view in(const CsvTable& table, std::size_t column, std::string_view kind);

 private:
    Reading& reading_;
    SpeltIds known_;
};

/// Rows with an id of their own: tells an id that is empty or met before, and where it was met first.
class Owners {
 public:
    Owners(SpeltIds& ids, std::string_view kind, Reading& reading) : ids_(ids), kind_(kind), reading_(reading) {}
    /// The id as it is kept; nothing, with a fault, if the row has none of its own.
    std::optional<std::string_view> take(CsvTable& table, std::size_t column);

 private:
    SpeltIds& ids_;
    std::string_view kind_;
    Reading& reading_;
    std::vector<std::uint64_t> lines_;
};

}  // namespace crosstie::io
