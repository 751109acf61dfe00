#include <cmath>
#include <stdexcept>

#include "graph/survey/organisations.hpp"
#include "graph/survey/score_paths.hpp"
#include "graph/survey/took_part.hpp"
#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using namespace crosstie::survey;
using test::compared;
using test::near;
using test::Partnership;

namespace {

Comparison comparison_in(const Study& study, Direction direction) {
    ComparisonOptions options;
    options.tie_from = 1;
    options.direction = direction;
    options.draws = 0;
    return compare(study, options);
}

}  // namespace

TEST_CASE("network as read: relation, threshold and direction of the comparison", "[survey][comparison]") {
    Partnership made({2, 2});
    made.tie(0, 0, 1).tie(0, 1, 0).tie(0, 2, 3);
    Study study = made.study();
    study.answers[0][0].ties.push_back({3, 0, 0.5});  // too weak
    CHECK(network_as_read(study, comparison_in(study, Direction::directed), 0).tie_count() == 3);
    CHECK(network_as_read(study, comparison_in(study, Direction::union_), 0).tie_count() == 2);
    CHECK(network_as_read(study, comparison_in(study, Direction::intersection), 0).tie_count() == 1);
    CHECK(network_as_read(study, comparison_in(study, Direction::directed), 1).tie_count() == 0);
}

TEST_CASE("told both times: reports at both waves, and both ways where both must say so", "[survey][comparison]") {
    Study study = Partnership({2, 1}).silent(0, 0).silent(1, 2).study();
    const ObservedPairs either = told_both_times(study, comparison_in(study, Direction::directed));
    CHECK(either.count() == 2);  // what 1 says of 0 and of 2
    CHECK(either.contains(1, 0));
    CHECK(told_both_times(study, comparison_in(study, Direction::intersection)).count() == 0);
}

TEST_CASE("score paths: only who answered has a score", "[survey][score]") {
    // 0 names 1 before, 1 and 2 after; 1 is silent before; 2 names nobody.
    Partnership made({2, 1});
    made.tie(0, 0, 1).tie(1, 0, 1).tie(1, 0, 2).tie(1, 1, 0).silent(0, 1);
    const Study study = made.study();
    const ScorePaths found = score_paths(study, comparison_in(study, Direction::directed), "outdegree");
    REQUIRE(found.measure != nullptr);
    CHECK(found.paths.values[0] == std::vector<double>{1, 2});
    CHECK(std::isnan(found.paths.values[1][0]));
    CHECK(found.paths.values[1][1] == 1);
    CHECK(found.paths.up == 1);
    CHECK(found.paths.same == 1);
    CHECK(found.paths.compared() == 2);
    CHECK(score_paths(study, comparison_in(study, Direction::directed), "no_such_score").measure == nullptr);
}

TEST_CASE("took part: counted over those on both rosters", "[survey][took_part]") {
    using infer::TookPart;
    const Study study = Partnership({2, 3}).leaves(1).joins(4).tie(1, 0, 2).study();
    const Comparison comparison = compared(study);
    const std::vector<TookPart> said{TookPart::yes, TookPart::yes, TookPart::yes, TookPart::no, TookPart::unknown};
    const Attendance found = attendance(comparison, said);
    CHECK(found.took_part == 2);  // 0 and 2; 1 left
    CHECK(found.did_not == 1);
    CHECK_THROWS_AS(attendance(comparison, {TookPart::yes}), std::out_of_range);
    // Of the two cells between 0 and 2 one became a tie; of the other four none.
    const infer::ComparisonPairs pairs = took_part_pairs(study, comparison, said);
    CHECK(pairs.both_attended.formed == 1);
    CHECK(pairs.both_attended.open == 2);
    CHECK(pairs.others.formed == 0);
    CHECK(pairs.others.open == 4);
}

TEST_CASE("groups on a roster, and the stayers of each area", "[survey][organisations]") {
    Partnership made({2, 2, 1});
    made.leaves(0).joins(4);
    Study study = made.study();
    CHECK(groups_on_roster(study, "area", 0) == 2);  // nobody of Cedar yet
    CHECK(groups_on_roster(study, "area", 1) == 3);
    CHECK(groups_on_roster(study, "no_such", 1) == 0);
    CHECK(stayers_by_area(compared(study)) == std::vector<std::size_t>{1, 2, 0});
}
