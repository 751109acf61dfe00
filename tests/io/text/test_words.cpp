#include <limits>

#include "io/render/text_table.hpp"
#include "io/text/words.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie::io;

TEST_CASE("words: a percentage only from 20 cases up", "[report][words]") {
    CHECK(share_words(9, 12) == "9 of 12");
    CHECK(share_words(9, 19) == "9 of 19");
    CHECK(share_words(5, 20) == "25%");
    CHECK(share_words(0, 0) == "none to count");
    CHECK(counted_share_words(104, 432) == "104 (24%)");
    CHECK(counted_share_words(9, 12) == "9 of 12");
    CHECK(share_words(1, 1000) == "less than 1%");
    CHECK(share_words(999, 1000) == "more than 99%");
    CHECK(share_words(0, 1000) == "0%");
}

TEST_CASE("words: chances read as a person would say them", "[report][words]") {
    CHECK(chance_words(30, 180) == "1 in 6");
    CHECK(chance_words(45, 180) == "1 in 4");
    CHECK(chance_words(72, 180) == "2 in 5");
    CHECK(chance_words(90, 180) == "1 in 2");
    CHECK(chance_words(54, 180) == "3 in 10");
    CHECK(chance_words(0, 180) == "none");
    CHECK(chance_words(180, 180) == "all");
    CHECK(chance_words(179, 180) == "nearly all");
    CHECK(chance_words(3, 8) == "3 of 8");
}

TEST_CASE("words: signs, thousands and what is not defined", "[report][words]") {
    CHECK(count_words(0) == "0");
    CHECK(count_words(999) == "999");
    CHECK(count_words(1000) == "1,000");
    CHECK(count_words(1234567) == "1,234,567");
    CHECK(signed_words(5) == "+5");
    CHECK(signed_words(-1234) == "\u22121,234");
    CHECK(signed_words(0) == "0");
    CHECK(points_words(0.055) == "+6");
    CHECK(points_words(-0.004) == "0");
    CHECK(points_range_words(0.001, 0.062) == "+0.1 to +6.2");
    CHECK(points_range_words(-0.031, 0.05) == "\u22123 to +5");
    CHECK(points_range_words(-0.062, -0.001) == "\u22126.2 to \u22120.1");
    CHECK(decimal_words(-0.001, 2) == "0.00");
    CHECK(hundredths_words(0.0423, 1) == "4.2");
    CHECK(hundredths_words(-0.0423, 1) == "\u22124.2");
    CHECK(hundredths_words(0.804, 0) == "80");
    CHECK(finer_points_words(0.0383) == "+3.8");
    CHECK(finer_points_words(-0.004) == "\u22120.4");
    CHECK(finer_points_words(std::numeric_limits<double>::quiet_NaN()) == "not defined");
    CHECK(decimal_range_words(1.302, 6.418, 2) == "1.30 to 6.42");
    CHECK(hundredths_range_words(0.013, 0.0642, 1) == "1.3 to 6.4");
    CHECK(hundredths_range_words(std::numeric_limits<double>::quiet_NaN(), 0.1, 1) == "not defined");
    CHECK(one_sided_points(0.011, 0.109) == "between 1 and 11 percentage points");
    CHECK(one_sided_points(-0.109, -0.001) == "between 0.1 and 10.9 percentage points");
    CHECK(two_sided_points(-0.03, 0.05) == "between 3 percentage points down and 5 up");
    // Rounded to whole points it would say that nothing fell.
    CHECK(two_sided_points(-0.001, 0.012) == "between 0.1 percentage points down and 1.2 up");
    CHECK(two_sided_points(-0.03, 0.01) == "between 3 percentage points down and 1 up");
    CHECK(points_range_words(-0.005, 0.046) == "\u22120.5 to +4.6");
    CHECK(points_range_words(0.002, 0.046) == "+0.2 to +4.6");
    CHECK(points_range_words(0.00001, 0.0003) == "0.00 to +0.03");
    CHECK(points_range_words(0.012, 0.061) == "+1 to +6");
    // Whole points would make an interval of no width.
    CHECK(points_range_words(0.0051, 0.0089) == "+0.5 to +0.9");
    CHECK(points_range_words(0.0042, 0.0044) == "+0.42 to +0.44");
    CHECK(points_range_words(0.02, 0.02) == "+2 to +2");
    CHECK(one_sided_points(0.0051, 0.0089) == "between 0.5 and 0.9 percentage points");
    CHECK(one_sided_points(0.02, 0.02) == "about 2 percentage points");
    CHECK(decimal_words(std::numeric_limits<double>::quiet_NaN(), 2) == "not defined");
    CHECK(percent_words(std::numeric_limits<double>::quiet_NaN()) == "not defined");
}

TEST_CASE("text table: cells break into lines to fit the width, numbers stand to the right", "[report][text]") {
    const Table table{
        "t", "A table", {{"Where", false}, {"New contacts", true}}, {{"a long name of a place", "1,234"}, {"b", "5"}},
        "",  {}};
    CHECK(text_table(table, 24) ==
          "Where                New\n"
          "                contacts\n"
          "--------------  --------\n"
          "a long name of     1,234\n"
          "a place\n"
          "b                      5\n");
    CHECK(markdown_table(table) ==
          "**A table**\n\n| Where | New contacts |\n|---|---:|\n| a long name of a place | 1,234 |\n| b | 5 |\n");
}

TEST_CASE(
    "words: a list is set off by semicolons where an item holds a comma, and its last item where one holds an and",
    "[words]") {
    CHECK(listed({}).empty());
    CHECK(listed({"A"}) == "A");
    CHECK(listed({"A", "B", "C"}) == "A, B and C");
    CHECK(listed({"City and Hackney", "Newham"}) == "City and Hackney, and Newham");
    CHECK(listed({"City and Hackney", "Havering", "Newham"}) == "City and Hackney, Havering, and Newham");
    CHECK(listed({"Chair, North", "Chair, South"}) == "Chair, North; and Chair, South");
}
