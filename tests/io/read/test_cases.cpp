// Reports from the field (../shared/cases): their inputs, and the values that are right by the README there.
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <iostream>

#include "graph/base/error.hpp"
#include "io/read/read.hpp"
#include "io/read/survey/import.hpp"
#include "tests/io/read/told.hpp"
#include "tests/support/catch.hpp"

namespace fs = std::filesystem;
using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::has;
using crosstie::test::notes_of;
using crosstie::test::refusal_of;

namespace {

const fs::path cases = fs::path(CROSSTIE_SHARED_DIR) / "cases";

// Whether the inputs of an entry are here; says by name what is skipped where they are not.
bool here(const std::string& entry) {
    if (fs::exists(cases / entry)) return true;
    std::cout << "SKIPPED: case " << entry << "\n";
    return false;
}

std::string file(const std::string& name) { return (cases / name).string(); }
Study read(const std::string& name) { return read_study({.paths = {file(name)}}); }
Study read(const std::string& name, const std::string& actors) {
    return read_study({.paths = {file(name)}, .actors = file(actors)});
}

std::size_t ties(const Study& study, std::size_t wave = 0) { return study.answers[0][wave].ties.size(); }
std::size_t people(const Study& study) { return study.actors.size(); }
double density(const Study& study) {
    const auto n = static_cast<double>(people(study));
    const double pairs = study.relations[0].directed ? n * (n - 1) : n * (n - 1) / 2;
    return static_cast<double>(ties(study)) / pairs;
}
bool near(double a, double b) { return std::abs(a - b) < 1e-9; }

double strength_in_all(const Study& study) {
    double sum = 0;
    for (const Tie& tie : study.answers[0][0].ties) sum += tie.strength;
    return sum;
}

}  // namespace

TEST_CASE("case 01: blanks, case and no-break spaces make no second person", "[cases]") {
    if (!here("01_header_spaces")) return;
    for (const char* name : {"plain", "clean", "case", "nbsp"}) {
        CAPTURE(name);
        const Study study = read(std::string("01_header_spaces/") + name + ".csv");
        CHECK(people(study) == 3);
        CHECK(near(density(study), 0.5));
    }
    CHECK(has(notes_of(read("01_header_spaces/case.csv")), "case.csv:3: the actor \"Ben\" is read as \"ben\""));
    const Study strong = read("01_header_spaces/before.csv");
    CHECK(people(strong) == 3);
    CHECK(strong.answers[0][0].ties[0].strength == 3);
}

TEST_CASE("case 01: nor a second area", "[cases]") {
    if (!here("01_header_spaces")) return;
    for (const char* people : {"people3", "people4"}) {
        CAPTURE(people);
        const Study study = read("01_header_spaces/clean.csv", std::string("01_header_spaces/") + people + ".csv");
        const auto areas = study.attributes.partition("area");
        REQUIRE(areas->labels == std::vector<std::string>{"North", "South"});
        CHECK(areas->sizes() == std::vector<std::uint32_t>{3, 1});
        std::size_t across = 0;
        for (const Tie& tie : study.answers[0][0].ties)
            across += areas->group[tie.from] != areas->group[tie.to] ? 1U : 0U;
        CHECK(across == 2);  // of 3: E-I 1/3
    }
    CHECK(people(read("01_header_spaces/clean.csv", "01_header_spaces/people2.csv")) == 3);
}

TEST_CASE("case 02: Gephi's Type is honoured, and columns that are not read are named", "[cases]") {
    if (!here("02_gephi_export")) return;
    const Study undirected = read("02_gephi_export/und.csv");
    CHECK_FALSE(undirected.relations[0].directed);
    CHECK(people(undirected) == 4);
    CHECK(near(density(undirected), 0.5));
    CHECK(has(notes_of(undirected), "column \"Id\" is not read; values: 0, 1, 2"));
    CHECK(ties(read("02_gephi_export/mixed.csv")) == 5);
    CHECK(has(notes_of(read("02_gephi_export/three.csv")), "column \"Why\" is not read; values: advice, trust"));
    CHECK(read("02_gephi_export/before.csv").relations[0].directed);
    for (const char* name : {"dest", "ego"}) CHECK(ties(read(std::string("02_gephi_export/") + name + ".csv")) == 1);
}

TEST_CASE("case 03: Excel's files are the same links, also below a title", "[cases]") {
    if (!here("03_semicolon_excel")) return;
    for (const char* name : {"sep.csv", "excelrows.csv", "blank.csv", "bom.csv", "tab.tsv", "dec.csv", "title.csv"}) {
        CAPTURE(name);
        const Study study = read(std::string("03_semicolon_excel/") + name);
        CHECK(ties(study) == 2);
        CHECK(people(study) == 4);
    }
    CHECK(read("03_semicolon_excel/dec.csv").answers[0][0].ties[0].strength == 1.5);
    const Study titled = read("03_semicolon_excel/title.csv");
    CHECK(has(notes_of(titled), "title.csv:3: the header is taken to be here"));
    CHECK(has(notes_of(titled), "title.csv:6: a row below the table was left out"));
    CHECK(has(refusal_of({.paths = {file("03_semicolon_excel/unclosed.csv")}}), "never closed"));
    CHECK(has(refusal_of({.paths = {file("03_semicolon_excel/comma.csv")}}), "\"Smith, Jane\""));
}

TEST_CASE("case 04: people with no link are kept, and nobody is no person", "[cases]") {
    if (!here("04_isolates_in_edges")) return;
    for (const char* name : {"emptyto", "na", "none", "loop"}) {
        CAPTURE(name);
        const Study study = read(std::string("04_isolates_in_edges/") + name + ".csv");
        CHECK(people(study) == 4);
        CHECK(ties(study) == 2);
    }
    CHECK(has(notes_of(read("04_isolates_in_edges/na.csv")), "na.csv:4: a row names nobody"));
}

