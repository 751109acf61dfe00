#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/pack/manifest.hpp"

namespace crosstie::io {

/// What a line of a study's table has to do with one person.
enum class Bearing {
    roster,          // the person's row in the table of actors
    said,            // what the person answered, or left unanswered
    said_by_other,   // what somebody else answered, or left unanswered, about the person
    recorded,        // a tie of the person that is nobody's answer: from a register
    vouched,         // a tie of two others that the person is the source of
    answered,        // whether the person answered
    asked,           // whom the person was asked about
    asked_of_other,  // that somebody else was asked about the person
    attended,
    owns_issue,
    rated,      // what the person said of themselves
    withdrawn,  // that the person withdrew
    recognised  // how the person's name was written in an export
};

/// "row of the roster", "own answer", ...
[[nodiscard]] std::string_view words_of(Bearing bearing);

/// How a line is taken away so that nothing else the table says changes.
enum class Erasure {
    whole_line,
    // The line also says that a meeting was held, that an issue exists, that somebody was asked, that others were named.
    emptied_cells
};

struct PersonLine {
    std::uint64_t line = 0;
    Bearing bearing = Bearing::said;
    std::vector<std::pair<std::string, std::string>> cells;  // header and text, as the file has them
    std::string id;                                          // the subject's, as the line spells it
    Erasure erasure = Erasure::whole_line;
    std::pair<std::size_t, std::size_t> row;                // [from, to) bytes of the file
    std::vector<std::pair<std::size_t, std::size_t>> cuts;  // the bytes of it that go
};

struct PersonTable {
    std::string name;  // as seen from the study's folder
    std::string kind, wave;
    std::string path;
    std::string bytes;
    std::vector<PersonLine> lines;
};

/// A place where the person's id, label, name or e-mail stands in words that no table column is for: an issue's
/// wording, a quotation, a file crosstie does not read.
struct Mention {
    std::string file;
    std::uint64_t line = 0;
};

/// Everything a study folder holds about one person.
struct PersonFound {
    std::string study;               // its short name
    std::string study_json;          // its path
    std::vector<HashedFile> inputs;  // all that it is read from, as a pack's manifest hashes it
    std::string actor;               // id
    std::vector<std::string> words;  // what the person is called, where nobody else is and it can be looked for
    std::vector<PersonTable> tables;
    std::vector<Mention> mentions;
    std::vector<std::string> not_searched;  // files of the folder that hold no plain text
    std::vector<std::string> look_alikes;   // other ids that differ in blanks, case or accents only
    [[nodiscard]] std::size_t line_count() const;
};

/// Finds every line about the person of this id, also where the person has withdrawn and every other reader passes the
/// lines over. `study` is a study folder or its study.json.
///
/// Errors   Unreadable, InvalidInput as reading a study; Error when nobody of this id stands anywhere in it
[[nodiscard]] PersonFound person_found(const std::string& study, const std::string& actor);

/// The bytes of a table without the person: all other bytes as they were.
[[nodiscard]] std::string without_person(const PersonTable& table);

}  // namespace crosstie::io
