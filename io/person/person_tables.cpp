#include "io/person/person_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace crosstie::io {

namespace {

std::string pack_words(const IssuedPack& pack) {
    if (!pack.named_in.empty()) {
        std::string files;
        for (const std::string& name : pack.named_in) files += (files.empty() ? "" : ", ") + name;
        return "shows this person in " + files;
    }
    if (!shows_people(pack.edition)) return "shows no person; this one is counted in its totals";
    if (!pack.pseudonyms_by.empty()) return "shows people by pseudonyms of key " + pack.pseudonyms_by;
    return "shows single people";
}

}  // namespace

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
    if (std::ranges::find(found.words, found.actor) == found.words.end()) {
        blocks.emplace_back(Paragraph{fmt::format(
            "The id {} itself is looked for in tables alone: elsewhere, what looks like it may be anything.",
            found.actor)});
    }
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

void add_packs(const std::vector<IssuedPack>& packs, bool looked_for, const std::string& command,
               std::vector<Block>& blocks) {
    if (!looked_for) {
        blocks.emplace_back(Paragraph{"Packs already made are not looked for; name their folder with --packs."});
        return;
    }
    Table table{command + "_packs",
                "Packs already made",
                {{"folder", "Folder", Kind::words, "Where the pack lies"},
                 {"crosstie", "", Kind::key, "The version that made it"},
                 {"edition", "Edition", Kind::key, "public, group or named"},
                 {"pseudonyms_by", "", Kind::key, "The short name of the key of its pseudonyms"},
                 {"It"},
                 {"named_in", "", Kind::words, "Its files in which the person stands"}},
                {},
                {},
                {}};
    table.people = true;
    for (const IssuedPack& pack : packs) {
        const Cell key = pack.pseudonyms_by.empty() ? Cell(Undefined{Why::not_applicable}) : Cell(pack.pseudonyms_by);
        table.rows.push_back(
            {pack.folder, pack.crosstie, std::string(name_of(pack.edition)), key, pack_words(pack), pack.named_in});
    }
    if (table.rows.empty()) blocks.emplace_back(Paragraph{"No pack of this study was found."});
    blocks.emplace_back(std::move(table));
}

}  // namespace crosstie::io
