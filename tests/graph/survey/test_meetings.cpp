#include "graph/survey/meetings.hpp"

#include <cmath>

#include "graph/base/error.hpp"
#include "graph/infer/meeting_series.hpp"
#include "graph/model/date.hpp"
#include "graph/survey/meeting_yield.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using namespace crosstie::survey;
using crosstie::test::near;

namespace {

// Six people: a, b, c of area North, d, e of South, f of neither. Everybody answered both times. Before: a-b. After:
// a-b, a-d, b-e (each as one report).
Study six_people() {
    Study study;
    for (const char* const id : {"a", "b", "c", "d", "e", "f"}) study.actors.push_back({id, id, {}, 0, Actor::npos});
    study.attributes = Attributes(6);
    study.attributes.set("area", {"North", "North", "North", "South", "South", ""});
    study.waves = {{"before", "Before", "2017-03"}, {"after", "After", "2018-03"}};
    study.relations = {{"contact", "contact", "", true, 1.0, {}, {}, {}}};
    study.answers = {{Answers{{{0, 1, 1}}, ObservedPairs::all(6), true},
                      Answers{{{0, 1, 1}, {0, 3, 1}, {1, 4, 1}}, ObservedPairs::all(6), true}}};
    // Told out of order; the second "Group" left no register; the last one is in the month of the second survey.
    study.meetings = {{"Group, 2017-06", "2017-06-01"},        {"Group, 2017-05", "2017-05-01"},
                      {"Group, 2017-07", "2017-07-01", false}, {"Board", "2017-06-15"},
                      {"Group, 2018-03", "2018-03-20"},        {"Early", "2017-01-10"}};
    study.attended = {{0, 0, 60.0},  {0, 1, 60.0}, {0, 3, 60.0}, {1, 0, 120.0}, {1, 1, 120.0}, {1, 2, 120.0},
                      {1, 5, 120.0}, {3, 4, 30.0}, {4, 0, {}},   {5, 0, 10.0},  {5, 5, 10.0}};
    return study;
}

MeetingsOptions by_area(const Study& study) {
    MeetingsOptions options;
    options.areas = *study.attributes.partition("area");
    options.draws = 99;
    return options;
}

const PersonLoad& load_of(const Meetings& meetings, ActorId actor) { return meetings.load.at(actor); }

}  // namespace

TEST_CASE("dates: a day and a month, and what came before for certain", "[model][date]") {
    for (const char* const good : {"2017-04-11", "2017-04", "2016-02-29", "2000-02-29"}) CHECK(is_date(good));
    for (const char* const bad : {"", "2017", "2017-13", "2017-00-01", "2017-02-29", "1900-02-29", "2017-04-31",
                                  "2017-4-1", "2017-04-1x", "2017/04/11", "2017-04-11 ", "11-04-2017", "x017-04"}) {
        CHECK_FALSE(is_date(bad));
    }
    CHECK(surely_before("2017-03", "2017-04-01"));
    CHECK(surely_before("2017-04-01", "2017-04-02"));
    CHECK_FALSE(surely_before("2017-04", "2017-04-30"));
    CHECK_FALSE(surely_before("2017-04-30", "2017-04"));
    CHECK_FALSE(surely_before("2017-04-02", "2017-04-01"));
}

TEST_CASE("series: a label without the date in it", "[infer][meetings]") {
    for (const char* const label :
         {"Diabetes group, 2017-04", "Diabetes group 2017-04-11", "Diabetes group (11/05/2017)",
          "Diabetes group 1.5.17", "Diabetes group - June 2017", "Diabetes group, 11th Apr 2017",
          "2017-04: Diabetes group", "Diabetes group"}) {
        CHECK(infer::series_label(label) == "Diabetes group");
    }
    CHECK(infer::series_label("Programme workshop 2: purpose") == "Programme workshop 2: purpose");
    CHECK(infer::series_label("May meeting") == "May meeting");  // a month without a year may be a name
    CHECK(infer::series_label("2017-04-11") == "2017-04-11");
    CHECK(infer::series_label("Group 7, April 2017") == "Group 7");
    CHECK(infer::series_label("") == "");
}

