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

TEST_CASE("detail shown: a work-stream of a few, and people of several who are a few", "[release][detail]") {
    const Disclosed open = of(Edition::public_), group = of(Edition::group);
    survey::WorkStreamChange stream;
    stream.members = {0, 1, 2, 3, 4, 5};
    stream.change.actors = 5;
    CHECK(stream_shown(stream, open));
    stream.change.actors = 4;
    CHECK_FALSE(stream_shown(stream, open));
    CHECK(stream_shown(stream, group));

    survey::ChangeDetail detail;
    survey::WorkStreamContrast contrast;
    contrast.people_first = 5;
    contrast.people_second = 7;
    CHECK(contrast_shown(contrast, detail, open));
    detail.in_several_streams = 2;  // all members less people of exactly one are these two
    CHECK_FALSE(contrast_shown(contrast, detail, open));
    CHECK(contrast_shown(contrast, detail, group));
    detail.in_several_streams = 0;
    contrast.people_second = 4;
    CHECK_FALSE(contrast_shown(contrast, detail, open));
}
