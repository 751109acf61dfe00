#include "graph/survey/area_totals.hpp"

#include <cmath>

#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::survey;

// Areas A (a, b, c), B (d, e), C (f) and D (nobody). Contacts: a-b, a-c within A; d-e within B; a-d, b-d, c-e between A
// and B; e-f between B and C.
namespace {
const ContactTable drawing{{2, 3, 0, 0}, {3, 1, 1, 0}, {0, 1, 0, 0}, {0, 0, 0, 0}};
}

TEST_CASE("areas: contacts within, across, and other areas reached", "[survey][areas]") {
    const auto areas = area_totals(drawing);
    REQUIRE(areas.size() == 4);
    CHECK((areas[0].within == 2 && areas[0].across == 3 && areas[0].reached == 1));
    CHECK((areas[1].within == 1 && areas[1].across == 4 && areas[1].reached == 2));
    CHECK((areas[2].within == 0 && areas[2].across == 1 && areas[2].reached == 1));
    CHECK((areas[3].within == 0 && areas[3].across == 0 && areas[3].reached == 0));
}

TEST_CASE("areas: pairs of them, those with a contact, and all their contacts", "[survey][areas]") {
    const AreaPairs all = pairs_of_areas(drawing);
    CHECK((all.pairs == 6 && all.linked == 2 && all.contacts == 4));
    const AreaPairs none = pairs_of_areas({});
    CHECK((none.pairs == 0 && none.linked == 0 && none.contacts == 0));
}

TEST_CASE("areas: pairs with more contacts than before, fewer and as many", "[survey][areas]") {
    const ContactTable after{{9, 2, 1, 0}, {2, 0, 1, 0}, {1, 1, 0, 0}, {0, 0, 0, 0}};
    const AreaPairsChange change = change_of_area_pairs(drawing, after);  // A-B fewer, A-C more; what is within no pair
    CHECK((change.more == 1 && change.fewer == 1 && change.same == 4));
}

TEST_CASE("areas: a contact counts for both people in it", "[survey][areas]") {
    const ContactsPerPerson mean = contacts_per_person(drawing, {3, 2, 1, 0});
    // By person: a 3 (b, c, d), b 2 (a, d), c 2 (a, e); d 3 (e, a, b), e 3 (d, c, f); f 1.
    CHECK(mean.areas[0] == Approx(7.0 / 3));
    CHECK(mean.areas[1] == Approx(3));
    CHECK(mean.areas[2] == Approx(1));
    CHECK(std::isnan(mean.areas[3]));
    CHECK(mean.everybody == Approx(14.0 / 6));
    CHECK(std::isnan(contacts_per_person({{0}}, {0}).everybody));
}
