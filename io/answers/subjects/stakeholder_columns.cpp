#include "io/answers/subjects/stakeholder_columns.hpp"

#include "graph/survey/stakeholders.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

std::string lower(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return text;
}

std::optional<bool> word_of(const std::string& text) {
    for (const char* const word : {"yes", "y", "true", "high"}) {
        if (text == word) return true;
    }
    for (const char* const word : {"no", "n", "false", "low"}) {
        if (text == word) return false;
    }
    return std::nullopt;
}

}  // namespace

StakeholderColumn stakeholder_column(const Study& study, std::string_view name, std::size_t wave) {
    StakeholderColumn column;
    column.name = name;
    column.high.assign(study.actors.size(), std::nullopt);
    const std::vector<std::string>* cells = study.attributes.find(name, study.waves[wave].key);
    if (cells == nullptr) return column;
    std::vector<double> scores;
    for (const std::string& cell : *cells) {
        if (const std::optional<double> score = parse_number(cell)) scores.push_back(*score);
    }
    column.cut = survey::half_way(scores);
    for (std::size_t i = 0; i < cells->size(); ++i) {
        const std::string& cell = (*cells)[i];
        if (cell.empty()) continue;
        if (const std::optional<double> score = parse_number(cell)) {
            if (column.cut) column.high[i] = *score > *column.cut;
        } else {
            column.high[i] = word_of(lower(cell));
            column.not_read += column.high[i] ? 0U : 1U;
        }
        column.given = column.given || column.high[i].has_value();
    }
    return column;
}

}  // namespace crosstie::io