TEST_CASE("meetings: who met for the first time, and which pairs cross areas, by hand", "[infer][meetings]") {
    const Study study = six_people();
    const Meetings all = meetings(study, by_area(study));
    REQUIRE(all.meetings.size() == 5);
    CHECK(all.without_register == 1);
    CHECK(all.between_without_register == 1);
    CHECK(near(all.across_by_chance, 0.6));  // 3 x 2 of 10 pairs of known area
    CHECK(all.undecided == 1);               // 2018-03-20 against a survey of 2018-03

    // Early: a and f, whose area is not known.
    CHECK(all.meetings[0].meeting == 5);
    CHECK(all.meetings[0].first_met == 1);
    CHECK(all.meetings[0].areas == 1);
    CHECK(all.meetings[0].pairs == 0);
    CHECK(std::isnan(all.meetings[0].share_across()));
    CHECK_FALSE(all.meetings[0].between);
    // May: a, b, c, f: three pairs of North; a-f have met.
    CHECK(all.meetings[1].meeting == 1);
    CHECK(all.meetings[1].attended == 4);
    CHECK(all.meetings[1].first_met == 5);
    CHECK(all.meetings[1].pairs == 3);
    CHECK(all.meetings[1].across == 0);
    CHECK(all.meetings[1].between);
    // June: a, b, d: a-d and b-d are new and cross.
    CHECK(all.meetings[2].first_met == 2);
    CHECK(all.meetings[2].areas == 2);
    CHECK(near(all.meetings[2].share_across(), 2.0 / 3.0));
    // The board: one person, no pair.
    CHECK(all.meetings[3].attended == 1);
    CHECK(all.meetings[3].first_met == 0);
    CHECK(std::isnan(all.meetings[3].share_across()));
}

TEST_CASE("meetings: several together are their sums", "[infer][meetings]") {
    MeetingFigures first, second;
    first.attended = 4, first.pairs = 6, first.across = 2, first.first_met = 6;
    second.attended = 3, second.pairs = 3, second.across = 3, second.first_met = 1;
    const std::vector<MeetingFigures> both{first, second};
    const MeetingFigures sum = summed(both);
    CHECK((sum.attended == 7 && sum.pairs == 9 && sum.across == 5 && sum.first_met == 7));
    CHECK(sum.share_across() == Approx(5.0 / 9));
    CHECK(summed({}).pairs == 0);
}

TEST_CASE("meetings: what they cost a person and a new contact, by hand", "[infer][meetings]") {
    const Study study = six_people();
    const Meetings all = meetings(study, by_area(study));
    REQUIRE(all.load.size() == 6);  // only May, June and the board lie between the surveys
    CHECK(load_of(all, 0).meetings == 2);
    CHECK(near(load_of(all, 0).hours, 3));
    CHECK(load_of(all, 2).meetings == 1);
    CHECK(near(load_of(all, 4).hours, 0.5));
    CHECK(load_of(all, 5).meetings == 1);
    CHECK(all.new_contacts == 2);  // a-d, b-e
    CHECK(load_of(all, 0).new_contacts == 1);
    CHECK(load_of(all, 2).new_contacts == 0);
    CHECK(near(load_of(all, 0).hours_per_new_contact(), 3));
    CHECK(std::isnan(load_of(all, 2).hours_per_new_contact()));
    CHECK(near(all.hours, 3 + 8 + 0.5));  // 3 x 1 h, 4 x 2 h, half an hour
    CHECK(near(all.hours_per_person(), 11.5 / 6));
    CHECK(near(all.hours_per_new_contact(), 11.5 / 2));

    Study unknown = study;
    unknown.attended[0].minutes.reset();  // a in June
    const Meetings without = meetings(unknown, by_area(unknown));
    CHECK(without.lines_without_minutes == 1);
    CHECK(std::isnan(without.hours));
    CHECK(std::isnan(load_of(without, 0).hours));
    CHECK(near(load_of(without, 1).hours, 3));
}

