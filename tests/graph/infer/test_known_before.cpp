#include "graph/infer/known_before.hpp"

#include <cmath>
#include <stdexcept>

#include "graph/change/turnover.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::infer;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;
using crosstie::test::random_network;

TEST_CASE("known before: new, known, known but not in contact, strangers", "[infer][known_before]") {
    // a works with b, whom a knew, and with c, whom a did not; a knew d, and has nothing to do with d now.
    const KnownBefore result =
        known_before(draw_directed("a>b a>d", "abcd"), draw_directed("a>b a>c", "abcd"), nullptr);
    CHECK(result.all == KnownCounts{1, 1, 1, 9});
    CHECK(near(result.all.share_new(), 0.5));
    CHECK(near(result.formation_rate, 0.1));
    CHECK_FALSE(result.contacts_only);
    CHECK(result.baseline_recalled);
    REQUIRE(result.people.size() == 4);
    CHECK(result.people[0].new_contacts == 1);
    CHECK(result.people[0].known_contacts == 1);
    CHECK(result.people[0].new_across == 0);  // no areas
    CHECK(result.people[3].new_contacts == 0);
    CHECK(result.people[3].known);
    CHECK(result.answered() == 4);
    CHECK(result.with_new() == 1);  // a
}

TEST_CASE("known before: across and within areas, an unknown area in neither", "[infer][known_before]") {
    const Partition areas = partition_of({"N", "N", "H", ""});
    const KnownBefore result = known_before(draw("a b c d"), draw("a-b a-c a-d", "abcd"), &areas);
    CHECK(result.all == KnownCounts{3, 0, 0, 3});
    CHECK(result.within == KnownCounts{1, 0, 0, 0});
    CHECK(result.across == KnownCounts{1, 0, 0, 1});
    CHECK(result.people[0].new_contacts == 3);
    CHECK(result.people[0].new_within == 1);
    CHECK(result.people[0].new_across == 1);
    CHECK(result.people[2].new_across == 1);
}

TEST_CASE("known before: asked about contacts only, there are no strangers to make a rate of",
          "[infer][known_before]") {
    // The question followed each name: cells without a contact now were never asked.
    NetworkBuilder known(3, Ties::directed);
    known.add(0, 1);
    known.observe(ObservedPairs::with_gaps(std::vector<CellState>(3, CellState::not_asked), {0, 0, 0},
                                           {{0, 1, CellState::answered}, {0, 2, CellState::answered}}));
    const KnownBefore result = known_before(known.build(), draw_directed("a>b a>c"), nullptr);
    CHECK(result.all == KnownCounts{1, 1, 0, 0});
    CHECK(result.contacts_only);
    CHECK(std::isnan(result.formation_rate));
    CHECK(near(result.all.share_new(), 0.5));
}

TEST_CASE("known before: a person silent on either question is unknown, not without new contacts",
          "[infer][known_before]") {
    const KnownBefore result = known_before(draw_directed("a? b c"), draw_directed("a>b b>c"), nullptr);
    REQUIRE(result.people.size() == 3);
    CHECK_FALSE(result.people[0].known);
    CHECK(result.people[1].known);
    CHECK(result.all == KnownCounts{1, 0, 0, 3});
    CHECK(known_before(draw_directed("a! b c"), draw_directed("a>b b>c"), nullptr).people.size() == 2);
}

TEST_CASE("known before: counts are those of every cell looked at by itself", "[infer][known_before]") {
    Random random(91);
    for (int round = 0; round < 60; ++round) {
        const test::RandomNetworkOptions options{.actors = 8,
                                                 .density_percent = 40,
                                                 .directed = round % 2 == 0,
                                                 .silent_percent = 10,
                                                 .skipped_percent = 8,
                                                 .off_roster_percent = 5};
        const Network known = random_network(random, options);
        const Network now = random_network(random, options);
        const Partition areas = partition_of({"N", "H", "N", "", "R", "H", "N", "R"});
        KnownCounts all;
        KnownCounts sides[2];
        std::vector<std::uint32_t> gained(8, 0);
        for (ActorId i = 0; i < 8; ++i) {
            for (ActorId j = 0; j < 8; ++j) {
                if (i == j || !known.observed().contains(i, j) || !now.observed().contains(i, j)) continue;
                const bool is_new = now.has_tie(i, j) && !known.has_tie(i, j);
                if (is_new) ++gained[i];
                if (!now.directed() && j < i) continue;
                const auto tell = [&](KnownCounts& counts) {
                    if (is_new) ++counts.new_contacts;
                    if (now.has_tie(i, j) && known.has_tie(i, j)) ++counts.known_contacts;
                    if (!now.has_tie(i, j) && known.has_tie(i, j)) ++counts.known_not_in_contact;
                    if (!now.has_tie(i, j) && !known.has_tie(i, j)) ++counts.strangers;
                };
                tell(all);
                if (areas.known(i) && areas.known(j)) tell(sides[areas.group[i] != areas.group[j] ? 1 : 0]);
            }
        }
        const KnownBefore result = known_before(known, now, &areas);
        CHECK(result.all == all);
        CHECK(result.within == sides[0]);
        CHECK(result.across == sides[1]);
        for (const KnownBeforeRow& row : result.people) CHECK(row.new_contacts == gained[row.actor]);
    }
}

TEST_CASE("known before: nobody, nothing, and what does not fit", "[infer][known_before]") {
    const KnownBefore nobody =
        known_before(NetworkBuilder(0, Ties::directed).build(), NetworkBuilder(0, Ties::directed).build(), nullptr);
    CHECK(std::isnan(nobody.formation_rate));
    CHECK(std::isnan(nobody.all.share_new()));
    CHECK_FALSE(nobody.contacts_only);
    CHECK(near(known_before(draw("a b"), draw("a b"), nullptr).formation_rate, 0));
    CHECK(std::isnan(known_before(draw("a-b"), draw("a b"), nullptr).formation_rate));
    CHECK_THROWS_AS(known_before(draw("a b"), draw_directed("a b"), nullptr), std::invalid_argument);
    const Partition areas = partition_of({"N"});
    CHECK_THROWS_AS(known_before(draw("a b"), draw("a b"), &areas), std::invalid_argument);
}
