// Every line of a study about one person, in tables and in free words. It reads the files themselves, since whoever has
// withdrawn is passed over by every other reader.
#include "io/person/person_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "graph/base/error.hpp"
#include "io/pack/manifest.hpp"
#include "io/person/mentions.hpp"
#include "io/person/table_search.hpp"
#include "io/read/read_folder.hpp"
#include "io/text/nearest.hpp"
#include "io/text/spelt_ids.hpp"

namespace crosstie::io {

namespace {

std::string study_json_of(const std::string& study) {
    namespace fs = std::filesystem;
    std::error_code problem;
    if (fs::is_directory(study, problem)) return (fs::path(study) / "study.json").string();
    if (fs::path(study).extension() == ".json") return study;
    throw Error(study + ": not a study folder; put the tables into one, beside a study.json that names them");
}

// One character, or digits alone, stand everywhere and tell nothing.
bool tells_something(const std::string& word) {
    return word.size() > 1 && !std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Whatever nobody else of the roster is called.
std::vector<std::string> words_for(const PersonFound& found, const Study& study) {
    std::vector<std::string> words{found.actor};
    for (const PersonTable& table : found.tables) {
        for (const PersonLine& line : table.lines) {
            for (const auto& [column, text] : line.cells) {
                if (line.bearing != Bearing::roster || text.empty()) continue;
                const std::string plain = folded(column);
                const bool called = plain == "label" || plain == "name" || plain == "email" || plain == "e-mail" ||
                                    plain == "id" || text.find('@') != std::string::npos;
                const auto shared = std::ranges::count(study.actors, text, &Actor::label);
                if (called && shared <= 1) words.push_back(text);
            }
        }
    }
    std::erase_if(words, [](const std::string& word) { return !tells_something(word); });
    return words;
}

}  // namespace

std::string_view words_of(Bearing bearing) {
    switch (bearing) {
        case Bearing::roster:
            return "on the roster";
        case Bearing::said:
            return "own answer";
        case Bearing::said_by_other:
            return "answer of another about them";
        case Bearing::vouched:
            return "source of what is said of two others";
        case Bearing::answered:
            return "whether they answered";
        case Bearing::asked:
            return "whom they were asked about";
        case Bearing::asked_of_other:
            return "another was asked about them";
        case Bearing::attended:
            return "in a register";
        case Bearing::owns_issue:
            return "owner of an issue";
        case Bearing::rated:
            return "own rating";
        case Bearing::withdrawn:
            return "on the list of those who withdrew";
    }
    return {};
}

std::size_t PersonFound::line_count() const {
    std::size_t count = 0;
    for (const PersonTable& table : tables) count += table.lines.size();
    return count;
}

PersonFound person_found(const std::string& study, const std::string& actor) {
    const std::string study_json = study_json_of(study);
    const StudyWithTables read = read_folder_with_tables(study_json);
    PersonFound found;
    found.study = read.study.name;
    found.study_json = study_json;
    found.inputs = hashed_inputs(Source{.paths = {study_json}}, read.study);
    found.actor = actor;
    SpeltIds people;
    for (const Actor& each : read.study.actors) people.insert(each.id);
    people.insert(found.actor);
    std::set<std::string> alike;
    for (const StudyTable& table : read.tables) {
        TableFound one = search_table(table, found.actor, people);
        alike.merge(one.alike);
        found.tables.push_back(std::move(one.table));
    }
    found.look_alikes.assign(alike.begin(), alike.end());
    if (found.line_count() == 0) {
        std::vector<std::string> ids = found.look_alikes;
        for (const Actor& each : read.study.actors) ids.push_back(each.id);
        throw Error(fmt::format("{}: nobody of this id stands in {}; {}", actor, study,
                                perhaps(nearest(actor, ids), "look the id up in the table of actors")));
    }
    found.words = words_for(found, read.study);
    find_mentions(study_json, found);
    return found;
}

std::string without_person(const PersonTable& table) {
    std::vector<std::pair<std::size_t, std::size_t>> cuts;
    for (const PersonLine& line : table.lines) cuts.insert(cuts.end(), line.cuts.begin(), line.cuts.end());
    std::sort(cuts.begin(), cuts.end());
    std::string left;
    std::size_t at = 0;
    for (const auto& [from, to] : cuts) {
        if (from > at) left.append(table.bytes, at, from - at);
        at = std::max(at, to);  // the sign between two that go belongs to both
    }
    return left.append(table.bytes, at);
}

}  // namespace crosstie::io
