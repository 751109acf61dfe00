#include "graph/base/parallel_for.hpp"

#include <atomic>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "graph/base/random.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;

TEST_CASE("parallel for: every piece is worked once, whatever the number of threads", "[base]") {
    for (const unsigned threads : {0U, 1U, 2U, 5U}) {
        std::vector<int> done(100, 0);
        parallel_for(done.size(), threads, [&](std::size_t piece) { done[piece] += 1; });
        CHECK(done == std::vector<int>(100, 1));
    }
    parallel_for(0, 3, [](std::size_t) { FAIL("no piece, no work"); });
}

TEST_CASE("parallel for: an exception reaches the caller and ends the work", "[base]") {
    for (const unsigned threads : {1U, 3U}) {
        std::atomic<int> worked{0};
        const auto work = [&](std::size_t piece) {
            if (piece == 5) throw std::runtime_error("piece 5");
            ++worked;
        };
        CHECK_THROWS_AS(parallel_for(1'000'000, threads, work), std::runtime_error);
        CHECK(worked < 999'999);
    }
}

TEST_CASE("random: streams of one seed differ from one another and from other seeds", "[base][random]") {
    CHECK(Random(1, 0).bits() == Random(1, 0).bits());
    CHECK(Random(1, 0).bits() != Random(1, 1).bits());
    CHECK(Random(1, 1).bits() != Random(2, 0).bits());
}

TEST_CASE("random: unit and normal have the moments of their distributions", "[base][random]") {
    Random random(3, 7);
    constexpr int draws = 200'000;
    double unit = 0;
    double unit_squares = 0;
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    for (int k = 0; k < draws; ++k) {
        const double u = random.unit();
        const double z = random.normal();
        unit += u / draws;
        unit_squares += u * u / draws;
        sum += z / draws;
        squares += z * z / draws;
        fourth += z * z * z * z / draws;
    }
    const double error = 5 / std::sqrt(static_cast<double>(draws));  // five standard errors for a variance of 1
    CHECK(std::abs(unit - 0.5) < 0.29 * error);
    CHECK(std::abs(unit_squares - 1.0 / 3) < 0.3 * error);
    CHECK(std::abs(sum) < error);
    CHECK(std::abs(squares - 1) < 1.42 * error);
    CHECK(std::abs(fourth - 3) < 9.8 * error);
}
