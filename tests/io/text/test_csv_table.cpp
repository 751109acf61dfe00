#include "io/text/csv_table.hpp"

#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace {
std::string messages(const Faults& faults) {
    try {
        faults.refuse_if_any();
    } catch (const InvalidInput& refused) {
        return refused.what();
    }
    return {};
}
}  // namespace

TEST_CASE("csv table: columns are found by name, without blanks and case, an exact name first", "[io][csv]") {
    Faults faults;
    CsvTable table(" Id ,ID,Label\n1,2,x\n", "t.csv", faults, "a header");
    CHECK(table.find({"ID"}) == 1);
    CHECK(table.find({"Id"}) == 0);
    CHECK(table.find({"label"}) == 2);
    CHECK(table.find({"name", "label"}) == 2);
    CHECK(table.find({"name"}) == CsvTable::none);
    REQUIRE(table.next());
    CHECK(table.cell_if(2) == "x");
    CHECK(table.cell_if(CsvTable::none).empty());
}

TEST_CASE("csv table: a byte order mark is no part of the first column", "[io][csv]") {
    Faults faults;
    const CsvTable table("\xEF\xBB\xBFid\n1\n", "t.csv", faults, "a header");
    CHECK(table.find({"id"}) == 0);
}

TEST_CASE("csv table: nothing at all and nothing but blank lines are two different faults", "[io][csv]") {
    Faults empty;
    CHECK_FALSE(CsvTable("", "t.csv", empty, "a header").has_header());
    CHECK(messages(empty) == "t.csv: found an empty file, expected a header; export the table again");
    Faults blank;
    CHECK_FALSE(CsvTable("\n\r\n", "t.csv", blank, "a header").has_header());
    CHECK(messages(blank) == "t.csv: found nothing but blank lines, expected a header; export the table again");
}

TEST_CASE("csv table: a missing column offers the nearest header", "[io][csv]") {
    Faults faults;
    CsvTable table("sorce,target\n", "t.csv", faults, "a header");
    CHECK(table.need({"source", "from"}) == CsvTable::none);
    CHECK(messages(faults) ==
          "t.csv:1: found the columns \"sorce\" and \"target\", expected a column \"source\" or \"from\"; rename "
          "\"sorce\" if it is that column");
}

TEST_CASE("csv table: ragged rows are told with a guess and left out", "[io][csv]") {
    Faults faults;
    CsvTable table("id,label,area\n1,Smith, Jane,Newham\n2,x\n3,y,z,\n4,a,b,c\n5,u,v\n,,\n", "t.csv", faults,
                   "a header");
    REQUIRE(table.next());
    CHECK(table.cell(0) == "5");
    CHECK_FALSE(table.next());
    CHECK(messages(faults) ==
          "t.csv:2: found 4 cells, expected 3 cells, as in the header; put the cell in quotes: \"Smith, Jane\"\n"
          "t.csv:3: found 2 cells, expected 3 cells, as in the header; an empty cell still needs its delimiter\n"
          "t.csv:4: found 4 cells, expected 3 cells, as in the header; remove the delimiters at the end of the row\n"
          "t.csv:5: found 4 cells, expected 3 cells, as in the header; a cell that holds a comma must stand in quotes");
}

TEST_CASE("csv table: a repeated header is told, empty ones are not", "[io][csv]") {
    Faults faults;
    const CsvTable table("id,,area,, area\n", "t.csv", faults, "a header");
    CHECK(messages(faults) ==
          "t.csv:1:11: found the column \"area\" again, expected each column once; rename or remove one of them");
}

TEST_CASE("csv table: a fault can name a row that was read before", "[io][csv]") {
    Faults faults;
    CsvTable table("a,b\n1,2\n3,4\n", "t.csv", faults, "a header");
    REQUIRE(table.next());
    const CsvRecord first = table.record();
    REQUIRE(table.next());
    table.fault(first, 1, "x", "y");
    CHECK(messages(faults) == "t.csv:2:3: found x, expected y");
}

TEST_CASE("csv table: outer blanks, no-break spaces among them, are trimmed", "[io][csv]") {
    CHECK(trimmed(" \xC2\xA0 a b\t\xC2\xA0") == "a b");
    CHECK(trimmed(" \xC2\xA0").empty());
}
