#include <cmath>

#include "graph/infer/dealt_areas.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::infer;

namespace {
/// Four people, two in each of two areas.
Partition two_and_two() {
    Partition areas;
    areas.labels = {"north", "south"};
    areas.group = {0, 0, 1, 1};
    return areas;
}

const std::vector<ActorId> all{0, 1, 2, 3};
}  // namespace

TEST_CASE("dealt areas: two contacts of four people, by counting every deal", "[infer][deals]") {
    // A-B and C-D are new. Of the 6 ways to seat two of four in the north, 2 give none across, 4 give both.
    const std::vector<change::ContactPair> contacts{{0, 1, false, true, false, true}, {2, 3, false, true, false, true}};
    const DealtAcross found = new_across_by_chance(contacts, two_and_two(), all, 7, 20'000);
    CHECK(found.gained == 2);
    CHECK(found.across == 0);
    REQUIRE(found.deals.size() == 3);
    CHECK(found.deals[1] == 0);
    CHECK(found.deals[0] + found.deals[2] == 20'000);
    CHECK(std::abs(found.deals[0] / 20'000.0 - 1.0 / 3) < 0.015);  // more than four standard errors
    CHECK(found.low == 0);
    CHECK(found.high == 2);
    CHECK(found.at_least == 1.0);
    CHECK(std::abs(found.at_most - 1.0 / 3) < 0.015);
}

TEST_CASE("dealt areas: what is not new, not observed at both waves, or of no known area is not dealt",
          "[infer][deals]") {
    Partition areas = two_and_two();
    areas.group.push_back(Partition::none);
    const std::vector<change::ContactPair> contacts{
        {0, 2, true, true, true, true},     // kept
        {0, 3, true, false, true, false},   // lost
        {1, 2, false, true, false, false},  // not observed at both
        {1, 4, false, true, false, true},   // of no known area
        {1, 3, false, true, false, true},
    };
    const DealtAcross found = new_across_by_chance(contacts, areas, {0, 1, 2, 3, 4}, 7, 100);
    CHECK(found.gained == 1);
    CHECK(found.across == 1);
    CHECK(known_areas(areas, {0, 1, 2, 3, 4}).label == std::vector<std::uint32_t>{0, 0, 1, 1});
}

TEST_CASE("dealt areas: nothing new leaves nothing to deal, and threads do not matter", "[infer][deals]") {
    const DealtAcross none = new_across_by_chance({}, two_and_two(), all, 7, 100);
    CHECK(none.draws == 0);
    CHECK(std::isnan(none.at_most));
    const std::vector<change::ContactPair> contacts{{0, 1, false, true, false, true}, {1, 2, false, true, false, true}};
    CHECK(new_across_by_chance(contacts, two_and_two(), all, 7, 1000, 1).deals ==
          new_across_by_chance(contacts, two_and_two(), all, 7, 1000, 3).deals);
}