TEST_CASE("meetings: strangers who met between the surveys beside those who did not, by hand", "[infer][meetings]") {
    // 30 ordered cells, a>b a tie before: 29 strangers. Met between: {a,b,c,f} 6 pairs and {a,d}, {b,d}: 8 pairs, 16 cells
    // less a>b. Formed: a>d among those who met, b>e among those who did not.
    const Study study = six_people();
    const infer::MetOrNot met = meetings(study, by_area(study)).before_contact.all;
    CHECK(met.met == 15);
    CHECK(met.met_formed == 1);
    CHECK(met.not_met == 14);
    CHECK(met.not_met_formed == 1);
    CHECK(near(met.ratio(), (1.0 / 15) / (1.0 / 14)));
    CHECK(met.p_at_least > 0);

    MeetingsOptions either = by_area(study);
    either.direction = Direction::union_;
    CHECK(meetings(study, either).before_contact.all.met == 7);
}

TEST_CASE("meetings: pairs of one work-stream and of two are told apart, people of several left out",
          "[infer][meetings]") {
    Study study = six_people();
    for (ActorId i = 0; i < 4; ++i) study.actors[i].work_streams = {"one"};
    study.actors[4].work_streams = {"two"};
    study.actors[5].work_streams = {"one", "two"};
    const Meetings all = meetings(study, by_area(study));
    CHECK(all.several_streams == 1);
    // Of a, b, c, d all pairs but c-d met: 5 pairs, 10 cells, less a>b. With e: 8 cells, none of whom met.
    CHECK(all.before_contact.same_stream.met == 9);
    CHECK(all.before_contact.same_stream.not_met == 2);
    CHECK(all.before_contact.other_stream.met == 0);
    CHECK(all.before_contact.other_stream.not_met == 8);
    CHECK(std::isnan(all.before_contact.other_stream.rate_met()));
}

TEST_CASE("meetings: areas that are regularly absent from a series", "[infer][meetings]") {
    const Study study = six_people();
    const Meetings all = meetings(study, by_area(study));
    REQUIRE(all.series.size() == 3);
    CHECK(all.series[0].label == "Early");
    CHECK(all.series[1].label == "Group");
    CHECK(all.series[1].meetings == std::vector<std::size_t>{1, 0, 4});
    CHECK(all.series[1].regulars == std::vector<ActorId>{0, 1});         // a in all three, b in two
    CHECK(all.series[1].absent_areas == std::vector<std::uint32_t>{1});  // South in one of three
    CHECK(all.series[2].absent_areas.empty());                           // one meeting is no series
}

TEST_CASE("meetings: two series that the same people attend could be one, unless one took the other's place",
          "[infer][meetings]") {
    Study study = six_people();
    study.meetings = {{"Group, 2017-04", "2017-04"},
                      {"Group, 2017-06", "2017-06"},
                      {"Panel", "2017-05"},
                      {"Successor", "2017-07"},
                      {"Far", "2017-05"}};
    study.attended = {{0, 0, {}}, {0, 1, {}}, {1, 0, {}}, {1, 1, {}}, {1, 2, {}}, {2, 0, {}}, {2, 1, {}},
                      {2, 3, {}}, {2, 4, {}}, {3, 0, {}}, {3, 1, {}}, {4, 0, {}}, {4, 5, {}}};
    const Meetings all = meetings(study, by_area(study));
    // Regulars of Group: a, b; of Panel: a, b, d, e: 2 of 4. Far: a, f: with Group 1 of 3. Successor came later.
    REQUIRE(all.alike.size() == 1);
    CHECK(all.series[all.alike[0].first].label == "Group");
    CHECK(all.series[all.alike[0].second].label == "Panel");
    CHECK(all.alike[0].both == 2);
    CHECK(all.alike[0].either == 4);
    CHECK(near(all.alike[0].jaccard(), 0.5));
}

