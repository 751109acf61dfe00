// Every folder of tests/io/read/survey/exports and .../dirt is a test: exports as programs write them, the roster beside
// this file unless the folder has its own, options.json, and want.txt, which says what the study must hold:
//   ties WAVE: p1>p2=1 ...      answered WAVE: p1 p2      missing WAVE: p1>p2      asked WAVE: p1>p2 (only those)
//   outside WAVE: p1>Somebody=3 ...
//   dialect FILE: name          encoding FILE: name       noticed KIND: times      undecided: text | text
//   waves: before after (in that order)                      says: part of the screen
//   ignored FILE: header | header (columns that are not read)
//   wording WAVE RELATION: the question in each row of its ties
//   question: part of the text  fault LINE:COLUMN: part of the text                came: meeting, date, p1, minutes
#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "io/read/survey/import.hpp"
#include "io/read/survey/sheet.hpp"
#include "io/text/file.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;
namespace fs = std::filesystem;

namespace {

const fs::path here = fs::path(CROSSTIE_SOURCE_DIR) / "tests/io/read/survey";

using Row = std::map<std::string, std::string>;

std::vector<Row> rows_of(const Imported& imported, const std::string& name) {
    std::vector<Row> rows;
    const auto file = imported.files.find(name);
    if (file == imported.files.end()) return rows;
    const survey::Sheet sheet = survey::text_sheet(file->second, name);
    for (std::size_t row = 1; row < sheet.rows(); ++row) {
        Row& made = rows.emplace_back();
        for (std::size_t c = 0; c < sheet.width(); ++c) made[std::string(sheet.cell(0, c))] = sheet.cell(row, c);
    }
    return rows;
}

std::string joined(const std::set<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::string sorted(const std::string& words) {
    std::istringstream stream(words);
    std::set<std::string> all;
    for (std::string word; stream >> word;) all.insert(word);
    return joined(all);
}

std::string ties(const Imported& imported, const std::string& wave) {
    std::set<std::string> all;
    const auto rows = rows_of(imported, "ties_" + wave + ".csv");
    for (Row row : rows) {
        const bool first = row["relation"] == "contact";
        all.insert((first ? "" : row["relation"] + ":") + row["source"] + ">" + row["target"] + "=" + row["strength"]);
        CHECK_FALSE(row["file"].empty());
        CHECK_FALSE(row["row"].empty());
    }
    return joined(all);
}

std::string answered(const Imported& imported, const std::string& wave) {
    std::set<std::string> all;
    for (Row row : rows_of(imported, "answers_" + wave + ".csv")) {
        if (row["answered"] == "yes") all.insert((row["relation"].empty() ? "" : row["relation"] + ":") + row["actor"]);
    }
    return joined(all);
}

std::string pairs(const Imported& imported, const std::string& file, const char* from, const char* to) {
    std::set<std::string> all;
    for (Row row : rows_of(imported, file)) all.insert(row[from] + ">" + row[to]);
    return joined(all);
}

ImportRequest request_of(const fs::path& folder) {
    ImportRequest request;
    request.today = "2026-11-01";
    request.study = (folder / "study").string();
    std::set<std::string> exports;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        const bool ours = name == "want.txt" || name == "options.json" || name == "roster.csv" ||
                          name == "mapping.json" || name == "decisions.csv";
        if (entry.is_regular_file() && !ours) exports.insert(entry.path().string());
    }
    // "before" is read before "after".
    request.exports.assign(exports.rbegin(), exports.rend());
    request.roster =
        fs::exists(folder / "roster.csv") ? (folder / "roster.csv").string() : (here / "roster.csv").string();
    if (fs::exists(folder / "mapping.json")) request.mappings = {(folder / "mapping.json").string()};
    if (fs::exists(folder / "decisions.csv")) request.decisions = (folder / "decisions.csv").string();
    if (!fs::exists(folder / "options.json")) return request;
    const auto options = nlohmann::json::parse(read_file((folder / "options.json").string()));
    request.blanks = options.value("blanks", "");
    request.dates = options.value("dates", "");
    if (options.value("no_roster", false)) request.roster.clear();
    if (options.contains("waves")) request.waves = options["waves"].get<std::vector<std::string>>();
    if (options.contains("scale")) request.scale = options["scale"].get<std::vector<std::string>>();
    return request;
}

// "fault 3:5: text": one of the faults stands there and says so.
bool has_fault(const InvalidInput& refused, const std::string& place, const std::string& text) {
    return std::any_of(refused.faults().begin(), refused.faults().end(), [&](const Fault& fault) {
        return std::to_string(fault.line) + ":" + std::to_string(fault.column) == place &&
               fault.message().find(text) != std::string::npos;
    });
}

void check_fault(const fs::path& folder, const std::string& what, const std::string& wanted) {
    try {
        static_cast<void>(import_exports(request_of(folder)));
        FAIL("nothing was refused");
    } catch (const InvalidInput& refused) {
        CAPTURE(std::string(refused.what()));
        CHECK(has_fault(refused, what, wanted));
    }
}

void check_line(const Imported& imported, const std::string& kind, const std::string& what, const std::string& wanted) {
    if (kind == "ties") {
        CHECK(ties(imported, what) == sorted(wanted));
    } else if (kind == "answered") {
        CHECK(answered(imported, what) == sorted(wanted));
    } else if (kind == "missing") {
        CHECK(pairs(imported, "missing_" + what + ".csv", "source", "target") == sorted(wanted));
    } else if (kind == "asked") {
        CHECK(pairs(imported, "askable_" + what + ".csv", "actor", "asked_about") == sorted(wanted));
    } else if (kind == "outside") {
        std::set<std::string> all;
        for (Row row : rows_of(imported, "outside_" + what + ".csv"))
            all.insert(row["source"] + ">" + row["as_written"] + "=" + row["strength"]);
        CHECK(joined(all) == sorted(wanted));
    } else if (kind == "dialect" || kind == "encoding") {
        const std::string name = what.substr(0, what.rfind('.')) + ".mapping.json";
        REQUIRE(imported.files.contains(name));
        CHECK(nlohmann::json::parse(imported.files.at(name)).value(kind, "") == wanted);
    } else if (kind == "ignored") {
        std::string headers;
        const std::string name = what.substr(0, what.rfind('.')) + ".mapping.json";
        const auto mapping = nlohmann::json::parse(imported.files.at(name));
        for (const auto& header : mapping.value("ignored", std::vector<std::string>()))
            headers += (headers.empty() ? "" : " | ") + header;
        CHECK(headers == wanted);
    } else if (kind == "noticed") {
        const auto rows = rows_of(imported, "quality.csv");
        const auto times = std::count_if(rows.begin(), rows.end(), [&](Row row) { return row["kind"] == what; });
        CHECK(std::to_string(times) == wanted);
    } else if (kind == "undecided") {
        std::string names;
        for (Row row : rows_of(imported, "names-to-decide.csv"))
            names += (names.empty() ? "" : " | ") + row["as_written"];
        CHECK(names == wanted);
    } else if (kind == "suggested") {
        std::string found;
        for (Row row : rows_of(imported, "names-to-decide.csv"))
            if (row["as_written"] == what) found = row["suggestion_1"] + " " + row["why_1"];
        CHECK(found == wanted);
    } else if (kind == "came") {
        std::set<std::string> lines;
        for (Row row : rows_of(imported, "attendance.csv"))
            lines.insert(row["meeting"] + ", " + row["date"] + ", " + row["actor"] + ", " + row["minutes"]);
        CHECK(lines.contains(wanted));
    } else if (kind == "wording") {
        const std::size_t blank = what.find(' ');
        std::set<std::string> texts;
        for (Row row : rows_of(imported, "ties_" + what.substr(0, blank) + ".csv")) {
            if (row["relation"] == what.substr(blank + 1)) texts.insert(row["question"]);
        }
        CHECK(texts == std::set<std::string>{wanted});
    } else if (kind == "waves") {
        std::string keys;
        const auto study = nlohmann::json::parse(imported.files.at("study.json"));
        for (const auto& wave : study["waves"]) keys += (keys.empty() ? "" : " ") + wave["key"].get<std::string>();
        CHECK(keys == wanted);
    } else if (kind == "question") {
        CHECK_FALSE(imported.complete);
        CHECK(imported.summary.find(wanted) != std::string::npos);
    } else if (kind == "says") {
        CHECK(imported.summary.find(wanted) != std::string::npos);
    } else {
        FAIL("want.txt: unknown line " + kind);
    }
}

void check_folder(const fs::path& folder) {
    std::istringstream want(read_file((folder / "want.txt").string()));
    std::optional<Imported> imported;
    bool any_question = false;
    for (std::string line; std::getline(want, line);) {
        CAPTURE(line);
        const std::size_t colon = line.find(": ") == std::string::npos ? line.find(':') : line.find(": ");
        REQUIRE(colon != std::string::npos);
        const std::string head = line.substr(0, colon);
        const std::string kind = head.substr(0, head.find(' '));
        const std::string what = head.find(' ') == std::string::npos ? "" : head.substr(head.find(' ') + 1);
        const std::string wanted = colon + 2 <= line.size() ? line.substr(colon + 2) : "";
        if (kind == "fault") {
            check_fault(folder, what, wanted);
            any_question = true;
            continue;
        }
        if (!imported) imported = import_exports(request_of(folder));
        CAPTURE(imported->summary);
        any_question = any_question || kind == "question" || kind == "undecided";
        check_line(*imported, kind, what, wanted);
    }
    if (!any_question) CHECK(imported->complete);
}

void check_all(const fs::path& room) {
    std::set<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(room)) folders.insert(entry.path());
    REQUIRE(folders.size() > 5);
    for (const fs::path& folder : folders) {
        DYNAMIC_SECTION(folder.filename().string()) { check_folder(folder); }
    }
}

}  // namespace

TEST_CASE("import: an export of every program becomes the study it means", "[io][read][survey]") {
    check_all(here / "exports");
}

TEST_CASE("import: every kind of dirt is resolved by its rule, asked about or refused", "[io][read][survey]") {
    check_all(here / "dirt");
}
