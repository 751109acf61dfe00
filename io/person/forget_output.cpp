#include "io/person/forget_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "io/render/json.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

std::size_t lines_with(const PersonTable& table, Erasure erasure) {
    return static_cast<std::size_t>(std::count_if(table.lines.begin(), table.lines.end(),
                                                  [&](const PersonLine& line) { return line.erasure == erasure; }));
}

std::string lines_words(std::size_t count) { return count == 1 ? "1 line" : count_words(count) + " lines"; }

std::string pack_words(const IssuedPack& pack) {
    if (!pack.named_in.empty()) {
        std::string files;
        for (const std::string& name : pack.named_in) files += (files.empty() ? "" : ", ") + name;
        return "shows this person in " + files;
    }
    if (pack.edition == Edition::public_) return "shows no person; this one is counted in its totals";
    if (!pack.pseudonyms_by.empty()) return "shows people by pseudonyms of key " + pack.pseudonyms_by;
    return "shows single people";
}

}  // namespace

std::string forgotten_text(const Forgotten& f) {
    const PersonFound& found = f.found;
    std::string text = f.done ? fmt::format("{} is erased from study {}.\n", found.actor, found.study)
                              : fmt::format("What erasing {} from study {} takes out\n", found.actor, found.study);
    for (const PersonTable& table : found.tables) {
        if (table.lines.empty()) continue;
        const std::size_t whole = lines_with(table, Erasure::whole_line);
        const std::size_t emptied = lines_with(table, Erasure::emptied_cells);
        std::string what = whole > 0 ? lines_words(whole) : std::string();
        if (emptied > 0) what += fmt::format("{}cells of {}", whole > 0 ? ", and " : "", lines_words(emptied));
        text += fmt::format("  {}: {}\n", table.name, what);
    }
    if (!found.mentions.empty()) {
        text += "Not touched, for words are for a person to judge: the id, label, name or e-mail stands in\n";
        for (const Mention& mention : found.mentions)
            text += fmt::format("  {}, line {}\n", mention.file, mention.line);
    }
    if (!found.not_searched.empty()) {
        text += "Not searched, for they hold no plain text\n";
        for (const std::string& name : found.not_searched) text += fmt::format("  {}\n", name);
    }
    for (const std::string& id : found.look_alikes) {
        text += fmt::format("The id {} looks the same; if it is the same person, erase it too.\n", id);
    }
    if (f.packs_looked_for) {
        text += f.packs.empty() ? "No pack of this study was found.\n" : "Packs already made\n";
        for (const IssuedPack& pack : f.packs) {
            text += fmt::format("  {}: {} edition, {}\n", pack.folder, name_of(pack.edition), pack_words(pack));
        }
    } else {
        text += "Packs already made are not looked for; name their folder with --packs.\n";
    }
    text += "Copies, backups and what was sent to others are beyond this.\n";
    if (!f.done) text += "Nothing has been changed. Add --yes to erase.\n";
    return text;
}

std::string forgotten_json(const Forgotten& f) {
    Json json;
    json["crosstie"] = crosstie_version();
    json["study"] = f.found.study;
    json["actor"] = f.found.actor;
    json["done"] = f.done;
    Json& files = json["files"] = Json::array();
    for (const PersonTable& table : f.found.tables) {
        if (table.lines.empty()) continue;
        Json lines = Json::array();
        for (const PersonLine& line : table.lines) lines.push_back(line.line);
        files.push_back({{"file", table.name},
                         {"lines_removed", lines_with(table, Erasure::whole_line)},
                         {"lines_with_cells_emptied", lines_with(table, Erasure::emptied_cells)},
                         {"lines", std::move(lines)}});
    }
    Json& mentions = json["mentions"] = Json::array();
    for (const Mention& mention : f.found.mentions) {
        mentions.push_back({{"file", mention.file}, {"line", mention.line}});
    }
    json["not_searched"] = f.found.not_searched;
    json["look_alikes"] = f.found.look_alikes;
    if (f.packs_looked_for) {
        Json& packs = json["packs"] = Json::array();
        for (const IssuedPack& pack : f.packs) {
            Json& row = packs.emplace_back();
            row["folder"] = pack.folder;
            row["crosstie"] = pack.crosstie;
            row["edition"] = name_of(pack.edition);
            if (!pack.pseudonyms_by.empty()) row["pseudonyms_by"] = pack.pseudonyms_by;
            row["named_in"] = pack.named_in;
        }
    }
    return dumped(json);
}

}  // namespace crosstie::io
