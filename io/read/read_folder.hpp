#pragma once
#include <string>
#include <vector>

#include "graph/model/study.hpp"
#include "io/read/read.hpp"
#include "io/read/read_table.hpp"

namespace crosstie::io {

/// Reads the study and the paper that `study_json` describes; the tables it names stand in the same folder.
/// Of `source` only what holds for any source is used.
[[nodiscard]] StudyAndPaper read_folder(const std::string& study_json, const Source& source = {});

/// One table of a study folder: what study.json calls it ("ties", "attendance"), and of which wave, if of one.
struct StudyTable {
    std::string kind, wave;
    std::string name;  // as seen from the folder
    TableFile file;
};

/// A study and the tables it was read from. Errors: as read_folder.
struct StudyWithTables {
    Study study;
    std::vector<StudyTable> tables;
};
[[nodiscard]] StudyWithTables read_folder_with_tables(const std::string& study_json);

}  // namespace crosstie::io
