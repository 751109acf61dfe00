#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/model/ids.hpp"
#include "graph/model/study.hpp"
#include "io/read/choices.hpp"
#include "io/read/spellings.hpp"
#include "io/read/survey/workbook_text.hpp"
#include "io/text/csv_table.hpp"
#include "io/text/faults.hpp"
#include "io/text/spelt_ids.hpp"

namespace crosstie::io {

/// A table as a study names it: where it is, and what its columns are called there.
struct TableFile {
    std::string path;                                          // empty: there is none
    std::vector<std::pair<std::string, std::string>> columns;  // our name, theirs
    std::string named_in = "study.json";                       // where the columns are named

    [[nodiscard]] bool given() const noexcept { return !path.empty(); }
};

/// A table of a study, open for reading.
class OpenTable {
 public:
    /// `wanted` describes the header to a person.
    OpenTable(const TableFile& file, Faults& faults, std::string wanted);
    OpenTable(const OpenTable&) = delete;
    OpenTable& operator=(const OpenTable&) = delete;
    ~OpenTable() = default;

    /// The encoding the file was found to be in, where that is not UTF-8.
    [[nodiscard]] const std::string& encoding() const noexcept { return encoding_; }
    /// What a person should know of the workbook it is a sheet of.
    [[nodiscard]] const std::vector<std::string>& remarks() const noexcept { return file_.remarks; }

 private:
    std::string encoding_;
    BytesOrSheet file_;

 public:
    CsvTable table;
};

/// Rows of one kind, for a note: how many, and the first.
struct SomeRows {
    std::uint64_t rows = 0, line = 0;
    std::string example;

    void count(std::uint64_t at, std::string_view text) {
        if (rows++ > 0) return;
        line = at;
        example = text;
    }
};

/// What the readers of one study share.
struct Reading {
    Study study;
    Faults faults;
    Choices choices;
    bool quick = false;              // tables without a study.json: what is unclear is asked for as an option
    bool each_note = false;          // `check` lists what others only count
    std::optional<double> tie_from;  // the threshold that was asked for
    SpeltIds ids;                    // actor numbers by id, as in study.actors
    SpeltIds withdrawn;              // ids that are erased wherever they stand
    std::string roster;              // the file the actors come from
    bool roster_sound = true;        // no actor was lost to a fault: an id that is not there is truly unknown
    Respellings respellings;
    ActorId first_outsider = SpeltIds::none;  // from here on, actors whom the roster lacks and who were taken in
    std::unordered_set<ActorId> outsiders_who_answered;  // of those, who send ties
    bool told_way_out = false;                           // what can be done about such people has been said
    bool undirected = false;                             // relations met in the tables have no direction
    struct LeftOut {
        std::string file, example;
        std::uint64_t line = 0, rows = 0;
    };
    std::vector<LeftOut> not_on_roster;  // rows left out by choice, a file each

    static constexpr ActorId nobody = SpeltIds::none;

    /// The actor whose id this is in any spelling, which is noted; `nobody` if there is none.
    ActorId known_actor(const CsvTable& table, const CsvRecord& row, const SpeltIds::Key& key);
    void warn(std::string warning) { study.notes.warnings.push_back(std::move(warning)); }
    /// The actor whose id stands in a cell; `nobody` for one who withdrew and, with a fault, for one not on the roster.
    ActorId actor(CsvTable& table, const CsvRecord& row, std::size_t column, const SpeltIds::Key& key);
    ActorId actor(CsvTable& table, std::size_t column) {
        return actor(table, table.record(), column, SpeltIds::key(table.cell(column)));
    }
    /// The wave whose key stands in a cell; nothing, with a fault, if there is none.
    std::optional<std::size_t> wave(CsvTable& table, std::size_t column);
    /// The relation whose key stands in a cell.
    std::optional<std::size_t> relation(CsvTable& table, const CsvRecord& row, std::size_t column,
                                        std::string_view key);
};

/// Gives actors who were taken in after the roster was read a cell, empty, in every column.
void reach_all(Study& study);

/// Empties cells of a column of attributes that R or a spreadsheet filled for want of a value ("NA", "#N/A"), and says so.
void empty_unknown(std::vector<std::string>& cells, const std::string& file, std::string_view column, Reading& reading);

[[nodiscard]] std::vector<std::string> keys_of(const std::vector<Wave>& waves);
[[nodiscard]] std::vector<std::string> keys_of(const std::vector<Relation>& relations);

/// "1 tie", "2 ties", "12,345 ties".
[[nodiscard]] std::string counted(std::uint64_t count, std::string_view noun);

}  // namespace crosstie::io
