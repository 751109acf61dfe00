#pragma once
#include <optional>
#include <string>
#include <vector>

#include "io/answers/change/case.hpp"
#include "io/answers/subjects/topic.hpp"
#include "io/document/paper.hpp"
#include "io/document/report.hpp"
#include "io/release/released.hpp"

namespace crosstie::io {

/// A rendered diagram, made for the same edition as the report it goes into.
struct Picture {
    std::string key;    // "people", "areas", or a chart's name: unique in the report
    std::string title;  // the finding
    std::string svg = {};
    std::string alt = {};             // up to about 250 characters
    std::string description = {};     // long
    std::string failure = {};         // where it could not be drawn: why; svg is then empty
    std::string pdf = {}, png = {};   // the same picture
    std::optional<Table> table = {};  // of a chart: its numbers
    std::string not_drawn = {};       // where a rule leaves it out: why, in a sentence without a full stop
    bool half = false;                // laid out for half an upright page
    bool file_only = false;           // a file of the pack that stands in no paper

    /// Its words at least, if not itself.
    [[nodiscard]] bool has_files() const { return not_drawn.empty(); }
};

/// What the data-flow note says of the run; names only, never what a file holds.
struct DataFlow {
    std::vector<std::string> files_read;
    std::vector<std::string> columns_dropped;
    std::vector<std::string> files_written;
    bool sheets = false;        // a page for each person too
    std::string pseudonyms_by;  // the short name of the key that people's pseudonyms were made with; empty: none
    std::vector<std::string> packs_beside = {};  // other public packs of the study, in words
};

/// What goes into a paper beside what its case says.
struct PaperParts {
    std::vector<Picture> pictures = {};
    DataFlow flow = {};
    Paper paper = {};                        // what the organisation wants of it
    std::vector<Topic> topics = {};          // what else the programme asks, of the same case
    std::optional<Section> next_steps = {};  // of editions that show people
};

/// What a board reads, and what whoever asks on finds behind it.
struct Papers {
    Report paper;  // the finding and up to five more, each with its picture or table; who answered; limits; next steps
    Report annex;  // everything else, method last
};

/// The two as their edition may show them: what is rendered.
struct ReleasedPapers {
    ReleasedReport paper, annex;
};

[[nodiscard]] ReleasedPapers release(Papers papers, const Rules& rules);

/// The board paper and its annex. Every picture and every table stands in one of the two, save pictures that are files
/// alone.
[[nodiscard]] Papers compose(const Case& of, const PaperParts& parts);

}  // namespace crosstie::io
