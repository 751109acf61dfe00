#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/ids.hpp"
#include "graph/model/study.hpp"
#include "io/text/csv_table.hpp"
#include "io/text/faults.hpp"
#include "io/text/id_table.hpp"

namespace crosstie::io {

/// A table as a study names it: where it is, and what its columns are called there.
struct TableFile {
    std::string path;                                          // empty: there is none
    std::vector<std::pair<std::string, std::string>> columns;  // our name, theirs

    [[nodiscard]] bool given() const noexcept { return !path.empty(); }
};

/// A table of a study, open for reading.
class OpenTable {
 public:
    /// `wanted` describes the header to a person.
    OpenTable(const TableFile& file, Faults& faults, std::string wanted);
    OpenTable(const OpenTable&) = delete;
    OpenTable& operator=(const OpenTable&) = delete;

 private:
    std::string bytes_;

 public:
    CsvTable table;
};

/// What the readers of one study share.
struct Reading {
    Study study;
    Faults faults;
    IdTable ids;               // actor numbers by id, as in study.actors
    IdTable withdrawn;         // ids that are erased wherever they stand
    std::string roster;        // the file the actors come from
    bool roster_sound = true;  // no actor was lost to a fault: an id that is not there is truly unknown

    static constexpr ActorId nobody = IdTable::none;

    void warn(std::string warning) { study.notes.warnings.push_back(std::move(warning)); }
    /// The actor whose id stands in a cell; `nobody` for one who withdrew and, with a fault, for one not on the roster.
    ActorId actor(CsvTable& table, const CsvRecord& row, std::size_t column, const IdTable::Key& key);
    ActorId actor(CsvTable& table, std::size_t column) {
        return actor(table, table.record(), column, IdTable::key(table.cell(column)));
    }
    /// The wave whose key stands in a cell; nothing, with a fault, if there is none.
    std::optional<std::size_t> wave(CsvTable& table, std::size_t column);
    /// The relation whose key stands in a cell.
    std::optional<std::size_t> relation(CsvTable& table, const CsvRecord& row, std::size_t column,
                                        std::string_view key);
};

[[nodiscard]] std::vector<std::string> keys_of(const std::vector<Wave>& waves);
[[nodiscard]] std::vector<std::string> keys_of(const std::vector<Relation>& relations);

/// "1 tie", "2 ties", "12,345 ties".
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view noun);

}  // namespace crosstie::io
