#include "io/text/json_input.hpp"

#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace {
std::string refusal(const std::string& text) {
    try {
        static_cast<void>(parse_json(text, "s.json"));
    } catch (const InvalidInput& refused) {
        return refused.what();
    }
    return {};
}
}  // namespace

TEST_CASE("json: every value and key is found again by its pointer", "[io][json]") {
    const JsonDocument document =
        parse_json("{\n  \"a/b\": [1,\n    {\"\xC3\xA9\": true, \"c\": \"x\\\"]\"}],\r\n \"d\": null\n}\n", "s.json");
    const auto at = [&](const std::string& pointer) {
        const Place place = document.values.at(pointer);
        return std::to_string(place.line) + ":" + std::to_string(place.column);
    };
    CHECK(at("") == "1:1");
    CHECK(at("/a~1b") == "2:10");
    CHECK(at("/a~1b/0") == "2:11");
    CHECK(at("/a~1b/1/\xC3\xA9") == "3:11");
    CHECK(at("/a~1b/1/c") == "3:22");
    CHECK(at("/d") == "4:7");
    CHECK(document.keys.at("/a~1b/1/c").column == 17);
    CHECK(document.value["d"].is_null());
}

TEST_CASE("json: syntax errors name line and column and what was expected", "[io][json]") {
    CHECK(refusal("{\n  \"a\": 1,\n}") ==
          "s.json:3:1: found \"}\", expected a key in double quotes; remove the comma before it");
    CHECK(refusal("{\"a\" 1}") == "s.json:1:6: found \"1\", expected ':'");
    CHECK(refusal("{\"a\": [1, 2") == "s.json:1:12: found the end of the file, expected ']'");
    CHECK(
        refusal("") ==
        "s.json:1:1: found the end of the file, expected a text in double quotes, a number, true, false, null, [ or {");
    CHECK(refusal("{} {}") == "s.json:1:4: found \"{\", expected the end of the file");
    CHECK(refusal("{ // why\n}") == "s.json:1:3: found a comment, expected JSON, which has none; remove it");
    CHECK(refusal("[1e400]") == "s.json:1:2: found \"1e400\", expected a number of at most 1.8e308");
}

TEST_CASE("json: NaN, single quotes and lone surrogates are refused", "[io][json]") {
    CHECK(refusal("[NaN]").find("s.json:1:2: found \"NaN\"") == 0);
    CHECK(refusal("['a']").find("s.json:1:2: found \"'\"") == 0);
    CHECK(refusal("[\"\\ud800\"]").find("expected a text in double quotes") != std::string::npos);
}

TEST_CASE("json: a key told twice is refused, whatever the spelling", "[io][json]") {
    CHECK(refusal("{\"a\": 1,\n \"\\u0061\": 2}") ==
          "s.json:2:2: found the key \"a\" again (first on line 1), expected each key once; remove one of the two");
}

TEST_CASE("json: nesting stops at 64", "[io][json]") {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(refusal(nested(64)).empty());
    CHECK(refusal(nested(65)) ==
          "s.json:1:65: found more than 64 levels of brackets, expected at most 64; this is not a file crosstie knows");
    CHECK(refusal("[\"" + std::string(100, '[') + "\\\"[\"]").empty());
}

TEST_CASE("json_input: more values or a longer text than the limit are refused with their place", "[io][json]") {
    using crosstie::io::parse_json;
    CHECK_NOTHROW(parse_json("{\"a\": [1, 2]}", "s.json", {.values = 3}));
    CHECK_THROWS_WITH(parse_json("{\"a\": [1,\n2, 3]}", "s.json", {.values = 3}),
                      Catch::Contains("s.json:2:2: found more than 3 values"));
    CHECK_NOTHROW(parse_json("[\"1234\"]", "s.json", {.text_bytes = 5}));
    CHECK_THROWS_WITH(parse_json("[\n\"12345\"]", "s.json", {.text_bytes = 5}),
                      Catch::Contains("s.json:2:1: found a text of more than 5 bytes"));
    // Commas and colons within texts are no values.
    CHECK_NOTHROW(parse_json("[\"a,b:c,d\\\",\"]", "s.json", {.values = 1}));
}
