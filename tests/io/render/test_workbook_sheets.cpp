#include "io/render/workbook_sheets.hpp"

#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace {

Table table_of(std::string id, std::string caption) {
    Table table{
        std::move(id),
        std::move(caption),
        {{"who", "Who", Kind::words}, {"machines", "", Kind::count}, {"", "Share, %", Kind::percent}, {"Words", true}},
        {},
        "",
        {}};
    table.rows = {{"12", 1U, 0.25, "1,234"}, {"b", 2U, Undefined{Why::no_pairs}, "\u22125"}};
    return table;
}

ReleasedReport report_with(std::vector<Block> blocks) {
    Report report;
    report.sections = {{"s", "Heading", std::move(blocks)}};
    return release(std::move(report), {Edition::public_, 5});
}

std::vector<WorkbookSheet> sheets(Edition edition) {
    Document data;
    Table people = table_of("people", "");
    people.people = true;
    Table empty = table_of("empty", "");
    empty.rows.clear();
    data.sections = {{"", "", {table_of("numbers", ""), people, empty}}};
    const std::string longest = "A caption [of: more] than 31 letters";
    Table left = table_of("left", "Only machines");
    for (Column& column : left.columns) column = {"key", "", Kind::words};
    return sheets_of(release(data, {edition, 5}), report_with({table_of("a", longest), table_of("b", longest), left}),
                     report_with({table_of("c", ""), table_of("d", "numbers")}));
}

std::vector<std::string> names(const std::vector<WorkbookSheet>& all) {
    std::vector<std::string> found;
    for (const WorkbookSheet& sheet : all) found.push_back(sheet.name);
    return found;
}

}  // namespace

TEST_CASE("sheets: a list of them, the tables of paper and annex by caption, those of the data by id",
          "[render][workbook]") {
    const std::vector<std::string> open{"contents",
                                        "A caption  of  more  than 31 le",
                                        "A caption  of  more  than 3 2",
                                        "Heading",
                                        "numbers 2",
                                        "numbers",
                                        "people"};
    CHECK(names(sheets(Edition::group)) == open);
    CHECK(names(sheets(Edition::public_)) == std::vector<std::string>(open.begin(), open.end() - 1));
    const std::vector<WorkbookSheet> all = sheets(Edition::public_);
    REQUIRE(all[0].rows.size() == all.size() - 1);  // every other sheet, once
    CHECK(std::get<std::string>(all[0].rows[0][2]) == "paper: Heading");
    CHECK(std::get<std::string>(all[0].rows[4][2]) == "this workbook");
}

TEST_CASE("sheets: numbers are numbers, in the unit of their head; words in a column of words stay words",
          "[render][workbook]") {
    const WorkbookSheet sheet = sheets(Edition::public_)[1];
    CHECK(sheet.columns == std::vector<std::string>{"Who", "Share, %", "Words"});  // not what is for machines alone
    CHECK(std::get<std::string>(sheet.rows[0][0]) == "12");
    CHECK(std::get<double>(sheet.rows[0][1]) == 25);
    CHECK(std::get<double>(sheet.rows[0][2]) == 1234);
    CHECK(std::get<std::string>(sheet.rows[1][1]) == "no pairs");
    CHECK(std::get<double>(sheet.rows[1][2]) == -5);
}
