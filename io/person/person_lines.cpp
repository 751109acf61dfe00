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
#include "io/text/csv_table.hpp"
#include "io/text/file.hpp"
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

// One character, or a number up to that of a year, stand everywhere and tell nothing.
bool tells_something(const std::string& word) {
    const bool number = std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    return word.size() > (number ? 4 : 1);
}

// What `import` leaves beside the tables that study.json names, and no other reader reads: whom people named outside the
// roster, and which names were taken for whom.
std::vector<StudyTable> tables_of_import(const std::string& study_json, const StudyWithTables& read) {
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(study_json).parent_path() / ".";
    std::vector<StudyTable> tables;
    std::error_code problem;
    for (fs::directory_iterator at(folder, problem), end; at != end; at.increment(problem)) {
        const std::string name = at->path().filename().string();
        const bool outside = name.starts_with("outside_") && name.ends_with(".csv");
        if (!outside && name != "decisions.csv" && name != "names-to-decide.csv") continue;
        if (std::ranges::find(read.tables, name, &StudyTable::name) != read.tables.end()) continue;
        if (!fs::is_regular_file(at->status(problem))) continue;
        const std::string path = (fs::path(study_json).parent_path() / name).string();
        if (leads_outside(path, folder.string()))
            throw Unreadable(path, "this is a link that leads out of the study's folder", "put the file itself there");
        const std::string wave = outside ? name.substr(8, name.size() - 12) : std::string();
        tables.push_back(
            {outside ? "outside" : "decisions", read.study.wave_index(wave) ? wave : "", name, TableFile{path, {}}});
    }
    std::ranges::sort(tables, {}, &StudyTable::name);
    return tables;
}

// An id in any spelling is the one the study has: pseudonyms are made of that.
std::string as_the_study_spells(const std::string& actor, const Study& study) {
    SpeltIds ids;
    for (const Actor& each : study.actors) ids.insert_as_spelt(each.id);
    const std::uint32_t number = ids.find(actor);
    return number == SpeltIds::none ? actor : study.actors[number].id;
}

// Of one who withdrew, whom the study has no more, as the roster's row spells it.
std::string as_the_tables_spell(const PersonFound& found) {
    for (const Bearing bearing : {Bearing::roster, Bearing::withdrawn}) {
        for (const PersonTable& table : found.tables) {
            for (const PersonLine& line : table.lines) {
                if (line.bearing == bearing) return line.id;
            }
        }
    }
    return found.actor;
}

// Whatever nobody else of the roster is called.
std::vector<std::string> words_for(const PersonFound& found, const Study& study) {
    std::vector<std::string> words{found.actor};
    for (const PersonTable& table : found.tables) {
        for (const PersonLine& line : table.lines) {
            for (const auto& [column, text] : line.cells) {
                const std::string plain = folded(column);
                const bool recognised = line.bearing == Bearing::recognised && plain == "as_written";
                if ((line.bearing != Bearing::roster && !recognised) || text.empty()) continue;
                const bool called = recognised || plain == "label" || plain == "name" || plain == "email" ||
                                    plain == "e-mail" || plain == "id" || text.find('@') != std::string::npos;
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
        case Bearing::recorded:
            return "told of them by another source";
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
        case Bearing::recognised:
            return "a name taken for them at import";
    }
    return {};
}

std::size_t PersonFound::line_count() const {
    std::size_t count = 0;
    for (const PersonTable& table : tables) count += table.lines.size();
    return count;
}

PersonFound person_found(const std::string& study, const std::string& actor) {
    if (trimmed(actor).empty()) throw Error("no id: name the person as the table of actors does");
    const std::string study_json = study_json_of(study);
    StudyWithTables read = read_folder_with_tables(study_json);
    for (StudyTable& table : tables_of_import(study_json, read)) read.tables.push_back(std::move(table));
    PersonFound found;
    found.study = read.study.name;
    found.study_json = study_json;
    found.inputs = hashed_inputs(Source{.paths = {study_json}}, read.study);
    found.actor = as_the_study_spells(actor, read.study);
    SpeltIds people;
    for (const Actor& each : read.study.actors) people.insert(each.id);
    people.insert(found.actor);
    std::set<std::string> alike;
    for (const StudyTable& table : read.tables) {
        TableFound one = search_table(table, found.actor, people);
        alike.merge(one.alike);
        found.tables.push_back(std::move(one.table));
    }
    found.actor = as_the_tables_spell(found);
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
