#include "graph/survey/registers.hpp"

#include <cmath>

#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using namespace crosstie::survey;
using test::near;
using test::Partnership;

namespace {

// Of six people a, b, c at the first meeting, a, b at the second, a at the third.
Study three_meetings() {
    Study study = Partnership({3, 3}).study();
    study.meetings = {{"Group", "2017-05-01"}, {"Group", "2017-06-01"}, {"Board, public", "2017-07-01"}};
    study.attended = {{0, 0, 60.0}, {0, 1, 60.0}, {0, 2, 60.0}, {1, 0, 60.0}, {1, 1, 60.0}, {2, 0, 60.0}};
    return study;
}

Meetings read(const Study& study, std::size_t least_attended = 0) {
    MeetingsOptions options;
    options.draws = 0;
    options.tie_from = std::nan("");
    options.least_attended = least_attended;
    return meetings(study, options);
}

}  // namespace

TEST_CASE("met together: people tied by meetings, by hand", "[survey][meetings]") {
    const Study study = three_meetings();
    const MetTogether people = met_together(study, read(study), Side::actors, Weighting::shared);
    CHECK(people.places == 6);
    CHECK(people.pairs == 15);
    CHECK(people.tied == 3);
    CHECK(near(people.density, 0.2));
    CHECK(near(people.mean, 4.0 / 3));  // ab twice, ac and bc once
    // 1/2 + 1/1 for ab, 1/2 for the others
    CHECK(near(met_together(study, read(study), Side::actors, Weighting::newman).mean, 2.5 / 3));
}

TEST_CASE("met together: meetings tied by people, by hand", "[survey][meetings]") {
    const Study study = three_meetings();
    const MetTogether events = met_together(study, read(study), Side::events, Weighting::jaccard);
    CHECK(events.places == 3);
    CHECK(events.pairs == 3);
    CHECK(events.tied == 3);
    CHECK(near(events.mean, (2.0 / 3 + 1.0 / 3 + 1.0 / 2) / 3));
}

TEST_CASE("met together: nothing undefined is 0, and who is on no list is left out", "[survey][meetings]") {
    Study study = three_meetings();
    const MetTogether one = met_together(study, read(study, 3), Side::events, Weighting::shared);  // the first only
    CHECK(one.places == 1);
    CHECK(one.pairs == 0);
    CHECK(std::isnan(one.density));
    CHECK(std::isnan(one.mean));
    study.actors[1].joined = 2;
    study.actors[1].left = 2;
    const TwoMode registers = registers_of(study, read(study));
    CHECK(registers.tie_count() == 4);
    CHECK(met_together(study, read(study), Side::actors, Weighting::shared).places == 5);
    CHECK(read(study).people_away() == 3);  // d, e, f: at none of the three
}
