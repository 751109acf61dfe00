// What people write into cells: nobody, several people, numbers with marks.
#include "io/read/strength_marks.hpp"
#include "io/text/cells.hpp"
#include "io/text/near_labels.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie::io;

TEST_CASE("cells: words that mean nobody, and names that do not", "[io][cells]") {
    for (const char* text : {"", " ", "\xC2\xA0", "NA", "n/a", "None", "nobody", "No one", "-", "NULL", "."}) {
        CAPTURE(text);
        CHECK(means_nobody(text));
    }
    for (const char* text : {"Nan Other", "0", "n", "Norman", "no", "a-b"}) {
        CAPTURE(text);
        CHECK_FALSE(means_nobody(text));
    }
}

TEST_CASE("cells: several people in one cell", "[io][cells]") {
    CHECK(several("2; 3;4;") == std::vector<std::string_view>{"2", "3", "4"});
    CHECK(several("2") == std::vector<std::string_view>{"2"});
    CHECK(several(" ; ").empty());
}

TEST_CASE("cells: what stands below a table", "[io][cells]") {
    CHECK(is_below_a_table("Exported on 01/02/2023"));
    CHECK(is_below_a_table("TOTAL:"));
    CHECK_FALSE(is_below_a_table("Totalina"));
    CHECK_FALSE(is_below_a_table("Exported"));
}

TEST_CASE("number marks: a column shows itself what its commas are", "[io][cells]") {
    NumberMarks decimal;
    for (const char* cell : {"1,5", "2", "1,250"}) decimal.see(cell);
    CHECK(decimal.read("1,250") == 1.25);
    CHECK(decimal.read("1.234,5") == 1234.5);
    NumberMarks thousands;
    for (const char* cell : {"1,234,567", "610,086"}) thousands.see(cell);
    CHECK(thousands.read("610,086") == 610086.0);
    NumberMarks by_point;
    for (const char* cell : {"1.5", "1,250"}) by_point.see(cell);
    CHECK(by_point.read("1,250") == 1250.0);
}

TEST_CASE("number marks: without evidence, or with contrary evidence, nothing is guessed", "[io][cells]") {
    NumberMarks none;
    none.see("610,086");
    CHECK_FALSE(none.read("610,086"));
    CHECK(none.read("1 200") == 1200.0);
    CHECK(none.read("1\xC2\xA0"
                    "200") == 1200.0);
    CHECK(none.read("1'200") == 1200.0);
    CHECK(none.read("+2") == 2.0);
    CHECK_FALSE(none.read("12 00"));
    CHECK_FALSE(none.read("5%"));
    NumberMarks both;
    for (const char* cell : {"1,5", "1,234,567"}) both.see(cell);
    CHECK_FALSE(both.contradiction().empty());
    CHECK_FALSE(both.read("1,5"));
    NumberMarks doubtful;
    for (const char* cell : {"1,200", "1.200"}) doubtful.see(cell);
    CHECK_FALSE(doubtful.read("1,200"));  // "1.200" is 1.2 or 1200
}

TEST_CASE("near labels: a slip in a long word, or another dress, and never another number", "[io][read]") {
    const auto pairs = [](const std::vector<std::string>& cells) {
        std::vector<std::string> found;
        for (const auto& near : near_labels(cells)) found.push_back(near.rarer + " > " + near.commoner);
        return found;
    };
    CHECK(pairs({"Newham", "Newham", "Newam"}) == std::vector<std::string>{"Newam > Newham"});
    CHECK(pairs({"Newham;Hackney", "LB Newham", "Newham"}) == std::vector<std::string>{"LB Newham > Newham"});
    CHECK(pairs({"East", "West", "Ward 1", "Ward 2", "Area A", "Area B", "North", "South"}).empty());
    CHECK(pairs({"Newham", "newham ", "NEWHAM"}).empty());  // one label, in three spellings
    CHECK(pairs({"Newham Council", "Newham CCG", "council_newham", "ccg_newham"}).empty());  // two bodies of one place
    CHECK(pairs({}).empty());
    CHECK(tells_areas("Borough"));
    CHECK_FALSE(tells_areas("role"));
}
