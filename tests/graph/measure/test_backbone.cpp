#include <bit>
#include <stdexcept>

#include "graph/base/random.hpp"
#include "graph/measure/backbone.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::near;

namespace {

/// By trying every set of `drawn` of `all` places, the first `marked` of which count.
double tried(std::uint32_t all, std::uint32_t marked, std::uint32_t drawn, std::uint32_t least) {
    double sets = 0, reaching = 0;
    for (std::uint32_t set = 0; set < (1U << all); ++set) {
        if (std::popcount(set) != static_cast<int>(drawn)) continue;
        ++sets;
        reaching += std::popcount(set & ((1U << marked) - 1)) >= static_cast<int>(least) ? 1 : 0;
    }
    return reaching / sets;
}

}  // namespace

TEST_CASE("backbone: three of five meetings each, the same three: one chance in ten", "[measure][backbone]") {
    const TwoMode registers(2, 5, {{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}});
    const auto pairs = backbone(registers, Side::actors);
    REQUIRE(pairs.size() == 1);
    CHECK(pairs[0].shared == 3);
    CHECK(near(pairs[0].p, 0.1));  // C(3,3) C(2,0) / C(5,3)
    CHECK_FALSE(pairs[0].backbone);
    CHECK(backbone(registers, Side::actors, 0.1001)[0].backbone);
}

TEST_CASE("backbone: p agrees with trying every draw", "[measure][backbone]") {
    Random random(20261129);
    for (int run = 0; run < 200; ++run) {
        const std::uint32_t actors = 2 + random.below(6), events = 1 + random.below(10);
        std::vector<Attends> ties;
        for (std::uint32_t i = 0; i < actors; ++i) {
            for (std::uint32_t k = 0; k < events; ++k) {
                if (random.below(100) < 50) ties.push_back({i, k});
            }
        }
        const TwoMode registers(actors, events, ties);
        for (const SharedPair& pair : backbone(registers, Side::actors)) {
            const auto own = static_cast<std::uint32_t>(registers.events_of(pair.first).size());
            const auto theirs = static_cast<std::uint32_t>(registers.events_of(pair.second).size());
            CHECK(near(pair.p, tried(events, own, theirs, pair.shared)));
        }
    }
}

TEST_CASE("backbone: Holm's step-down counts every pair, also those that share nothing", "[measure][backbone]") {
    // 0 and 1 come to the same four of eight: 1 / C(8,4) = 1/70. With 2, who comes to none of these, there are three
    // pairs: the first must be below alpha / 3.
    std::vector<Attends> ties;
    for (std::uint32_t k = 0; k < 4; ++k) {
        ties.push_back({0, k});
        ties.push_back({1, k});
        ties.push_back({2, 4 + k});
    }
    const TwoMode registers(3, 8, ties);
    const auto strict = backbone(registers, Side::actors, 3.0 / 71);
    REQUIRE(strict.size() == 1);
    CHECK_FALSE(strict[0].backbone);
    CHECK(backbone(registers, Side::actors, 3.0 / 69)[0].backbone);
}

TEST_CASE("backbone: whoever comes to everything shares no more than they must", "[measure][backbone]") {
    const TwoMode registers(2, 3, {{0, 0}, {0, 1}, {0, 2}, {1, 1}});
    const auto pairs = backbone(registers, Side::actors);
    REQUIRE(pairs.size() == 1);
    CHECK(near(pairs[0].p, 1));
    CHECK_FALSE(pairs[0].backbone);
}

TEST_CASE("backbone: a level that is none is refused", "[measure][backbone]") {
    CHECK_THROWS_AS(backbone(TwoMode(1, 1, {}), Side::actors, 1.5), std::invalid_argument);
    CHECK(backbone(TwoMode(1, 1, {}), Side::actors).empty());
}
