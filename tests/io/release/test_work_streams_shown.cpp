#include "io/release/work_streams_shown.hpp"

#include <numeric>

#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace {

using Members = std::vector<ActorId>;

Members from_to(ActorId first, ActorId last) {
    Members members(last - first + 1);
    std::iota(members.begin(), members.end(), first);
    return members;
}

/// Thirty people on both lists, in work-streams of these members; all answered.
ShownStreams shown(const std::vector<Members>& streams, Edition edition = Edition::public_) {
    survey::Comparison comparison;
    comparison.stayers = from_to(0, 29);
    Disclosed disclosed;
    disclosed.edition = edition;
    std::vector<survey::WorkStreamContacts> contacts;
    std::vector<survey::WorkStreamChange> changes;
    for (std::size_t k = 0; k < streams.size(); ++k) {
        survey::WorkStreamContacts one;
        one.work_stream = 10 + k;
        one.members = one.members_from = one.members_to = streams[k];
        contacts.push_back(one);
        survey::WorkStreamChange change;
        change.work_stream = 10 + k;
        change.members = streams[k];
        change.change.actors = streams[k].size();
        changes.push_back(change);
    }
    return shown_streams(comparison, disclosed, contacts, changes);
}

}  // namespace

TEST_CASE("work-streams: two that share nobody are shown, each, one against the other, and pooled", "[release]") {
    const ShownStreams two = shown({from_to(0, 14), from_to(15, 29)});
    CHECK(two.shows(10));
    CHECK(two.shows(11));
    CHECK_FALSE(two.shows(12));
    CHECK(two.shows_of_one(10));
    CHECK(two.between_shown);
    CHECK(two.pooled_shown);
}

TEST_CASE("work-streams: one of all but two people is not shown, anywhere", "[release]") {
    const ShownStreams wide = shown({from_to(0, 27)});
    CHECK_FALSE(wide.shows(10));
    CHECK_FALSE(wide.shows_of_one(10));
    CHECK_FALSE(wide.pooled_shown);
    CHECK(shown({from_to(0, 27)}, Edition::group).shows(10));
    CHECK(shown({from_to(0, 27)}, Edition::group).shows(12));
}

TEST_CASE("work-streams: one person of two is not all added up less the pooled", "[release]") {
    const ShownStreams one = shown({from_to(0, 15), from_to(15, 29)});
    CHECK(one.shows(10));
    CHECK_FALSE(one.pooled_shown);
    CHECK_FALSE(one.between_shown);
    CHECK_FALSE(one.shows_of_one(10));  // all of it less those of it alone
}

TEST_CASE("work-streams: a small one is not the pooled less the others", "[release]") {
    const ShownStreams small = shown({from_to(0, 12), from_to(13, 25), from_to(26, 29)});
    CHECK(small.shows(10));
    CHECK_FALSE(small.shows(12));
    CHECK_FALSE(small.pooled_shown);
    CHECK(small.shows_of_one(11));
}

TEST_CASE("work-streams: six of several, two of them of one: its people of no other are not shown apart", "[release]") {
    Members red = from_to(0, 9), blue{0, 1}, green = from_to(20, 29);
    for (ActorId actor = 10; actor < 24; ++actor) blue.push_back(actor);
    const ShownStreams three = shown({red, blue, green});  // 0, 1 of red and blue; 20 to 23 of blue and green
    CHECK(three.pooled_shown);
    CHECK(three.shows(10));
    CHECK_FALSE(three.shows_of_one(10));
    CHECK_FALSE(three.shows_of_one(12));
    CHECK(three.shows_of_one(11));
}
