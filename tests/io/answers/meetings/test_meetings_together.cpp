#include "io/answers/meetings/meetings.hpp"

#include <algorithm>
#include <cmath>

#include "graph/base/error.hpp"
#include "graph/survey/registers.hpp"
#include "io/read/read.hpp"
#include "io/release/released.hpp"
#include "io/render/csv.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::near;
using crosstie::test::Partnership;

namespace {

// Three of six people: a, b, c at the first meeting, a, b at the second, a at the third.
Study three_meetings() {
    Study study = Partnership({3, 3}).study();
    study.meetings = {{"Group", "2017-05-01"}, {"Group", "2017-06-01"}, {"Board, public", "2017-07-01"}};
    study.attended = {{0, 0, 60.0}, {0, 1, 60.0}, {0, 2, 60.0}, {1, 0, 60.0}, {1, 1, 60.0}, {2, 0, 60.0}};
    return study;
}

ShownMeetings shown(const Study& study, Edition edition = Edition::group) {
    survey::MeetingsOptions options;
    options.draws = 0;
    options.tie_from = std::nan("");  // the relation's own
    return shown_meetings(study, options, "", edition);
}

std::string together_csv(const Study& study, ShownMeetings all, Side side, Weighting weighting) {
    all.weighting = weighting;
    return csv_text(release(meetings_document(study, all, PairTables::all), {all.edition, study.min_group}),
                    side == Side::actors ? "meetings_pairs" : "meetings_overlap");
}

}  // namespace

TEST_CASE("meetings together: people tied by meetings, under the weighting asked for, by hand", "[meetings]") {
    const Study study = three_meetings();
    const ShownMeetings all = shown(study);
    const auto& id = study.actors;
    const auto rows = [&](const char* ab, const char* ac, const char* bc) {
        // a comes to all three, so that whatever is shared with a is certain; of b's two c's one is, two times in three.
        return "source,target,weight,shared,p,backbone\n" + id[0].id + ',' + id[1].id + ',' + ab + ",2,1,no\n" +
               id[0].id + ',' + id[2].id + ',' + ac + ",1,1,no\n" + id[1].id + ',' + id[2].id + ',' + bc +
               ",1,0.6666666666666666,no\n";
    };
    CHECK(together_csv(study, all, Side::actors, Weighting::shared) == rows("2", "1", "1"));
    CHECK(together_csv(study, all, Side::actors, Weighting::newman) == rows("1.5", "0.5", "0.5"));  // 1/2 + 1/1; 1/2
    // of a's three and b's two, two are shared; of a's three and c's one, one; of b's two and c's one, one
    CHECK(together_csv(study, all, Side::actors, Weighting::jaccard) ==
          rows("0.6666666666666666", "0.3333333333333333", "0.5"));
}

TEST_CASE("meetings together: meetings tied by people, a label on two dates told with its date", "[meetings]") {
    const Study study = three_meetings();
    CHECK(together_csv(study, shown(study), Side::events, Weighting::shared) ==
          // Of six people two come again to where three were: C(3,2) / C(6,2) = 1/5; one: 3/6, 2/6.
          "source,target,weight,shared,p,backbone\n\"Group, 2017-05-01\",\"Group, 2017-06-01\",2,2,0.2,no\n"
          "\"Group, 2017-05-01\",\"Board, public\",1,1,0.5,no\n"
          "\"Group, 2017-06-01\",\"Board, public\",1,1,0.3333333333333333,no\n");
}

TEST_CASE("meetings together: no pair in public", "[meetings][privacy]") {
    Study study = Partnership({6, 6}).fill(30, 60, 20).study();
    for (ActorId i = 0; i < 6; ++i) study.attended.push_back({0, i, 60.0});
    study.meetings = {{"Group", "2017-05-01"}};
    const ShownMeetings open = shown(study, Edition::public_);
    CHECK_THROWS_AS(together_csv(study, open, Side::actors, Weighting::shared), Error);
    CHECK_THROWS_AS(together_csv(study, open, Side::events, Weighting::shared), Error);
}

TEST_CASE("meetings together: the sample's registers, counted apart", "[meetings]") {
    // In python3 from attendance.csv: sets of pairs of 62 people, and of 43 meetings.
    Source source;
    source.paths = {CROSSTIE_SOURCE_DIR "/data/east_london"};
    const Study study = read_study(source);
    const ShownMeetings all = shown(study);
    const survey::MetTogether shared = survey::met_together(study, all.found, Side::actors, Weighting::shared);
    CHECK(shared.pairs == 1891);
    CHECK(shared.tied == 1405);
    CHECK(near(shared.mean, 4.041281138790035));
    CHECK(near(survey::met_together(study, all.found, Side::actors, Weighting::newman).mean, 0.24661921708184842));
    CHECK(survey::met_together(study, all.found, Side::events, Weighting::shared).tied == 812);
    const std::string csv = together_csv(study, all, Side::actors, Weighting::jaccard);
    CHECK(csv.find("L01,L03,0.5294117647058824,") != std::string::npos);  // 9 of 17

    // The rows add up to nothing: a pair counts in each series it met in. Hours and counts in python3.
    struct Row {
        const char* series;
        double hours;
        std::uint64_t met, formed;
    };
    const Row rows[] = {{"Programme workshop 1: purpose", 55.5, 144, 19},
                        {"End of Life Care work-stream", 119.5, 211, 29},
                        {"Partnership board", 109, 113, 6},
                        {"Diabetes work-stream", 259.5, 199, 10}};
    for (const Row& row : rows) {
        INFO(row.series);
        const auto at = std::ranges::find_if(
            all.yields, [&](const auto& one) { return all.found.series[one.series].label == row.series; });
        REQUIRE(at != all.yields.end());
        CHECK(near(at->hours, row.hours));
        CHECK(at->met == row.met);
        CHECK(at->formed == row.formed);
    }
    CHECK(all.found.series[all.yields.front().series].label == "Programme workshop 1: purpose");
    CHECK(all.found.series[all.yields.back().series].label == "Diabetes work-stream");
}
