#include "io/release/released.hpp"

#include "graph/base/error.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace {

Cell of_people(std::uint64_t people, std::uint64_t whole) { return Cell(Value(people), Behind{people, whole}); }

Table counts() {
    Table table{"counts", "Counts", {{"people", "People", Kind::count}}, {}, "", {}};
    for (const std::uint64_t people : {0U, 4U, 5U, 25U, 26U, 30U}) table.rows.push_back({of_people(people, 30)});
    return table;
}

Table who() { return {"who", "Who", {{"who", "Who", Kind::person}}, {{Person{"L01", "Zqlabel 1"}}}, "", {}}; }

Report report_of(std::vector<Block> blocks) {
    Report report;
    report.title = "Made";
    report.sections = {{"s", "Section", std::move(blocks)}};
    return report;
}

std::vector<Block> blocks_in(Report report, Edition edition) {
    return release(std::move(report), {edition, 5}).report().sections.at(0).blocks;
}

std::string shown_of(const Table& table) {
    std::string text;
    for (const Row& row : table.rows) {
        const auto* count = std::get_if<std::uint64_t>(&row[0].value);
        text += (count == nullptr ? std::get<Withheld>(row[0].value).instead : std::to_string(*count)) + ';';
    }
    return text;
}

}  // namespace

TEST_CASE("release: a public report shows no few, in a table, a record or beside a picture", "[release]") {
    const std::string open = "0;4;5;25;26;30;", held = "0;fewer than 5;5;25;all but fewer than 5;30;";
    for (const Edition edition : {Edition::public_, Edition::group, Edition::named}) {
        Figure figure;
        figure.table = counts();
        const Record record{"r", "", {{{"people", "People", Kind::count}, of_people(4, 30)}}};
        const auto blocks = blocks_in(report_of({counts(), record, figure}), edition);
        const bool is_open = edition != Edition::public_;
        CHECK(shown_of(std::get<Table>(blocks.at(0))) == (is_open ? open : held));
        CHECK(std::holds_alternative<Withheld>(std::get<Record>(blocks.at(1)).fields[0].second.value) != is_open);
        CHECK(shown_of(*std::get<Figure>(blocks.at(2)).table) == (is_open ? open : held));
    }
}

TEST_CASE("release: a public report has no table of people, and one that would name somebody is not made",
          "[release]") {
    Table people = who();
    people.people = true;
    CHECK(blocks_in(report_of({people, counts()}), Edition::public_).size() == 1);
    CHECK(blocks_in(report_of({people, counts()}), Edition::group).size() == 2);
    CHECK(blocks_in(report_of({people, counts()}), Edition::named).size() == 2);
    const Record record{"r", "", {{{"who", "Who", Kind::person}, People{{"L01", "Zqlabel 1"}}}}};
    Figure figure;
    figure.table = who();
    CHECK_THROWS_AS(release(report_of({who()}), {Edition::public_, 5}), Error);
    CHECK_THROWS_AS(release(report_of({record}), {Edition::public_, 5}), Error);
    CHECK_THROWS_AS(release(report_of({figure}), {Edition::public_, 5}), Error);
    CHECK_NOTHROW(release(report_of({who(), record, figure}), {Edition::group, 5}));
}

TEST_CASE("release: what is closed is for no public edition: a value, a row, a table of such rows, a record",
          "[release]") {
    Table some = counts();
    some.rows[1][0].closed = true;
    some.shade = {{0}, {1}, {2}, {3}, {4}, {-1}};
    Table none{"none", "", {{"people", "People", Kind::count}}, {{Cell(30U).closed_where(true)}}, "", {}};
    Record record{
        "r", "", {{{"open", "", Kind::count}, 30U}, {{"not", "", Kind::count}, Cell(30U).closed_where(true)}}};
    Record whole = record;
    whole.closed = true;
    Report report = report_of({some, none, record, whole});
    report.sections.push_back({"t", "Nothing else", {none}});
    const Report open = release(report, {Edition::group, 5}).report();
    CHECK(open.sections.size() == 2);
    CHECK(open.sections[0].blocks.size() == 4);
    CHECK(shown_of(std::get<Table>(open.sections[0].blocks[0])) == "0;4;5;25;26;30;");
    const Report shown = release(report, {Edition::public_, 5}).report();
    REQUIRE(shown.sections.size() == 1);
    REQUIRE(shown.sections[0].blocks.size() == 2);
    const auto& rows = std::get<Table>(shown.sections[0].blocks[0]);
    CHECK(shown_of(rows) == "0;5;25;all but fewer than 5;30;");
    CHECK(rows.shade == std::vector<std::vector<int>>{{0}, {2}, {3}, {4}, {-1}});
    const auto& fields = std::get<Record>(shown.sections[0].blocks[1]).fields;
    CHECK(std::holds_alternative<std::uint64_t>(fields[0].second.value));
    CHECK(std::holds_alternative<Withheld>(fields[1].second.value));
}

TEST_CASE("release: a section alone goes the way of a document", "[release]") {
    const Section section{"s", "Section", {counts()}};
    const auto table_of = [](const Released& released) {
        return shown_of(std::get<Table>(released.document().sections.at(0).blocks.at(0)));
    };
    CHECK(table_of(release(section, {Edition::public_, 5})) == "0;fewer than 5;5;25;all but fewer than 5;30;");
    CHECK(table_of(release(section, {Edition::group, 5})) == "0;4;5;25;26;30;");
    CHECK(release(section, {Edition::group, 5}).document().key == "s");
    CHECK_THROWS_AS(release(Section{"s", "", {who()}}, {Edition::public_, 5}), Error);
}

TEST_CASE("editions: what each may show", "[release]") {
    CHECK_FALSE(shows_people(Edition::public_));
    CHECK((shows_people(Edition::group) && shows_people(Edition::named)));
    CHECK((shows_labels(Edition::group) && !shows_labels(Edition::public_) && !shows_labels(Edition::named)));
    CHECK((shows_names(Edition::named) && !shows_names(Edition::public_) && !shows_names(Edition::group)));
    CHECK(least_shown(Edition::public_, 5) == 5);
    CHECK(least_shown(Edition::group, 5) == 0);
    CHECK(least_shown(Edition::named, 5) == 0);
}
