#include <cstddef>
#include <string>
#include <vector>

#include "io/text/wave_order.hpp"
#include "tests/support/catch.hpp"

using crosstie::io::order_of_time;

namespace {
std::vector<std::size_t> order(const std::vector<std::string>& waves) {
    const auto found = order_of_time(waves);
    REQUIRE(found);
    return *found;
}
}  // namespace

TEST_CASE("wave order: words and numbers that tell a time, whatever stands before them", "[text][waves]") {
    CHECK(order({"after", "before"}) == std::vector<std::size_t>{1, 0});
    CHECK(order({"Follow-up", "Baseline"}) == std::vector<std::size_t>{1, 0});
    CHECK(order({"T10", "T9", "T1"}) == std::vector<std::size_t>{2, 1, 0});
    CHECK(order({"wave 2", "wave 1"}) == std::vector<std::size_t>{1, 0});
}

TEST_CASE("wave order: dates by year, then month, then day", "[text][waves]") {
    CHECK(order({"2018-01", "2017-11", "2017-02"}) == std::vector<std::size_t>{2, 1, 0});
    CHECK(order({"2017-05-20", "2017-05-03"}) == std::vector<std::size_t>{1, 0});
    CHECK(order({"2017-06-01", "2017-05-31"}) == std::vector<std::size_t>{1, 0});
    CHECK(order({"2018", "2017-12-31"}) == std::vector<std::size_t>{1, 0});
}

TEST_CASE("wave order: the same time stays as given, and a name without a time has no order", "[text][waves]") {
    CHECK(order({"2017-05 b", "2017-05 a"}) == std::vector<std::size_t>{0, 1});
    CHECK_FALSE(order_of_time({"spring", "autumn"}));
    CHECK_FALSE(order_of_time({"2017", "later"}));
}
