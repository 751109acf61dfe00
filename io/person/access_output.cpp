#include "io/person/access_output.hpp"

#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "io/render/json.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using Json = nlohmann::ordered_json;

bool from_another(Bearing bearing) { return bearing == Bearing::said_by_other || bearing == Bearing::asked_of_other; }

std::string cell_of(const PersonLine& line, std::initializer_list<std::string_view> columns) {
    for (const auto& [column, text] : line.cells) {
        for (const std::string_view wanted : columns) {
            if (column == wanted) return text;
        }
    }
    return {};
}

// What others said in one table, without who: the same answer as often as it was given.
struct Said {
    std::string file;
    Bearing bearing = Bearing::said_by_other;
    std::string wave, relation, strength;
    std::size_t count = 0;
};

std::vector<Said> said_by_others(const PersonFound& found) {
    std::vector<Said> all;
    for (const PersonTable& table : found.tables) {
        std::map<std::tuple<Bearing, std::string, std::string>, std::size_t> counts;
        for (const PersonLine& line : table.lines) {
            if (!from_another(line.bearing)) continue;
            ++counts[{line.bearing, cell_of(line, {"relation"}), cell_of(line, {"strength", "weight"})}];
        }
        for (const auto& [what, count] : counts) {
            all.push_back({table.name, std::get<0>(what), table.wave, std::get<1>(what), std::get<2>(what), count});
        }
    }
    return all;
}

std::string said_words(const Said& said, const std::string& kind) {
    std::string words = said.bearing == Bearing::asked_of_other ? "were asked about them"
                        : kind == "missing"                     ? "left the question about them unanswered"
                                                                : "named them";
    if (!said.relation.empty()) words += ", " + said.relation;
    if (!said.strength.empty()) words += ", strength " + said.strength;
    return words;
}

std::string kind_of(const PersonFound& found, const std::string& file) {
    for (const PersonTable& table : found.tables) {
        if (table.name == file) return table.kind;
    }
    return {};
}

}  // namespace

std::string access_text(const PersonFound& found, Others others) {
    std::string text = fmt::format("What study {} holds about {}\n", found.study, found.actor);
    for (const PersonTable& table : found.tables) {
        bool headed = false;
        for (const PersonLine& line : table.lines) {
            if (from_another(line.bearing) && others == Others::counted) continue;
            if (!headed) text += fmt::format("\n{}\n", table.name);
            headed = true;
            text += fmt::format("  line {}, {}:", line.line, words_of(line.bearing));
            for (const auto& [column, cell] : line.cells) {
                if (!cell.empty()) text += fmt::format(" {}={}", column, cell);
            }
            text += '\n';
        }
    }
    if (others == Others::counted) {
        const std::vector<Said> said = said_by_others(found);
        text += said.empty() ? "\nNobody else said anything of them.\n" : "\nWhat others said of them, without who\n";
        for (const Said& each : said) {
            text += fmt::format("  {}: {} {}\n", each.file, people_words(each.count),
                                said_words(each, kind_of(found, each.file)));
        }
    }
    if (!found.mentions.empty()) {
        text += "\nThe id, label, name or e-mail also stands in\n";
        for (const Mention& mention : found.mentions)
            text += fmt::format("  {}, line {}\n", mention.file, mention.line);
    }
    if (!found.not_searched.empty()) {
        text += "\nNot searched, for they hold no plain text\n";
        for (const std::string& name : found.not_searched) text += fmt::format("  {}\n", name);
    }
    for (const std::string& id : found.look_alikes) {
        text += fmt::format("\nThe id {} looks the same; if it is the same person, ask for it too.\n", id);
    }
    text +=
        "\nMeasures, papers and diagrams made from these lines are about the person too. Whose answers others' are, "
        "and\n"
        "whether they are told, is for whoever controls the data to decide.\n";
    return text;
}

std::string access_json(const PersonFound& found, Others others) {
    Json json;
    json["crosstie"] = crosstie_version();
    json["study"] = found.study;
    json["actor"] = found.actor;
    json["others"] = others == Others::counted ? "counted" : "shown";
    Json& files = json["files"] = Json::array();
    for (const PersonTable& table : found.tables) {
        Json lines = Json::array();
        for (const PersonLine& line : table.lines) {
            if (from_another(line.bearing) && others == Others::counted) continue;
            Json cells = Json::object();
            for (const auto& [column, cell] : line.cells) cells[column] = cell;
            lines.push_back({{"line", line.line}, {"what", words_of(line.bearing)}, {"cells", std::move(cells)}});
        }
        if (lines.empty()) continue;
        Json& file = files.emplace_back();
        file["file"] = table.name;
        if (!table.wave.empty()) file["wave"] = table.wave;
        file["lines"] = std::move(lines);
    }
    if (others == Others::counted) {
        Json& rows = json["said_by_others"] = Json::array();
        for (const Said& each : said_by_others(found)) {
            Json& row = rows.emplace_back();
            row["file"] = each.file;
            if (!each.wave.empty()) row["wave"] = each.wave;
            row["what"] = words_of(each.bearing);
            if (!each.relation.empty()) row["relation"] = each.relation;
            if (!each.strength.empty()) row["strength"] = each.strength;
            row["people"] = each.count;
        }
    }
    Json& mentions = json["mentions"] = Json::array();
    for (const Mention& mention : found.mentions) mentions.push_back({{"file", mention.file}, {"line", mention.line}});
    json["not_searched"] = found.not_searched;
    json["look_alikes"] = found.look_alikes;
    return dumped(json);
}

}  // namespace crosstie::io
