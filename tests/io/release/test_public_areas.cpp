#include "io/release/public_areas.hpp"

#include "graph/base/error.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::Partnership;
using Labels = std::vector<std::string>;

TEST_CASE("public areas: the group sees areas as they are", "[measures][public]") {
    const Study study = Partnership({6, 2, 1}).study();
    const MeasuredAreas areas = measured_areas(study, 0, 0, "area", Edition::group);
    CHECK(areas.areas.labels == Labels{"Alder", "Birch", "Cedar"});
    CHECK(areas.roster == std::vector<std::uint32_t>{6, 2, 1});
    CHECK(areas.merged == 0);
}

TEST_CASE("public areas: two small areas that make five people together stand alone", "[measures][public]") {
    const Study study = Partnership({6, 2, 3, 8}).study();
    const MeasuredAreas areas = measured_areas(study, 0, 0, "area", Edition::public_);
    CHECK(areas.areas.labels == Labels{"Alder", "Dogwood", "Other boroughs together"});
    CHECK(areas.roster == std::vector<std::uint32_t>{6, 8, 5});
    CHECK(areas.merged == 2);
}

TEST_CASE("public areas: one small area takes the smallest other with it", "[measures][public]") {
    const Study study = Partnership({7, 2, 6, 8}).study();
    const MeasuredAreas areas = measured_areas(study, 0, 0, "area", Edition::public_);
    CHECK(areas.areas.labels == Labels{"Alder", "Dogwood", "Other boroughs together"});
    CHECK(areas.roster == std::vector<std::uint32_t>{7, 8, 8});
}

TEST_CASE("public areas: an area that is small at one wave is small at both", "[measures][public]") {
    Partnership p({6, 6, 6});
    p.silent(1, 0).silent(1, 1);  // four of six in the first area answer the second time
    for (const std::size_t wave : {0U, 1U}) {
        const MeasuredAreas areas = measured_areas(p.study(), 0, wave, "area", Edition::public_);
        CHECK(areas.areas.labels == Labels{"Cedar", "Other boroughs together"});
        CHECK(areas.answered == (wave == 0 ? std::vector<std::uint32_t>{6, 12} : std::vector<std::uint32_t>{6, 10}));
    }
}

TEST_CASE("public areas: a few people of no known area are put with the smallest area", "[measures][public]") {
    Partnership p({6, 7, 8});
    std::vector<std::string> labels;
    for (int i = 0; i < 21; ++i) labels.emplace_back(i == 20 ? "" : i < 6 ? "Alder" : i < 13 ? "Birch" : "Cedar");
    p.raw().attributes.set("area", labels);
    const MeasuredAreas areas = measured_areas(p.study(), 0, 0, "area", Edition::public_);
    CHECK(areas.areas.labels == Labels{"Birch", "Cedar", "Other boroughs together"});
    CHECK(areas.roster == std::vector<std::uint32_t>{7, 7, 7});
    CHECK(areas.without_area == 0);
}

TEST_CASE("public areas: refused where one area would be left", "[measures][public]") {
    CHECK_THROWS_AS(measured_areas(Partnership({6, 2}).study(), 0, 0, "area", Edition::public_), Error);
    CHECK_THROWS_AS(measured_areas(Partnership({3, 3}).study(), 0, 0, "area", Edition::public_), Error);
    CHECK_NOTHROW(measured_areas(Partnership({6, 5}).study(), 0, 0, "area", Edition::public_));
}
