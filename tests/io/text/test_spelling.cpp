#include "io/text/spelling.hpp"

#include "io/text/spelt_ids.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie::io;

TEST_CASE("spelling: blanks, case, apostrophes, dashes and the Unicode form tell nobody apart", "[io][spelling]") {
    for (const char* text : {" O'Brien",
                             "o\xE2\x80\x99"
                             "brien",
                             "O\xCA\xBC"
                             "Brien\xC2\xA0",
                             "O`BRIEN",
                             "O\xC2\xB4"
                             "Brien\t",
                             "O\xE2\x80\x98"
                             "Brien",
                             "\xEF\xBB\xBFO'Brien", "O'Br\xE2\x80\x8Bien"}) {
        CAPTURE(text);
        CHECK(one_spelling(text) == "o'brien");
    }
    CHECK(one_spelling("Jose\xCC\x81") == one_spelling("JOS\xC3\x89"));                 // decomposed, composed
    CHECK(one_spelling("Ann\xE2\x80\x91Marie  Lee") == one_spelling("ann-marie lee"));  // a hyphen that does not break
    CHECK(one_spelling("Ann\xC2\xA0Lee") == "ann lee");
}

TEST_CASE("spelling: letters, accents, digits and blanks between words stay", "[io][spelling]") {
    CHECK(one_spelling("Jose") != one_spelling("Jos\xC3\xA9"));
    CHECK(one_spelling("1 1") != one_spelling("11"));
    CHECK(one_spelling("01") != one_spelling("1"));
    CHECK(one_spelling("a-b") != one_spelling("ab"));
    CHECK(one_spelling("\xC2\xA0 ").empty());
}

TEST_CASE("spelling: plain text is told by its bytes, and folding leaves it alone", "[io][spelling]") {
    for (const char* text : {"", "p001", "ann lee", "o'brien", "a;b"}) {
        CAPTURE(text);
        CHECK(is_spelled_plainly(text));
        CHECK(one_spelling(text) == text);
    }
    for (const char* text : {"P001", " a", "a ", "a  b", "a\tb", "\xC3\xA9", "a`b"}) {
        CAPTURE(text);
        CHECK_FALSE(is_spelled_plainly(text));
    }
}

TEST_CASE("spelling: what two spellings differ by has a name", "[io][spelling]") {
    CHECK(spelling_difference(" ben", "ben") == "blanks");
    CHECK(spelling_difference("ben\xC2\xA0", "ben") == "blanks");
    CHECK(spelling_difference("Ben", "ben") == "case");
    CHECK(spelling_difference("Jose\xCC\x81", "Jos\xC3\xA9") == "the Unicode form");
    CHECK(spelling_difference("O\xE2\x80\x99"
                              "Brien",
                              "O'Brien") == "the kind of apostrophe or dash");
}

TEST_CASE("spelt ids: one number for all spellings, the first without outer blanks is kept", "[io][spelling]") {
    SpeltIds ids;
    const SpeltIds::Met first = ids.insert(" Ben");
    CHECK(first.is_new);
    CHECK(first.respelt);
    CHECK(ids.text(0) == "Ben");
    for (const char* text : {"Ben", "ben", "BEN ", "ben\xC2\xA0"}) CHECK(ids.insert(text).number == 0);
    CHECK_FALSE(ids.insert("Ben").respelt);
    CHECK(ids.insert("ben").respelt);
    CHECK(ids.insert("01").number == 1);
    CHECK(ids.insert("1").number == 2);
    CHECK(ids.find("bEn") == 0);
    CHECK(ids.find("bent") == SpeltIds::none);
    CHECK(ids.find_as_spelt(SpeltIds::key("bEn")) == SpeltIds::none);
    CHECK(ids.size() == 3);
    CHECK(ids.insert_as_spelt("BEN") == 3);  // two nodes that a file lists are two
    CHECK(ids.find("BEN") == 3);
    CHECK(ids.find("ben") == 0);
}
