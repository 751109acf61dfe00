// Every line of a study about one person, in tables and in free words. It reads the files themselves, since whoever has
// withdrawn is passed over by every other reader.
#include "io/person/person_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "graph/base/error.hpp"
#include "io/pack/manifest.hpp"
#include "io/person/mentions.hpp"
#include "io/read/read_folder.hpp"
#include "io/read/read_roster.hpp"
#include "io/text/cells.hpp"
#include "io/text/file.hpp"
#include "io/text/nearest.hpp"
#include "io/text/spelling.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t none = CsvTable::none;

// The columns of a table that hold people.
struct People {
    std::size_t subject = none;  // whose answer, rating, presence it is
    std::size_t other = none;    // whom it is about
    std::size_t source = none;   // who says so
};

People people_of(const std::string& kind, CsvTable& table) {
    if (kind == "actors") return {id_column(table), none, none};
    if (kind == "ties")
        return {table.find({"source", "from", "ego", "sender"}),
                table.find({"target", "to", "alter", "destination", "receiver"}), table.find({"asserted_by"})};
    if (kind == "missing") return {table.find({"source", "from"}), table.find({"target", "to"}), none};
    if (kind == "askable") return {table.find({"actor", "source"}), table.find({"asked_about", "target"}), none};
    if (kind == "issues") return {table.find({"owner"}), none, none};
    if (kind == "quality") return {table.find({"person"}), none, none};
    if (kind == "organisations" || kind == "work_streams" || kind == "milestones") return {};
    return {table.find({"actor", "id"}), none, none};
}

Bearing own(const std::string& kind) {
    if (kind == "actors") return Bearing::roster;
    if (kind == "answers") return Bearing::answered;
    if (kind == "askable") return Bearing::asked;
    if (kind == "attendance") return Bearing::attended;
    if (kind == "issues") return Bearing::owns_issue;
    if (kind == "outcomes") return Bearing::rated;
    if (kind == "withdrawn") return Bearing::withdrawn;
    return Bearing::said;
}

// Reads one table for the lines about one person; one object a read.
class TableSearch {
 public:
    TableSearch(const StudyTable& table, const std::string& actor)
        : actor_(actor), found_{table.name, table.kind, table.wave, table.file.path, {}, {}} {
        found_.bytes = read_file(table.file.path);
        Faults faults;
        CsvTable rows(found_.bytes, table.file.path, faults, "a header");
        for (const auto& [ours, theirs] : table.file.columns) rows.rename(theirs, ours);
        headers_ = rows.header();
        const People people = people_of(table.kind, rows);
        while (rows.next()) take(rows, people);
        faults.refuse_if_any();
        keep_what_lines_also_say();
    }

    PersonTable take_found() && { return std::move(found_); }

    /// Ids of a table of actors that look like this one.
    std::set<std::string> alike;

 private:
    using Span = std::pair<std::size_t, std::size_t>;  // [from, to) bytes of the file

    [[nodiscard]] Span span_of(std::string_view part) const {
        const auto from = static_cast<std::size_t>(part.data() - found_.bytes.data());
        return {from, from + part.size()};
    }

    void take(CsvTable& rows, const People& people) {
        const std::string_view subject = rows.cell_if(people.subject), other = rows.cell_if(people.other);
        if (found_.kind == "actors" && !is_actor(subject) && folded(subject) == folded(actor_)) {
            alike.emplace(subject);
        }
        note_group(rows, people);
        if (is_actor(subject)) {
            add(rows, own(found_.kind), other, people);
        } else if (is_actor(other)) {
            add(rows, found_.kind == "askable" ? Bearing::asked_of_other : Bearing::said_by_other, subject, people);
        } else if (people.source != none && is_actor(rows.cell(people.source))) {
            add(rows, Bearing::vouched, subject, people);
        } else if (found_.kind == "ties") {
            take_among_others(rows, people);
        }
    }

    // In any spelling that is read as this person.
    [[nodiscard]] bool is_actor(std::string_view text) const {
        return text == actor_ || (!text.empty() && one_spelling(text) == plain_);
    }

