#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/read/survey/repeats.hpp"
#include "io/text/json_input.hpp"

namespace crosstie::io::survey {

/// How a question about others lies in an export.
enum class Shape : std::uint8_t {
    grid,    // a column a colleague, the answer in the cell
    names,   // names in a cell, several joined
    boxes,   // numbered boxes: a name, and perhaps an answer beside it
    rows,    // a row a nomination: from, to, answer
    matrix,  // names down and across
};

/// What an empty cell of somebody who answered says.
enum class Blank : std::uint8_t { no, skipped, undecided };

/// Whether 7/2 is the 7th of February.
enum class Dates : std::uint8_t { day_first, month_first, year_first, undecided };

struct GridColumn {
    std::string header, person;
};

struct ScaleWord {
    std::string word;
    std::optional<double> strength;  // nothing: nobody has said yet
};

struct RelationMapping {
    std::string name, question;
    Shape shape = Shape::grid;
    std::vector<GridColumn> columns;     // of a grid
    std::vector<std::string> names;      // headers with names: of names and boxes
    std::vector<std::string> strengths;  // headers with answers: beside the boxes, or of rows
    std::string separator;               // of joined names
    std::vector<ScaleWord> scale;        // empty: naming somebody is the answer
    std::vector<std::string> skipped;    // words that are no answer
    std::optional<double> tie_from;
    bool directed = true;
    Blank blank_means = Blank::undecided;
};

/// The columns of rows that name pairs; headers.
struct RowColumns {
    std::string from, to, relation, wave, direction;
};

/// Rows with this text in this column are left out.
struct LeftOut {
    std::string header, text;
};

/// Who was asked about whom: "attribute=value", or empty for everybody.
struct Askable {
    std::string respondents, about;
};

/// How one export is read: guessed once, written down, edited by a person, replayed.
struct Mapping {
    std::string file;  // the export it was written for
    std::string dialect, encoding, delimiter, sheet;
    std::vector<std::uint64_t> header_rows, skip_rows;  // lines of that export
    std::string wave;
    Dates dates = Dates::undecided;
    std::string submitted, closes;
    std::string repeat_answers = "latest-complete";
    Repeats repeated_links = Repeats::strongest;
    std::vector<std::string> who;
    std::vector<RelationMapping> relations;
    RowColumns rows;
    std::vector<LeftOut> leave_out;
    std::vector<Askable> askable;
    std::vector<std::string> drop, ignored;
    std::string meeting, date;                 // of a register of one meeting
    std::vector<std::string> present, absent;  // words of a register

    std::string read_from;  // the mapping's own file; empty: a guess
};

/// From no link to the strongest; what is undecided comes last.
void sort_by_strength(std::vector<ScaleWord>& scale);

/// What the mapping of an export is called in the folder of the study.
[[nodiscard]] std::string mapping_name(const std::string& file);
[[nodiscard]] std::string mapping_json(const Mapping& mapping);
/// Faults   whatever does not fit io/schema/mapping.schema.json
[[nodiscard]] std::optional<Mapping> parse_mapping(std::string_view bytes, const std::string& file, Faults& faults);

[[nodiscard]] std::string_view dates_word(Dates dates);

}  // namespace crosstie::io::survey
