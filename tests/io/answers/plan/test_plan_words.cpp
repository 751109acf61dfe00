#include "io/answers/plan/plan_words.hpp"

#include "tests/io/answers/change/fixture.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;
using crosstie::test::Partnership;

namespace {

PlanRequest of_first_wave() {
    PlanRequest request;
    request.by = "area";
    return request;
}

}  // namespace

TEST_CASE("plan words: an introduction says who asks, for whom, and why", "[plan]") {
    Partnership p({1, 1, 1});
    p.both(0, 0, 1).both(0, 1, 2);
    const Study study = p.study();
    const Planned plain = planned(study, of_first_wave());
    REQUIRE(plain.introductions.size() == 1);
    CHECK(
        introduction_words(study, plain, plain.introductions[0]) ==
        "Ask Zqlabel 2 to introduce Zqlabel 1 and Zqlabel 3: one shared colleague; it would be the first link between "
        "their boroughs; now no other route joins them.");
}

TEST_CASE("plan words: work in common and colleagues come first, what was not answered makes a link a known one",
          "[plan]") {
    // 1 (Alder) and 3 (Birch) share 4 and 5 (Cedar); 2 (Alder) is linked with 4 and did not answer.
    Partnership p({2, 1, 2});
    p.both(0, 0, 3).both(0, 3, 2).both(0, 0, 4).both(0, 4, 2).tie(0, 3, 1).silent(0, 1);
    p.raw().actors[0].work_streams = {"one", "two"};
    p.raw().actors[2].work_streams = {"two"};
    const Study study = p.study();
    const Planned result = planned(study, of_first_wave());
    REQUIRE(result.introductions.size() == 1);
    CHECK(
        introduction_words(study, result, result.introductions[0]) ==
        "Ask Zqlabel 5 to introduce Zqlabel 1 and Zqlabel 3: same work-stream, two shared colleagues; it would be the "
        "first known link between their boroughs.");
    REQUIRE(result.to_check.size() == 1);
    CHECK(check_first_words(study, result, result.to_check[0]) == "Zqlabel 2 and Zqlabel 3: one shared colleague.");
}

TEST_CASE("plan words: what somebody's leaving would cost", "[plan]") {
    // Alder: 1, 2. Birch: 3, 4. 1-2-3-4: without 2 the person 1 has nobody, and Alder no link.
    Partnership p({2, 2});
    p.both(0, 0, 1).both(0, 1, 2).both(0, 2, 3);
    const Study study = p.study();
    PlanRequest request = of_first_wave();
    request.if_leaves = "zqx2";
    Planned result = planned(study, request);
    REQUIRE(result.if_leaves.size() == 1);
    CHECK(leaving_words(study, result, result.if_leaves[0]) ==
          "If Zqlabel 2 left (two contacts, one across boroughs), two pairs of people would lose every route to each "
          "other, two of them across boroughs. One person would have no contact at all (Zqlabel 1). Alder and Birch "
          "would "
          "have no link with another borough. The only links of Alder with Birch would go.");
    request.if_leaves = "zqx1";
    result = planned(study, request);
    CHECK(leaving_words(study, result, result.if_leaves[0]) ==
          "If Zqlabel 1 left (one contact, none across boroughs), everybody would keep a route to whom they have one "
          "now.");
}

TEST_CASE("plan words: whom to brief and whom the network depends on, and who does as well", "[plan]") {
    // 1-2-3-4 and 2-5: person 2 alone reaches three of four within a step.
    Partnership p({3, 2});
    p.both(0, 0, 1).both(0, 1, 2).both(0, 2, 3).both(0, 1, 4);
    const Study study = p.study();
    PlanRequest request = of_first_wave();
    request.size = 1;
    const Planned one = planned(study, request);
    CHECK(brief_first_words(study, one) ==
          "Brief this person first: Zqlabel 2. 3 of the 4 others are within one step of them.");
    CHECK(depend_on_words(study, one, 1) ==
          "Without Zqlabel 2, 5 of 6 of the pairs among the others would have no route.");
    request.size = 2;
    // Zqlabel 2 reaches all who have a contact: whoever went with them would reach nobody new.
    CHECK(brief_first_words(study, planned(study, request)) ==
          "Brief this person first: Zqlabel 2. 3 of the 4 others are within one step of them. One more would reach "
          "nobody "
          "new.");
    // Everybody linked with everybody: nobody matters more.
    Partnership all({2, 2});
    for (ActorId i = 0; i < 4; ++i) {
        for (ActorId j = 0; j < i; ++j) all.both(0, i, j);
    }
    CHECK(depend_on_words(all.study(), planned(all.study(), of_first_wave()), 1) ==
          "No choice of one person stands out: 4 would matter alike, and with any of these gone 0 of 3 of the pairs "
          "among "
          "the others would have no route.");
}

TEST_CASE("plan words: labels with commas stand in quotation marks", "[plan]") {
    CHECK(spelled(0) == "no");
    CHECK(spelled(10) == "ten");
    CHECK(spelled(11) == "11");
    Partnership p({1, 1, 1});
    p.both(0, 0, 1).both(0, 1, 2);
    p.raw().actors[1].label = "Pharmacist, acute trust";
    const Study study = p.study();
    const Planned result = planned(study, of_first_wave());
    CHECK(introduction_words(study, result, result.introductions[0])
              .starts_with("Ask \u201CPharmacist, acute trust\u201D to introduce Zqlabel 1 and Zqlabel 3: "));
}
