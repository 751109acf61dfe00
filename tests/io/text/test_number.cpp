#include "io/text/number.hpp"

#include <cmath>
#include <limits>
#include <random>

#include "tests/support/catch.hpp"

using namespace crosstie::io;

TEST_CASE("number: whole finite numbers are read, nothing else", "[io][number]") {
    CHECK(parse_number("3") == 3.0);
    CHECK(parse_number("-0.5") == -0.5);
    CHECK(parse_number("1e3") == 1000.0);
    for (const char* const text :
         {"", " 3", "3 ", "5abc", "1,5", "0x10", "1e309", "1e-400", "inf", "nan", "+1", "--1", "1.2.3"}) {
        INFO(text);
        CHECK_FALSE(parse_number(text).has_value());
    }
}

TEST_CASE("number: integers overflow to nothing", "[io][number]") {
    CHECK(parse_integer("-42") == -42);
    CHECK(parse_integer("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
    CHECK_FALSE(parse_integer("9223372036854775808").has_value());
    CHECK_FALSE(parse_integer("1.0").has_value());
}

TEST_CASE("number: what is nearly a number comes with its cure", "[io][number]") {
    CHECK(number_mend("1,5") == "write 1.5");
    CHECK(number_mend(" 3 ") == "write 3");
    CHECK(number_mend("+2") == "write 2");
    CHECK(number_mend("1e309") == "it is too large or too small to hold");
    CHECK(number_mend("often") == "write digits, with a point for decimals");
    CHECK(number_mend("1,000,000") == "write 1000000");
}

TEST_CASE("number: text is the shortest that reads back as the same number", "[io][number]") {
    CHECK(number_text(0.1) == "0.1");
    CHECK(number_text(1e21) == "1e+21");
    CHECK(number_text(3.0) == "3");
    CHECK(number_text(std::nan("")).empty());
    std::mt19937_64 random(7);
    for (int round = 0; round < 10'000; ++round) {
        const double value = std::ldexp(static_cast<double>(random()) - 9e18, static_cast<int>(random() % 200) - 100);
        REQUIRE(parse_number(number_text(value)) == value);
    }
}
