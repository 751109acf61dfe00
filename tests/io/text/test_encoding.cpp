#include "io/text/encoding.hpp"

#include <string>

#include "graph/base/error.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;
using namespace std::string_literals;

namespace {
std::string refusal(const std::string& bytes) {
    try {
        static_cast<void>(utf8_text(bytes, "t.csv"));
    } catch (const InvalidInput& refused) {
        return refused.what();
    }
    return {};
}
const std::string cure = "save it again as UTF-8 (in Excel: \"CSV UTF-8\")";
}  // namespace

TEST_CASE("encoding: text of every length of character passes, the byte order mark is dropped", "[io][encoding]") {
    CHECK(utf8_text("plain ASCII text of some length", "t.csv") == "plain ASCII text of some length");
    CHECK(utf8_text("\xEF\xBB\xBFid", "t.csv") == "id");
    CHECK(utf8_text("\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x9A\x86 \xEF\xBF\xBD", "t.csv").size() == 15);
    CHECK(utf8_text("", "t.csv").empty());
}

TEST_CASE("encoding: Windows-1252 is named with its character, line and column", "[io][encoding]") {
    CHECK(refusal("id,label\n1,Jos\xC3\xA9 O\x92Hara\n") ==
          "t.csv:2:9: found the byte 0x92, which is \xE2\x80\x99 in Windows-1252, expected text in UTF-8; " + cure);
    CHECK(refusal("caf\xE9,") ==
          "t.csv:1:4: found the byte 0xE9, which is \xC3\xA9 in Windows-1252, expected text in UTF-8; " + cure);
    CHECK(refusal("x\x81") == "t.csv:1:2: found the byte 0x81, expected text in UTF-8; " + cure);
}

TEST_CASE("encoding: overlong forms, surrogates and characters beyond Unicode are refused", "[io][encoding]") {
    const std::string end = ", expected text in UTF-8; " + cure;
    CHECK(refusal("\xC0\xAF") == "t.csv:1:1: found the byte 0xC0, which begins an overlong form" + end);
    CHECK(refusal("\xE0\x80\xAF") == "t.csv:1:1: found the byte 0xE0, which begins an overlong form" + end);
    CHECK(refusal("\xF0\x80\x80\xAF") == "t.csv:1:1: found the byte 0xF0, which begins an overlong form" + end);
    CHECK(refusal("a\r\nb\xED\xA0\x80") ==
          "t.csv:2:2: found the byte 0xED, which begins half of a surrogate pair" + end);
    CHECK(refusal("\xF4\x90\x80\x80") ==
          "t.csv:1:1: found the byte 0xF4, which begins a character beyond U+10FFFF" + end);
    CHECK(refusal("cut \xE2\x82") == "t.csv:1:5: found the byte 0xE2, which is \xC3\xA2 in Windows-1252" + end);
}

TEST_CASE("encoding: UTF-16 and UTF-32 are named, with and without a byte order mark", "[io][encoding]") {
    const std::string utf16 = "t.csv: found text in UTF-16, expected text in UTF-8; " + cure;
    const std::string utf32 = "t.csv: found text in UTF-32, expected text in UTF-8; " + cure;
    CHECK(refusal("\xFF\xFEi\0d\0"s) == utf16);
    CHECK(refusal("\xFE\xFF\0i\0d"s) == utf16);
    CHECK(refusal("i\0d\0,\0a\0"s) == utf16);
    CHECK(refusal("\0i\0d\0,\0a"s) == utf16);
    CHECK(refusal("\xFF\xFE\0\0i\0\0\0"s) == utf32);
    CHECK(refusal("i\0\0\0d\0\0\0"s) == utf32);
}

TEST_CASE("encoding: NUL in text is refused where it stands", "[io][encoding]") {
    CHECK(refusal("id\nab\0c\n"s) ==
          "t.csv:2:3: found a NUL byte, expected text; export the file again; this copy is damaged or not text");
}

TEST_CASE("encoding: files that are no text are named", "[io][encoding]") {
    CHECK(refusal("PK\x03\x04...") ==
          "t.csv: found a workbook or another zip file, not text, expected text in UTF-8; 'crosstie import' reads "
          "workbooks; or save the sheet as "
          "\"CSV UTF-8\"");
    CHECK(refusal("%PDF-1.7").find("a PDF") != std::string::npos);
    CHECK(refusal("\x89PNG\r\n").find("a picture") != std::string::npos);
    CHECK(refusal("\xD0\xCF\x11\xE0").find(".xls") != std::string::npos);
    CHECK(refusal("\x1F\x8B\x08").find("gzip") != std::string::npos);
}

TEST_CASE("encoding: a character is read with its length, and a byte that is none stands alone", "[io][encoding]") {
    // Table 3-6 of the Unicode standard, with the first and the last character of each length.
    const auto code = [](std::string_view bytes) {
        const Character read = character_at(bytes, 0);
        return read.wrong == nullptr && read.length == bytes.size() ? read.code : char32_t{0xFFFFFFFF};
    };
    CHECK(code("\x7F") == 0x7F);
    CHECK(code("\xC2\x80") == 0x80);
    CHECK(code("\xDF\xBF") == 0x7FF);
    CHECK(code("\xE0\xA0\x80") == 0x800);
    CHECK(code("\xEF\xBF\xBF") == 0xFFFF);
    CHECK(code("\xF0\x90\x80\x80") == 0x10000);
    CHECK(code("\xF4\x8F\xBF\xBF") == 0x10FFFF);
    for (const std::string_view none : {"\x80", "\xC3", "\xC1\xBF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
        CHECK(character_at(none, 0).wrong != nullptr);
        CHECK(character_at(none, 0).length == 1);
    }
    CHECK(characters("Jos\xC3\xA9 \xF0\x9F\x9A\x86") == 6);
}

TEST_CASE("encoding: what acts on other text is told apart from what a language needs", "[io][encoding]") {
    using crosstie::io::acts_on_text;
    for (const char32_t c : {U'\0', U'\r', U'\x1b', U'\x7f', U'\x85', U'\x9b', U'\u2028', U'\u202a', U'\u202e',
                             U'\u2066', U'\u2069', U'\ufeff', U'\ufff9', U'\U000e0041'})
        CHECK(acts_on_text(c));
    for (const char32_t c :
         {U'\n', U'\t', U' ', U'a', U'\u00e9', U'\u05d0', U'\u200c', U'\u200d', U'\u200f', U'\u4e2d', U'\U0001f600'})
        CHECK_FALSE(acts_on_text(c));
    CHECK(crosstie::io::harmless("a\x1b[31m\u202e\u05d0\xff\n") == "a\uFFFD[31m\uFFFD\u05d0\uFFFD\n");
    CHECK(crosstie::io::escaped("a\r\n\t\x1b\xff\u202e\u200b\U000e0041\u00e9") ==
          "a\\r\\n\\t\\x1b\\xff\\u202e\\u200b\\udb40\\udc41\u00e9");
    CHECK(crosstie::io::escaped("a\nb", crosstie::io::LineFeeds::kept) == "a\nb");
}
