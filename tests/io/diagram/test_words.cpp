#include "io/diagram/scene/scene_words.hpp"
#include "io/text/text_width.hpp"
#include "tests/io/diagram/studies.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;

TEST_CASE("footer: a contact is what the comparison's direction makes it", "[diagram][words]") {
    const Study study = test::hand_study({"N", "N", "S", "S"}, "AB BA", "AB BA CD");
    survey::Comparison comparison = test::compared(study);
    CHECK(footer_of(study, comparison, {}, {}).find("of whom at least one reported") != std::string::npos);
    comparison.direction = Direction::union_;
    CHECK(footer_of(study, comparison, {}, {}).find("of whom at least one reported") != std::string::npos);
    comparison.direction = Direction::intersection;
    CHECK(footer_of(study, comparison, {}, {}).find("of whom both reported “working contact”") != std::string::npos);
}

TEST_CASE("footer: no percentage of fewer than 20, and no one who joined or left in public",
          "[diagram][words][public]") {
    const Study few = test::hand_study({"N", "N", "S", "S"}, "AB", "AB");
    const std::string footer = footer_of(few, test::compared(few), {}, {});
    CHECK(footer.find("Answered: 4 of 4 before, 4 of 4 after.") != std::string::npos);
    CHECK(footer.find('%') == std::string::npos);
    const Study study = test::drawn_study(60, 7, 4);
    const auto comparison = test::compared(study);
    DrawOptions options;
    CHECK(footer_of(study, comparison, options, {}).find("Joined between the surveys: 1; left: 1.") !=
          std::string::npos);
    options.edition = io::Edition::public_;
    CHECK(footer_of(study, comparison, options, {}).find("Joined") == std::string::npos);
    CHECK(footer_of(study, comparison, options, {}).find("fewer than") == std::string::npos);
}

TEST_CASE("text width: the table agrees with what Liberation Sans is known to measure", "[diagram][text]") {
    // 2048 units an em: H 1479, i 455, space 569; bold W 1933
    CHECK(text_width("Hi ", 2048) == Approx(1479 + 455 + 569));
    CHECK(text_width("W", 2048, Weight::bold) == Approx(1933));
    CHECK(text_width("Ж", 10) == Approx(6));
    CHECK(text_width("e\xCC\x81", 10) == Approx(text_width("e", 10)));  // a combining accent has no width
}

TEST_CASE("text: long words are cut, lines fit, and what is left out is shown by an ellipsis", "[diagram][text]") {
    for (const std::string text :
         {"Barking and Dagenham", "a/b-c and-so-on", "Donaudampfschifffahrtsgesellschaft", "x"}) {
        for (const double room : {20.0, 40.0, 80.0}) {
            for (const std::string& line : wrap(text, room, 8, Weight::bold, 2))
                CHECK(text_width(line, 8, Weight::bold) <= room + 1e-9);
        }
    }
    CHECK(wrap("Barking and Dagenham", 60, 8, Weight::bold) == std::vector<std::string>{"Barking and", "Dagenham"});
    CHECK(wrap("one two three four", 30, 8, Weight::regular, 2).back().ends_with("…"));
    CHECK(wrap("", 30, 8).empty());
}

TEST_CASE("text: what may not stand in XML or turns the writing round is taken out", "[diagram][text]") {
    CHECK(clean_text("a\x01\x1F b\tc\n\n d") == "a b c d");
    CHECK(clean_text("a\xE2\x80\xAE"
                     "b") == "ab");  // right-to-left override
    CHECK(clean_text("a\xED\xA0\x80"
                     "b")
              .find("\xED") == std::string::npos);  // a surrogate
    CHECK(clean_text("a\xFF"
                     "b") ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(clean_text("\xEF\xBF\xBE") == "");  // U+FFFE
    CHECK(clean_text(std::string(500, 'x'), 200).size() <= 203);
    CHECK(clean_text("caf\xC3\xA9 \xF0\x9F\x98\x80") == "caf\xC3\xA9 \xF0\x9F\x98\x80");
}
