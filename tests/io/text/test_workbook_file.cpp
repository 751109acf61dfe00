#include "io/text/workbook_file.hpp"

#include "io/text/zip_archive.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie::io;

TEST_CASE("workbook: what comes out otherwise the second time has lost something", "[text]") {
    int times = 0;
    CHECK(written_twice([&] { return ++times, std::string("whole"); }) == "whole");
    CHECK(times == 2);
    CHECK_THROWS_AS(written_twice([&] { return std::string(++times == 3 ? "who" : "whole"); }), std::bad_alloc);
    CHECK_THROWS_AS(written_twice([&] { return std::string(++times == 5 ? "whole" : "who"); }), std::bad_alloc);
}

TEST_CASE("workbook: words stay words, and an empty one is no cell", "[text]") {
    const std::string bytes =
        one_sheet_workbook("T", "Matrix", {{std::string(), std::string("=1+1")}, {std::string("a"), 0.1}});
    std::string sheet, words;
    for (const ZipMember& member : unzip(bytes)) {
        if (member.name == "xl/worksheets/sheet1.xml") sheet = member.bytes;
        if (member.name == "xl/sharedStrings.xml") words = member.bytes;
    }
    CHECK(sheet.find("<f>") == std::string::npos);
    CHECK(sheet.find("r=\"A1\"") == std::string::npos);
    CHECK(sheet.find("<c r=\"B2\"><v>0.1</v></c>") != std::string::npos);
    CHECK(words.find("<t>=1+1</t>") != std::string::npos);
    CHECK(bytes == one_sheet_workbook("T", "Matrix", {{std::string(), std::string("=1+1")}, {std::string("a"), 0.1}}));
}
