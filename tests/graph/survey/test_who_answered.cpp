#include "graph/survey/who_answered.hpp"

#include <cmath>
#include <stdexcept>

#include "graph/model/select.hpp"
#include "graph/survey/next_survey.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using namespace crosstie::survey;
using test::near;
using test::Partnership;

namespace {
const double own = std::nan("");  // the relation's own threshold
}

TEST_CASE("who answered: roster, answers and who names nobody, by hand", "[survey][response]") {
    // Of five, 4 joins later and 3 is silent; 0 names 1 and 2; 1 and 2 answer and name nobody.
    Partnership made({3, 2});
    made.tie(0, 0, 1).tie(0, 0, 2).silent(0, 3).joins(4);
    Study study = made.study();
    WhoAnswered found = who_answered(study, 0, 0);
    CHECK(found.roster == 4);
    CHECK(found.answered == 3);
    CHECK(near(found.share(), 0.75));
    CHECK(found.stated);
    CHECK(found.ties == 2);
    CHECK(found.skipped == 0);
    CHECK(found.not_asked == 0);
    CHECK(found.names_nobody == std::vector<ActorId>{1, 2});
    // A weak answer is an answer: of any strength, it names somebody.
    study.answers[0][0].ties.push_back({1, 0, 0.2});
    CHECK(who_answered(study, 0, 0).names_nobody == std::vector<ActorId>{2});
    // Where a tie has no direction, both ends name each other.
    study.relations[0].directed = false;
    CHECK(who_answered(study, 0, 0).names_nobody.empty());
    CHECK_THROWS_AS(who_answered(study, 1, 0), std::out_of_range);
    CHECK(std::isnan(WhoAnswered{}.share()));
}

TEST_CASE("who answered: one pair skipped, and one never asked", "[survey][response]") {
    Study study = Partnership({3}).study();
    study.answers[0][0].observed = ObservedPairs::with_gaps(std::vector<CellState>(3, CellState::answered), {0, 0, 0},
                                                            {{0, 1, CellState::skipped}, {2, 0, CellState::not_asked}});
    const WhoAnswered found = who_answered(study, 0, 0);
    CHECK(found.answered == 3);
    CHECK(found.skipped == 1);
    CHECK(found.not_asked == 1);
    // Of six ordered pairs one was not asked, and one of the others not answered.
    const Asked directed = asked_for(network_at(study, 0, 0, own), study.answers[0][0].observed);
    CHECK(directed.pairs_possible == 5);
    CHECK(directed.pairs_observed == 4);
    // Pairs that both were asked about: 01 and 12; answered both ways: 12.
    const Asked pairs = asked_for(network_at(study, 0, 0, own, Direction::union_), study.answers[0][0].observed);
    CHECK(pairs.pairs_possible == 2);
    CHECK(pairs.pairs_observed == 1);
    CHECK(pairs.roster == std::vector<ActorId>{0, 1, 2});
    CHECK(pairs.silent.empty());
}

TEST_CASE("who answered: area by area, at every survey", "[survey][response]") {
    Partnership made({3, 2});
    made.silent(0, 0).silent(1, 3).silent(1, 4).joins(2);
    Study study = made.study();
    const Partition areas = *study.attributes.partition("area");
    const auto rows = who_answered_by_area(study, 0, areas);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].label == "Alder");
    CHECK(rows[0].roster == std::vector<std::size_t>{2, 3});
    CHECK(rows[0].answered == std::vector<std::size_t>{1, 3});
    CHECK(rows[1].roster == std::vector<std::size_t>{2, 2});
    CHECK(rows[1].answered == std::vector<std::size_t>{2, 0});
    CHECK(asked_for(network_at(study, 0, 1, own), study.answers[0][1].observed).silent == std::vector<ActorId>{3, 4});
    // Whose area is not known is counted, too: the rows add up to the whole.
    Partition some = areas;
    some.group[4] = Partition::none;
    const auto all = who_answered_by_area(study, 0, some);
    REQUIRE(all.size() == 3);
    CHECK_FALSE(all[2].known);
    CHECK(all[2].roster == std::vector<std::size_t>{1, 1});
    CHECK(all[2].answered == std::vector<std::size_t>{1, 0});
    CHECK(all[1].roster == std::vector<std::size_t>{1, 1});
}

