#include "graph/change/contact_counts.hpp"

#include <stdexcept>

#include "graph/model/attributes.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::change;
using Split = ContactCounts::Split;

TEST_CASE("contact counts: kept, gained, lost and seen once, across areas and within, by hand", "[change][contacts]") {
    const std::vector<std::uint32_t> area{0, 0, 1, Partition::none};
    const std::vector<ContactPair> contacts{
        {0, 1, true, true, true, true},     // kept, within
        {0, 2, false, true, false, true},   // gained, across
        {1, 2, true, false, true, false},   // lost, across
        {0, 3, true, true, true, true},     // kept, of no known area
        {1, 3, true, false, false, false},  // of the first wave only, since not observed at both
    };
    const ContactCounts counts = contact_counts(contacts, &area);
    CHECK(counts.kept == Split{2, 0, 1});
    CHECK(counts.gained == Split{1, 1, 0});
    CHECK(counts.lost == Split{1, 1, 0});
    CHECK(counts.one_wave == Split{1, 0, 0});
    CHECK(counts.before == Split{4, 1, 1});
    CHECK(counts.after == Split{3, 1, 1});
    CHECK(counts.compared_before() == Split{3, 1, 1});
    CHECK(counts.compared_after() == Split{3, 1, 1});
    CHECK(counts.drawn_differs());
    CHECK(contact_counts(contacts, nullptr).kept == Split{2, 0, 0});
    const std::vector<std::uint32_t> too_few{0};
    CHECK_THROWS_AS(contact_counts(contacts, &too_few), std::out_of_range);
}
