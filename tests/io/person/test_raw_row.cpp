#include "io/person/raw_row.hpp"

#include <string>

#include "tests/support/catch.hpp"

using crosstie::io::raw_row;
using crosstie::io::RawRow;

namespace {

std::vector<std::string> fields_of(const std::string& text, const RawRow& row) {
    std::vector<std::string> fields;
    for (const auto& [from, to] : row.fields) fields.push_back(text.substr(from, to - from));
    return fields;
}

}  // namespace

TEST_CASE("raw row: fields with their quotes, and the end of the line with its bytes", "[person]") {
    const std::string text = "a;\"b;\"\"c\"\"\r\nd\";\r\nnext";
    const RawRow row = raw_row(text, 0, ';');
    CHECK(fields_of(text, row) == std::vector<std::string>{"a", "\"b;\"\"c\"\"\r\nd\"", ""});
    CHECK(text.substr(row.end) == "next");
    const RawRow last = raw_row(text, row.end, ';');
    CHECK(fields_of(text, last) == std::vector<std::string>{"next"});
    CHECK(last.end == text.size());
}

TEST_CASE("raw row: a lone carriage return ends a line too", "[person]") {
    const std::string text = "a,b\rc,d";
    CHECK(text.substr(raw_row(text, 0, ',').end) == "c,d");
}
