#pragma once
#include <optional>
#include <string>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/survey/change_detail.hpp"
#include "graph/survey/comparison.hpp"
#include "io/answers/change/network_figures.hpp"
#include "io/answers/subjects/topic.hpp"
#include "io/document/paper.hpp"
#include "io/document/report.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io {

/// A rendered diagram, made for the same edition as the report it goes into.
struct Picture {
    std::string key;    // "people", "areas", or a chart's name: unique in the report
    std::string title;  // the finding
    std::string svg;
    std::string alt;                  // up to about 250 characters
    std::string description;          // long
    std::string failure = {};         // where it could not be drawn: why; svg is then empty
    std::string pdf = {}, png = {};   // the same picture
    std::optional<Table> table = {};  // of a chart: its numbers
};

/// What the data-flow note says of the run; names only, never what a file holds.
struct DataFlow {
    std::vector<std::string> files_read;
    std::vector<std::string> columns_dropped;
    std::vector<std::string> files_written;
    bool sheets = false;        // a page for each person too
    std::string pseudonyms_by;  // the short name of the key that people's pseudonyms were made with; empty: none
};

/// The board paper: findings first, method last.
/// `topics`: what else the programme asks, made for the same edition; their sections stand between people and response.
/// `networks`: each question at each survey by itself, for the appendix. `paper`: what the organisation wants of it.
[[nodiscard]] Report compose(const Study& study, const survey::Comparison& comparison,
                             const survey::ChangeDetail& detail, const std::vector<Picture>& pictures, Edition edition,
                             const DataFlow& flow = {}, const std::vector<Topic>& topics = {},
                             const std::vector<NetworkFigures>& networks = {}, const Paper& paper = {});

}  // namespace crosstie::io
