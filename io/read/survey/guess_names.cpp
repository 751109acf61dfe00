// Guesses which cells hold names: numbered boxes, and several joined in one.
#include <map>
#include <utility>

#include "io/read/survey/guesser.hpp"

namespace crosstie::io::survey {

// "Contact 1 name", "Contact 1 how often": the same words but for the number.
void Guesser::guess_boxes() {
    std::map<std::string, std::vector<std::size_t>> alike;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (taken_[c] || is_given_by_tool(layout_.dialect, head(c))) continue;
        std::string pattern;
        bool number = false;
        for (const char ch : head(c)) {
            const bool digit = ch >= '0' && ch <= '9';
            if (!digit || pattern.empty() || pattern.back() != '#') pattern += digit ? '#' : ch;
            number = number || digit;
        }
        if (number && !names_.knows(layout_.heads[c].item)) alike[pattern].push_back(c);
    }
    // "target", "target2": the first has no number.
    for (auto& [pattern, columns] : alike) {
        for (std::size_t c = 0; pattern.ends_with('#') && c < columns_.size(); ++c) {
            if (head(c) + '#' == pattern) columns.insert(columns.begin(), c);
        }
    }
    std::string names_pattern;
    for (const auto& [pattern, columns] : alike) {
        const bool says_name = contains(pattern, "name") || pattern == "alter#" || pattern == "contact#" ||
                               pattern == "nominee#" || pattern == "target#" || pattern == "person#";
        if (columns.size() >= 2 && says_name && known_share(columns)) names_pattern = pattern;
    }
    if (names_pattern.empty()) return;
    const std::vector<std::size_t>& boxes = alike[names_pattern];
    std::vector<std::pair<std::string, std::vector<std::size_t>>> beside;
    for (const auto& [pattern, columns] : alike) {
        if (pattern != names_pattern && columns.size() == boxes.size()) beside.emplace_back(pattern, columns);
    }
    if (beside.empty()) beside.emplace_back("", std::vector<std::size_t>());
    for (const auto& [pattern, columns] : beside) {
        RelationMapping& relation = add_relation("", Shape::boxes);
        relation.blank_means = columns.empty() ? Blank::no : Blank::undecided;
        for (const std::size_t c : boxes) relation.names.push_back(layout_.heads[c].header);
        for (const std::size_t c : columns) relation.strengths.push_back(layout_.heads[c].header);
        for (const std::size_t c : boxes) taken_[c] = true;
        for (const std::size_t c : columns) taken_[c] = true;
    }
}

// ego, alter, alter2: cells that are people of the roster, whatever the headers are.
void Guesser::guess_boxes_by_content() {
    std::vector<std::size_t> boxes;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (!taken_[c] && columns_[c].known > 0 && columns_[c].known * 2 >= columns_[c].filled) boxes.push_back(c);
    }
    if (boxes.empty()) return;
    RelationMapping& relation = add_relation("", Shape::boxes);
    relation.blank_means = Blank::no;
    for (const std::size_t c : boxes) {
        relation.names.push_back(layout_.heads[c].header);
        taken_[c] = true;
    }
}

bool Guesser::known_share(const std::vector<std::size_t>& columns) const {
    std::size_t known = 0;
    std::size_t filled = 0;
    for (const std::size_t c : columns) {
        known += columns_[c].known;
        filled += columns_[c].filled;
    }
    return names_.roster().file.empty() || known * 3 >= filled;
}

// Cells that join names of the roster.
void Guesser::guess_names() {
    static constexpr std::string_view separators[] = {";", "\n", "|", ","};
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (taken_[c] || columns_[c].filled == 0 || is_given_by_tool(layout_.dialect, head(c))) continue;
        for (const std::string_view separator : separators) {
            std::size_t parts = 0;
            std::size_t known = 0;
            bool joined = false;
            for (const std::string& cell : columns_[c].answers.words()) {
                const auto texts = parts_of_cell(cell, separator);
                joined = joined || texts.size() > 1 || cell.find(separator) != std::string::npos;
                for (const std::string_view text : texts) {
                    ++parts;
                    known += names_.knows(text) ? 1U : 0U;
                }
            }
            if (!joined || known * 2 < parts || known < 2) continue;
            RelationMapping& relation = add_relation(layout_.heads[c].header, Shape::names);
            relation.names.push_back(layout_.heads[c].header);
            relation.separator = separator;
            relation.blank_means = Blank::no;
            taken_[c] = true;
            break;
        }
    }
}

}  // namespace crosstie::io::survey
