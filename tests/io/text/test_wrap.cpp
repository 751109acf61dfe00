#include "io/text/wrap.hpp"

#include "tests/support/catch.hpp"

using namespace crosstie::io;
using Lines = std::vector<std::string_view>;

namespace {

double bytes(std::string_view text) { return static_cast<double>(text.size()); }

}  // namespace

TEST_CASE("wrap: lines are broken at spaces, which none of them keeps at its end", "[text][wrap]") {
    CHECK(broken("one two three", 7, bytes, Breaks::spaces) == Lines{"one two", "three"});
    CHECK(broken("one  two   three", 8, bytes, Breaks::spaces) == Lines{"one  two", "three"});
    CHECK(broken("a-b c/d", 3, bytes, Breaks::spaces) == Lines{"a-b", "c/d"});
    CHECK(broken("", 7, bytes, Breaks::spaces).empty());
}

TEST_CASE("wrap: a hyphen or a slash stays with what stands before it", "[text][wrap]") {
    CHECK(broken("follow-up/review", 10, bytes, Breaks::joints) == Lines{"follow-up/", "review"});
    CHECK(broken("follow-up/review", 9, bytes, Breaks::joints) == Lines{"follow-", "up/review"});
    CHECK(broken("- not at a sign alone", 5, bytes, Breaks::joints) == Lines{"- not", "at a", "sign", "alone"});
}

TEST_CASE("wrap: a word wider than the room stands alone, whatever measures it", "[text][wrap]") {
    CHECK(broken("a longest b", 3, bytes, Breaks::spaces) == Lines{"a", "longest", "b"});
    const auto double_width = [](std::string_view text) { return 2 * bytes(text); };
    CHECK(broken("aa bb cc", 10, double_width, Breaks::spaces) == Lines{"aa bb", "cc"});
}

TEST_CASE("wrap: plain text has one space between words, and an indent counts", "[text][wrap]") {
    CHECK(wrapped("one two three", 9, "  ") == "  one two\n  three\n");
    CHECK(wrapped(" one\n\ntwo  three ", 7) == "one two\nthree\n");
    CHECK(wrapped("\u00e9\u00e9 \u00e9\u00e9", 5) == "\u00e9\u00e9 \u00e9\u00e9\n");  // characters, not bytes
    CHECK(wrapped("", 9) == "\n");
    CHECK(plain_lines("ab c", 0) == std::vector<std::string>{"ab", "c"});
}

TEST_CASE("wrap: a terminal gets a plain hyphen for a minus sign, and nothing it would obey", "[text][wrap]") {
    CHECK(for_terminal("a\x1b[31mb \u22125 \u009b") == "a?[31mb -5 ?");
}
