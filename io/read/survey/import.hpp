#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "graph/base/error.hpp"
#include "io/read/survey/repeats.hpp"

namespace crosstie::io {

/// What crosstie import is asked to do.
struct ImportRequest {
    std::vector<std::string> exports;
    std::string study;                            // folder to write; its mappings and decisions are read back
    std::string roster;                           // empty: the people are those the exports name
    std::vector<std::string> waves;               // one a survey export, in order; empty: before and after, or only
    std::vector<std::string> mappings;            // one for all, or one an export
    std::string decisions;                        // decided names of another import
    std::string blanks;                           // "no" or "skipped", where a mapping leaves it undecided
    std::string dates;                            // "day-first" or "month-first", likewise
    std::vector<std::string> scale;               // answers from the least, which is no link
    std::string sheet;                            // of workbooks
    std::string roster_sheet;                     // of the roster, if it is one
    std::map<std::string, std::string> sheet_of;  // of one workbook among the exports, by its path; goes before `sheet`
    std::optional<Repeats> repeats;               // of links told several times; nothing: as the mappings say
    std::string today;                            // for decisions made now; year first
};

/// What came of it.
struct Imported {
    std::string summary;                       // one screen
    std::map<std::string, std::string> files;  // by name in the folder; without study.json while something is undecided
    std::vector<std::string> working_papers;   // of these, what a later run replaces unasked
    bool complete = false;
};

/// Reads exports into a study, or into the working papers a person needs to decide what the exports leave open.
///
/// Errors   InvalidInput with file, line and column; Unreadable; LimitReached
[[nodiscard]] Imported import_exports(const ImportRequest& request);

/// Writes it whole or not at all. A study that is there is replaced only with `overwrite`.
///
/// Errors   NotWritten
void write_imported(const Imported& imported, const std::string& folder, bool overwrite);

/// Empty sheets to start from, by file name: "forms" (a questionnaire in the shape of a Microsoft Forms export),
/// "grid", "register"; each with a roster.
[[nodiscard]] std::map<std::string, std::string> import_template(const std::string& kind);

}  // namespace crosstie::io
