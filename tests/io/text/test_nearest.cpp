#include "io/text/nearest.hpp"

#include <vector>

#include "tests/support/catch.hpp"

using namespace crosstie::io;

TEST_CASE("nearest: a slip of the pen finds its word, an unlike word finds none", "[io][nearest]") {
    const std::vector<std::string> known{"organisation", "area", "role", "label"};
    CHECK(nearest("organization", known) == "organisation");
    CHECK(nearest("aera", known) == "area");
    CHECK(nearest("lable", known) == "label");
    CHECK(nearest("colour", known).empty());
    CHECK(nearest("", known).empty());
}

TEST_CASE("nearest: a word that is the same when folded wins over one that is a letter away", "[io][nearest]") {
    const std::vector<std::string> known{"L06", "l07 ", "L08"};
    CHECK(nearest("L07", known) == "l07 ");
}

TEST_CASE("nearest: case, accents written two ways, apostrophes and blanks are folded", "[io][nearest]") {
    CHECK(folded("O\xE2\x80\x99"
                 "BRIEN ") == folded("o'brien"));
    CHECK(folded("Jose\xCC\x81") == folded("JOS\xC3\x89"));
    CHECK(folded("a\xC2\xA0"
                 "b") == folded("a b"));
    CHECK(folded("Anne\xE2\x80\x93Marie") == folded("anne-marie"));
    CHECK(folded("L1-2") != folded("L12"));
}
