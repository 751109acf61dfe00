#pragma once
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/study.hpp"
#include "io/document/paper.hpp"
#include "io/read/choices.hpp"

namespace crosstie::io {

/// What a study is read from: a study folder (or its study.json), or one or two networks, as tables of ties or in the
/// form of another program, with what is told beside them on the command line.
struct Source {
    std::vector<std::string> paths = {};  // a study folder, a study.json, one network, or two: before and after
    std::string format = {};              // key of the form the networks are in; empty: by their content

    // The rest is for networks without a study.json.
    std::string actors = {};        // a table of actors; without it the actors are those the ties name
    std::string answered = {};      // yes-no column of that table, or its stem with _before and _after
    std::string missing_from = {};  // tables of single pairs left unanswered
    std::string missing_to = {};
    std::vector<std::string> absent_from = {};  // ids of actors not on the roster then
    std::vector<std::string> absent_to = {};
    bool undirected = false;
    std::vector<std::pair<std::string, std::string>> columns = {};  // of the tables of ties: our name, theirs
    Choices choices = {};

    // For any source.
    std::optional<double> tie_from = {};  // the threshold that will be used: refused where it can mean nothing
    bool each_note = false;               // notes name each line, where they else count lines and give an example
};

/// Reads all of a study, or nothing. Two tables of ties are the waves "before" and "after", one is the wave "only"; the
/// relation is "contact" unless the tables have a relation column.
///
/// Errors   InvalidInput with every fault found; Unreadable for a file that cannot be read; LimitReached
/// Notes    what was left out or resolved by rule is counted in Study::notes
[[nodiscard]] Study read_study(const Source& source);

/// A study, and what its study.json wants of the paper about it; tables of ties want nothing. Errors: as read_study,
/// which reads both and keeps the one.
struct StudyAndPaper {
    Study study;
    Paper paper;
};
[[nodiscard]] StudyAndPaper read_study_and_paper(const Source& source);

}  // namespace crosstie::io