TEST_CASE("case 05: repeats by the strongest, the mean and the sum", "[cases]") {
    if (!here("05_both_ways_rows")) return;
    const auto sum = [](Repeats rule) {
        return strength_in_all(read_study(
            {.paths = {file("05_both_ways_rows/avg.csv")}, .undirected = true, .choices = {.repeats = rule}}));
    };
    CHECK(near(sum(Repeats::strongest), 1.6));
    CHECK(near(sum(Repeats::mean), 1.4));
    CHECK(near(sum(Repeats::sum), 2.4));
    const Study contrary = read_study({.paths = {file("05_both_ways_rows/contra.csv")}, .each_note = true});
    CHECK(has(notes_of(contrary), "\"a\" to \"b\" (0 on line 2, 3 on line 3)"));
    CHECK(has(notes_of(contrary), "\"b\" to \"a\" (3 on line 4, 0 on line 5)"));
}

TEST_CASE("case 07: advice names both readings of 610,086", "[cases]") {
    if (!here("07_thousands")) return;
    const std::string message = refusal_of({.paths = {file("07_thousands/w.csv")}});
    CHECK(has(message, "write 610086 or 610.086, whichever is meant"));
    CHECK(has(message, "write 1200 or 1.200, whichever is meant"));
    CHECK_FALSE(has(message, "write 610.086;"));
    const std::string others = refusal_of({.paths = {file("07_thousands/w2.csv")}});
    CHECK_FALSE(has(others, "1,234,567"));  // it can be one number only
    CHECK(has(others, "3 - Monthly"));
}

TEST_CASE("case 13: several people in a row or a cell are several ties", "[cases]") {
    if (!here("13_nodelist")) return;
    for (const char* name : {"nodelist", "nodelist2"}) {
        CAPTURE(name);
        const Study study = read(std::string("13_nodelist/") + name + ".csv");
        CHECK(people(study) == 4);
        CHECK(ties(study) == 8);
    }
    const Study joined = read("13_nodelist/joined.csv");
    CHECK(people(joined) == 4);
    CHECK(ties(joined) == 5);
}

TEST_CASE("case 14: files of other programs are read, by what they hold", "[cases]") {
    if (!here("14_formats")) return;
    CHECK(ties(read("14_formats/mixed.net")) == 5);
    for (const char* name : {"two.graphml", "two.gexf", "und.dot"}) {
        CAPTURE(name);
        CHECK_FALSE(read(std::string("14_formats/") + name).relations[0].directed);
    }
    const Study matrix = read("13_nodelist/matrix.csv");
    CHECK(people(matrix) == 5);
    CHECK(near(density(matrix), 0.2));
}

TEST_CASE("case 24: who is not on the roster is the user's to decide", "[cases]") {
    if (!here("24_not_on_roster")) return;
    Source source{.paths = {file("24_not_on_roster/e.csv")}, .actors = file("24_not_on_roster/nodes.csv")};
    CHECK(has(refusal_of(source), "perhaps \"bar\" is meant"));
    source.choices.not_on_roster = NotOnRoster::leave_out;
    CHECK(ties(read_study(source)) == 2);  // foo-bar, told again as Foo, and bar-foo
    source.choices.not_on_roster = NotOnRoster::take_in;
    CHECK(people(read_study(source)) == 3);
    CHECK(has(notes_of(read("24_not_on_roster/e3.csv")), "differ from another id by zeros only"));
    CHECK(has(notes_of(read("24_not_on_roster/e4.csv", "24_not_on_roster/byname.csv")), "\"name\" is taken for it"));
}

TEST_CASE("case 28: who answered, by words people use, for one survey or both", "[cases]") {
    if (!here("28_answered_words")) return;
    const auto source = [](const char* people, const char* column) {
        return Source{.paths = {file("28_answered_words/w.csv"), file("28_answered_words/w2.csv")},
                      .actors = file(std::string("28_answered_words/") + people + ".csv"),
                      .answered = column};
    };
    const auto b_answered = [](const Study& study) {
        return std::pair(study.answers[0][0].observed.row_observed(1), study.answers[0][1].observed.row_observed(1));
    };
    CHECK(b_answered(read_study(source("p4", "done"))) == std::pair(true, false));
    CHECK(b_answered(read_study(source("p5", "before,after"))) == std::pair(true, false));
    const std::string message = refusal_of(source("p", "done"));
    CHECK(has(message, "found \"\" for \"done\""));
    CHECK_FALSE(has(message, "Completed"));
    CHECK(message.find("p.csv:7") == message.rfind("p.csv:7"));  // told once
    CHECK(has(refusal_of({.paths = {file("28_answered_words/w.csv")}, .answered = "done"}), "--actors"));
}

TEST_CASE("cases 02 and 13: import reads them to the same ties", "[cases]") {
    if (!here("02_gephi_export") || !here("13_nodelist")) return;
    const fs::path study = fs::temp_directory_path() / ("crosstie_cases_" + std::to_string(::getpid()));
    const auto imported = [&](const char* name) {
        fs::remove_all(study);
        ImportRequest request;
        request.exports = {file(name)};
        request.waves = {"only"};
        request.study = study.string();
        write_imported(import_exports(request), study.string(), false);
        return read_study({.paths = {study.string()}});
    };
    const Study undirected = imported("02_gephi_export/und.csv");
    CHECK_FALSE(undirected.relations[0].directed);
    CHECK(people(undirected) == 4);
    CHECK(near(density(undirected), 0.5));
    CHECK(ties(imported("02_gephi_export/mixed.csv")) == 5);
    CHECK(ties(imported("13_nodelist/joined.csv")) == 5);
    fs::remove_all(study);
}
