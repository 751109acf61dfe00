#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "io/read/read_table.hpp"
#include "io/read/tie_columns.hpp"

namespace crosstie::io {

/// Whether a table of ties may name actors and relations that nothing named before.
enum class Names { known_only, new_ones_too };

/// The ties of one survey as a table tells them, by relation, in the order of its rows. Strength 0 says there is none.
struct TieTable {
    std::string path;
    std::vector<std::vector<Tie>> ties;            // [relations]
    std::vector<std::vector<Tie>> told_by_others;  // [relations, or fewer] only somebody else than the sender tells of
    SomeRows rows_told_by_others;
    bool strengths = true;                       // whether the table has any
    std::optional<double> scale_min, scale_max;  // if its heading says so
    std::optional<TableFile> file;               // to look rows up in again
    std::optional<std::size_t> survey;           // of several in the file
};

/// Reads source,target[,strength][,relation] and what else the columns were found to mean. A table of several surveys
/// gives one of them each; with `wave`, only rows of that wave of the study count, and there is one.
///
/// Notes    cells that hold several people, words that mean nobody, rows below the table
/// Cost     one pass and two hash look-ups a row
[[nodiscard]] std::vector<TieTable> read_ties(TieFile& file, Reading& reading, Names actors, Names relations,
                                              std::optional<std::size_t> wave = std::nullopt);

}  // namespace crosstie::io
