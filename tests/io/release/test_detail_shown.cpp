#include "io/release/detail_shown.hpp"

#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace {

Disclosed of(Edition edition) {
    Disclosed shown;
    shown.edition = edition;
    shown.min_group = 5;
    return shown;
}

infer::PairedChange circles(std::size_t rose, std::size_t fell, std::size_t level) {
    infer::PairedChange change;
    change.rose = rose;
    change.fell = fell;
    change.level = level;
    change.people = rose + fell + level;
    return change;
}

}  // namespace

TEST_CASE("detail shown: circles of ten people and more, and no count of a few beside others", "[release][detail]") {
    const Disclosed open = of(Edition::public_), group = of(Edition::group);
    CHECK(circles_shown(circles(5, 5, 0), open));
    CHECK_FALSE(circles_shown(circles(5, 0, 4), open));
    CHECK(circles_shown(circles(1, 1, 1), group));
    CHECK(circles_counted(circles(5, 0, 6), open));
    CHECK_FALSE(circles_counted(circles(5, 1, 6), open));
    CHECK_FALSE(circles_counted(circles(5, 6, 4), open));
    CHECK(circles_counted(circles(5, 1, 6), group));
    CHECK(single_areas_shown(group));
    CHECK_FALSE(single_areas_shown(open));
}