TEST_CASE("meetings: those of fewer than so many people are only counted", "[infer][meetings]") {
    const Study study = six_people();
    MeetingsOptions options = by_area(study);
    options.least_attended = 3;
    const Meetings some = meetings(study, options);
    CHECK(some.meetings.size() == 2);
    CHECK(some.small == 3);
    CHECK(some.meetings[0].first_met == 6);  // a and f were not seen together before
    CHECK(load_of(some, 4).meetings == 0);   // the board has one
    CHECK(some.before_contact.all.met == 15);
    options.least_attended = 4;
    CHECK(meetings(study, options).before_contact.all.met == 11);  // six pairs of May, less a>b
}

TEST_CASE("meetings: without dates of the surveys nothing is said of the time between", "[infer][meetings]") {
    for (const char* const date : {"", "March 2018", "2017-03", "2016-03"}) {
        Study study = six_people();
        study.waves[1].date = date;
        const Meetings all = meetings(study, by_area(study));
        CHECK(all.why == "no_dates");
        CHECK(all.meetings.size() == 5);
        CHECK(all.load.empty());
        CHECK(std::isnan(all.hours_per_person()));
        CHECK(std::isnan(all.before_contact.all.ratio()));
        CHECK(all.undecided == 0);
    }
    Study study = six_people();
    MeetingsOptions one = by_area(study);
    one.to = 0;
    CHECK(meetings(study, one).why == "one_wave");
    study.meetings.clear();
    study.attended.clear();
    CHECK_THROWS_AS(meetings(study, by_area(study)), Error);
}

TEST_CASE("meetings: without areas nothing is said of them", "[infer][meetings]") {
    const Study study = six_people();
    MeetingsOptions options = by_area(study);
    options.areas = {};
    const Meetings all = meetings(study, options);
    CHECK(all.meetings[2].attended == 3);
    CHECK(all.meetings[2].areas == 0);
    CHECK(std::isnan(all.meetings[2].share_across()));
    CHECK(all.series[1].absent_areas.empty());
}

TEST_CASE("meetings: what the hours of a series went with, by hand", "[infer][meetings]") {
    // Between the surveys: two of the group, of 4 x 2 h and 3 x 1 h, and the board, half an hour. Met in the group: six
    // pairs in May, a-d and b-d in June; a-b are in contact already. Of the seven, a-d are in contact after: two areas.
    const Study study = six_people();
    const auto yields = series_yields(study, meetings(study, by_area(study)));
    REQUIRE(yields.size() == 2);
    CHECK(yields[0].meetings == 2);
    CHECK(near(yields[0].hours, 11));
    CHECK(yields[0].met == 7);
    CHECK(yields[0].formed == 1);
    CHECK(yields[0].met_across == 2);
    CHECK(yields[0].formed_across == 1);
    CHECK(near(yields[0].hours_per_new_contact(), 11));
    CHECK(near(yields[1].hours, 0.5));
    CHECK(yields[1].met == 0);
    CHECK(std::isnan(yields[1].hours_per_new_contact()));  // after those that went with one

    // Who did not answer before is no stranger: with a silent a, pairs of a are told by the other side alone.
    Study silent = six_people();
    std::vector<CellState> rows(6, CellState::answered);
    rows[0] = CellState::no_response;
    silent.answers[0][0].observed = ObservedPairs::with_gaps(rows, std::vector<std::uint8_t>(6, 0), {});
    silent.answers[0][0].ties.clear();
    const auto fewer = series_yields(silent, meetings(silent, by_area(silent)));
    CHECK(fewer[0].met == 8);     // a-b too: b did not name a
    CHECK(fewer[0].formed == 0);  // a>d was a's to say, and a said nothing before
}

TEST_CASE("meetings: no hours are told where minutes, or the time between, are not known", "[infer][meetings]") {
    Study study = six_people();
    study.attended[0].minutes.reset();
    CHECK(std::isnan(series_yields(study, meetings(study, by_area(study)))[0].hours));
    study.waves[0].date.clear();
    CHECK(series_yields(study, meetings(study, by_area(study))).empty());
}