TEST_CASE("next survey: as the waves were, by hand", "[survey][statistical_power]") {
    // Before: 0>1, 0>2, 1>0, 2>3 of 12 cells; after, 3 is silent and 0>1, 2>3 are still there, 1>2 is new.
    Partnership made({2, 2});
    made.tie(0, 0, 1).tie(0, 0, 2).tie(0, 1, 0).tie(0, 2, 3);
    made.tie(1, 0, 1).tie(1, 2, 3).tie(1, 1, 2).silent(1, 3);
    Study study = made.study();
    const NextSurvey next = next_survey(study, 0, own, study.by.attribute);
    CHECK(next.plan.actors == 4);
    CHECK(near(next.plan.density_before, 4.0 / 12));
    CHECK(next.churn_observed);
    CHECK(near(next.plan.churn, 0.5));  // two of four are gone
    CHECK(next.plan.response_before == 1);
    CHECK(near(next.plan.response_after, 0.75));
    CHECK(next.plan.directed);
    CHECK(next.plan.rise == infer::SurveyPlan{}.rise);
    // Of one wave, or of none of whose ties anything is known later, the churn is assumed.
    Study empty = Partnership({2, 2}).tie(1, 0, 1).study();
    CHECK_FALSE(next_survey(empty, 0, own, "").churn_observed);
    study.waves.resize(1);
    study.answers[0].resize(1);
    const NextSurvey single = next_survey(study, 0, own, study.by.attribute);
    CHECK_FALSE(single.churn_observed);
    CHECK(single.plan.churn == infer::SurveyPlan{}.churn);
    CHECK(single.plan.response_after == 1);
}

TEST_CASE("who answered: where the smallest and the largest share did, the first of equal ones", "[survey][response]") {
    using Counts = std::vector<std::uint32_t>;
    const auto range =
        response_range(Counts{6, 3, 0, 9, 4}, Counts{8, 4, 0, 9, 4});  // 3/4, 3/4, nobody asked, all, all
    REQUIRE(range);
    CHECK(range->lowest == 0);
    CHECK(range->highest == 3);
    CHECK(near(range->spread, 0.25));
    CHECK(near(response_range(Counts{0, 0}, Counts{0, 5})->spread, 0));
    CHECK_FALSE(response_range(Counts{0, 0}, Counts{0, 0}));
    CHECK_FALSE(response_range({}, {}));
}

TEST_CASE("areas together: the smallest with the smallest other, until none is of a few", "[survey][who_answered]") {
    const auto area = [](const char* label, std::size_t before, std::size_t after, bool known = true) {
        return AreaAnswered{label, {before, after}, {before, after}, known};
    };
    using Sets = std::vector<std::vector<std::size_t>>;
    // 2 and 3 make 5; then 4 with the first of the two fives, which makes 9.
    const std::vector<AreaAnswered> five{area("a", 2, 2), area("b", 3, 3), area("c", 4, 4),
                                         area("d", 6, 6), area("e", 5, 5), area("", 1, 1, false)};
    CHECK(areas_together(five, 5) == Sets{{0, 1, 2}, {3}, {4}});
    // Large before and small after is small.
    CHECK(areas_together(std::vector{area("a", 9, 1), area("b", 7, 8), area("c", 20, 20)}, 5) == Sets{{0, 1}, {2}});
    CHECK(areas_together(std::vector{area("a", 5, 5), area("b", 6, 6)}, 5) == Sets{{0}, {1}});
    CHECK(areas_together(std::vector{area("a", 1, 1), area("b", 2, 2)}, 5) == Sets{{0, 1}});  // all there is
    CHECK(areas_together(std::vector<AreaAnswered>{}, 5).empty());
}
