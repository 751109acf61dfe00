// Whoever is erased is erased in every spelling that is read as theirs, and among others in one cell.
#include "io/person/person_lines.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/support/catch.hpp"

namespace fs = std::filesystem;
using namespace crosstie::io;

TEST_CASE("person lines: every spelling goes, and others named in the same cell stay", "[person]") {
    const fs::path folder = fs::temp_directory_path() / ("crosstie_person_lines_" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const auto write = [&](const char* name, const char* text) { std::ofstream(folder / name) << text; };
    write("study.json", R"({"crosstie_study": 1, "waves": [{"key": "only"}]})");
    write("actors.csv", "id\nann\nbob\ncy\n");
    write("ties_only.csv", "source,target\nann,Bob \nBOB,cy\ncy,ann;bob\nann,cy\n");
    const PersonFound found = person_found(folder.string(), "bob");
    std::string left;
    for (const PersonTable& table : found.tables) {
        if (table.kind == "ties") left = without_person(table);
    }
    fs::remove_all(folder);
    CHECK(left == "source,target\ncy,ann\nann,cy\n");
}
