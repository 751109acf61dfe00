#pragma once
#include <string>
#include <vector>

#include "io/document/report.hpp"

namespace crosstie::io {

/// What one command answers, whole: every format is written from it by one renderer each, and none holds more than
/// another. Text and Markdown show the parts that are not for JSON and CSV alone; JSON holds all of them by key.
struct Document {
    std::string key;                 // "meetings"
    std::string title;               // the first line on a terminal
    std::vector<std::string> about;  // how the study was read: lines below it
    Record head;                     // the same for machines: the first keys of the JSON object
    std::vector<Section> sections;   // a section without an id puts its keys into the object itself
};

}  // namespace crosstie::io
