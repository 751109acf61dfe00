#include "io/release/tells_everyone.hpp"

#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::compared;
using crosstie::test::Partnership;

namespace {

bool tells(Partnership& partnership) {
    const Study study = partnership.study();
    const survey::Comparison comparison = compared(study);
    return some_areas_tell_everyone(study, comparison, disclose(study, comparison, Edition::group).areas);
}

}  // namespace

TEST_CASE("tells everyone: a count of all pairs, before or after", "[release]") {
    CHECK(tells_everyone(10, 10, 3));
    CHECK(tells_everyone(10, 3, 10));
    CHECK_FALSE(tells_everyone(10, 9, 9));
    CHECK_FALSE(tells_everyone(0, 0, 0));
}

TEST_CASE("tells everyone: one area in which each names each tells of every pair there", "[release]") {
    Partnership partnership({5, 5});
    for (ActorId one = 0; one < 5; ++one) {
        for (ActorId other = one + 1; other < 5; ++other) {
            if (one != 0 || other != 1) partnership.both(1, one, other);
        }
    }
    CHECK_FALSE(tells(partnership));  // 9 of 10 pairs
    partnership.both(1, 0, 1);
    CHECK(tells(partnership));
}