    // A row that names several people, in one cell ("a;b") or in several, keeps the others.
    void take_among_others(CsvTable& rows, const People& people) {
        std::vector<Span> cuts;
        for (std::size_t k = 0; k < headers_.size(); ++k) {
            if (k == people.subject) continue;
            const std::string_view cell = rows.cell(k);
            if (is_actor(cell)) cuts.push_back(span_of(cell));
            const std::vector<std::string_view> parts = several(cell);
            for (const std::string_view part : parts) {
                if (parts.size() > 1 && is_actor(part)) cuts.push_back(with_separator(cell, part));
            }
        }
        if (cuts.empty()) return;
        add(rows, Bearing::said_by_other, rows.cell_if(people.subject), people);
        found_.lines.back().erasure = Erasure::emptied_cells;
        found_.lines.back().cuts = std::move(cuts);
    }

    // A part of a list and the sign that parts it from the next, or, of the last, from the one before.
    [[nodiscard]] Span with_separator(std::string_view cell, std::string_view part) const {
        const auto begin = static_cast<std::size_t>(part.data() - cell.data());
        const std::size_t next = cell.find(';', begin + part.size());
        if (next != std::string_view::npos) return span_of(cell.substr(begin, next + 1 - begin));
        const std::size_t before = cell.rfind(';', begin);
        return span_of(cell.substr(before == std::string_view::npos ? begin : before));
    }

    void add(CsvTable& rows, Bearing bearing, std::string_view other, const People& people) {
        PersonLine& line = found_.lines.emplace_back();
        line.line = rows.line();
        line.bearing = bearing;
        line.other = other;
        for (std::size_t k = 0; k < headers_.size(); ++k) line.cells.emplace_back(headers_[k], rows.cell(k));
        const RecordBytes bytes = rows.bytes();
        line.row = span_of(bytes.row);
        std::vector<Span>& cells = cells_.emplace_back();
        for (const std::string_view cell : bytes.cells) cells.push_back(span_of(cell));
        if (bearing == Bearing::owns_issue) {
            empty(found_.lines.size() - 1, {people.subject});
        } else {
            line.cuts = {line.row};
        }
        if (found_.kind == "attendance") emptied_[group_] = {found_.lines.size() - 1, {people.subject, minutes_}};
        if (bearing == Bearing::asked_of_other) emptied_[group_] = {found_.lines.size() - 1, {people.other}};
        ++mine_[group_];
    }

    // A register, or the list of those somebody was asked about, must not vanish with its last person.
    void note_group(CsvTable& rows, const People& people) {
        group_.clear();
        if (found_.kind == "attendance") {
            minutes_ = rows.find({"minutes"});
            group_ = std::string(rows.cell_if(rows.find({"meeting"}))) + '\xFF' +
                     std::string(rows.cell_if(rows.find({"date"})));
        } else if (found_.kind == "askable") {
            group_ = rows.cell_if(people.subject);
        }
        ++all_[group_];
    }

    void keep_what_lines_also_say() {
        for (const auto& [group, line] : emptied_) {
            if (mine_[group] == all_[group]) empty(line.first, line.second);
        }
    }

    void empty(std::size_t line, const std::vector<std::size_t>& columns) {
        found_.lines[line].erasure = Erasure::emptied_cells;
        found_.lines[line].cuts.clear();
        for (const std::size_t column : columns) {
            if (column != none) found_.lines[line].cuts.push_back(cells_[line][column]);
        }
    }

    const std::string& actor_;
    const std::string plain_ = one_spelling(actor_);
    PersonTable found_;
    std::vector<std::string> headers_;
    std::vector<std::vector<Span>> cells_;  // [lines found][columns]
    std::string group_;
    std::size_t minutes_ = none;
    std::map<std::string, std::size_t> all_, mine_;
    std::map<std::string, std::pair<std::size_t, std::vector<std::size_t>>> emptied_;
};

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
    std::set<std::string> alike;
    for (const StudyTable& table : read.tables) {
        TableSearch search(table, found.actor);
        alike.merge(search.alike);
        found.tables.push_back(std::move(search).take_found());
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
        left.append(table.bytes, at, from - at);
        at = to;
    }
    return left.append(table.bytes, at);
}

}  // namespace crosstie::io
