#include "graph/measure/quartiles.hpp"

#include <cmath>

#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie::measure;
using crosstie::test::near;

TEST_CASE("quartiles: linear between order statistics, undefined values left out", "[measure][quartiles]") {
    const Quartiles found = quartiles({4, 1, std::nan(""), 3, 2});
    CHECK(found.values == 4);
    CHECK(near(found.lower, 1.75));  // R's quantile(1:4)
    CHECK(near(found.median, 2.5));
    CHECK(near(found.upper, 3.25));
    CHECK(quartiles({}).values == 0);
    CHECK(std::isnan(quartiles({}).median));
    CHECK(quartiles({7}).lower == 7);
    CHECK(quartiles({7}).upper == 7);
}

TEST_CASE("mean and deviation: of those who have a score, with one less than their number", "[measure][quartiles]") {
    // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32 over 7.
    const std::vector<double> scores{2, 4, std::nan(""), 4, 4, 5, 5, 7, 9, INFINITY};
    const MeanAndDeviation found = mean_and_deviation(scores);
    CHECK(found.values == 8);
    CHECK(near(found.mean, 5));
    CHECK(near(found.deviation, std::sqrt(32.0 / 7)));
    const MeanAndDeviation one = mean_and_deviation(std::vector<double>{3});
    CHECK(one.mean == 3);
    CHECK(std::isnan(one.deviation));
    CHECK(std::isnan(mean_and_deviation({}).mean));
    // No sum of large squares: the spread of 1, 2, 3 stays 1 far from 0.
    CHECK(mean_and_deviation(std::vector<double>{1e9 + 1, 1e9 + 2, 1e9 + 3}).deviation == 1);
}
