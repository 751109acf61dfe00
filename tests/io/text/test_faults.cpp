#include "io/text/faults.hpp"

#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;

TEST_CASE("faults: fifty are kept and the others counted", "[io][faults]") {
    Faults faults;
    faults.refuse_if_any();
    for (std::uint64_t line = 1; line <= 87; ++line)
        faults.add({.file = "t.csv", .line = line, .found = "x", .expected = "y", .mend = {}});
    CHECK(faults.count() == 87);
    try {
        faults.refuse_if_any();
        FAIL("nothing was thrown");
    } catch (const InvalidInput& refused) {
        CHECK(refused.faults().size() == 51);
        CHECK(refused.faults().back().message() ==
              "in all: found 87 faults, of which the first 50 are shown; mend these and run again");
    }
}

TEST_CASE("faults: text from a file is cut, and its control bytes shown as escapes", "[io][faults]") {
    CHECK(in_quotes("Jos\xC3\xA9") == "\"Jos\xC3\xA9\"");
    CHECK(in_quotes("a\nb\tc\r\x1b[31m\x7f") == "\"a\\nb\\tc\\r\\x1b[31m\\x7f\"");
    CHECK(in_quotes("\xC2\x85") == "\"\\u0085\"");
    CHECK(in_quotes(std::string(60, 'x')) == '"' + std::string(60, 'x') + '"');
    CHECK(in_quotes(std::string(61, 'x')) == '"' + std::string(60, 'x') + "...\"");
    std::string damaged;  // bytes that go on with a character that never began: each counts
    for (int k = 0; k < 60; ++k) damaged += "\\x88";
    CHECK(in_quotes(std::string(1000, '\x88')) == '"' + damaged + "...\"");
}

TEST_CASE("faults: lists of words end in a word, and long ones in a count", "[io][faults]") {
    CHECK(quoted_list({"a"}) == "\"a\"");
    CHECK(quoted_list({"a", "b", "c"}, "or") == "\"a\", \"b\" or \"c\"");
    const std::vector<std::string> ten(10, "x");
    CHECK(quoted_list(ten) == "\"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\", \"x\" and 2 more");
}
