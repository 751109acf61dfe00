#include "io/person/person_tables.hpp"

#include <fmt/format.h>

namespace crosstie::io {

std::pair<Column, Cell> person_field(std::string key, std::string meaning, Cell cell) {
    return {Column{std::move(key), "", Kind::exact, std::move(meaning)}, std::move(cell)};
}

void add_beyond_tables(const PersonFound& found, const std::string& command, const std::string& heading,
                       const std::string& alike, std::vector<Block>& blocks) {
    Table mentions{command + "_mentions",
                   heading,
                   {{"file", "File", Kind::words, "As seen from the study's folder"},
                    {"line", "Line", Kind::exact, "Counted from 1"}},
                   {},
                   {},
                   {}};
    mentions.people = true;
    for (const Mention& mention : found.mentions) mentions.rows.push_back({mention.file, mention.line});
    blocks.emplace_back(std::move(mentions));
    blocks.emplace_back(Record{
        "",
        "",
        {person_field("not_searched", "Files of the folder that hold no plain text", found.not_searched),
         person_field("look_alikes", "Other ids that differ in blanks, case or accents only", found.look_alikes)},
        {},
        Shown::data_only});
    if (!found.not_searched.empty()) {
        std::string names;
        for (const std::string& name : found.not_searched) names += (names.empty() ? "" : ", ") + name;
        blocks.emplace_back(Paragraph{fmt::format("Not searched, for they hold no plain text: {}.", names)});
    }
    for (const std::string& id : found.look_alikes) {
        blocks.emplace_back(
            Paragraph{fmt::format("The id {} looks the same; if it is the same person, {} it too.", id, alike)});
    }
}

}  // namespace crosstie::io
