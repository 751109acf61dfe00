#include <cmath>

#include "graph/change/cross_area.hpp"
#include "graph/model/network_builder.hpp"
#include "graph/model/select.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::change;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;
using crosstie::test::random_network;

namespace {
CrossArea across(const Network& before, const Network& after, const std::vector<std::string>& areas) {
    return cross_area(before, after, contact_pairs(before, after),
                      ObservedPairs::both(before.observed(), after.observed()), partition_of(areas));
}
}  // namespace

TEST_CASE("areas: contacts within and across, rates and first links of a drawing", "[change][areas]") {
    // a, b in N; c, d in H; e in R.
    const CrossArea result =
        across(draw("a-b a-c", "abcde"), draw("a-b c-d a-c b-e", "abcde"), {"N", "N", "H", "H", "R"});
    CHECK(result.areas.labels == std::vector<std::string>{"H", "N", "R"});
    CHECK(result.within.contacts_before == 1);
    CHECK(result.within.contacts_after == 2);
    CHECK(result.across.contacts_gained == 1);
    CHECK(result.within.ties.pairs() == 2);
    CHECK(result.across.ties.pairs() == 8);
    CHECK(near(result.rate_within, 1.0));  // one pair without a tie within, and it formed
    CHECK(near(result.rate_across, 1.0 / 7.0));
    CHECK(near(result.rate_ratio, 1.0 / 7.0));
    CHECK(result.people_with_new_across == 2);
    CHECK(result.area_pairs == 3);
    CHECK(result.linked_from == 1);
    CHECK(result.linked_to == 2);
    REQUIRE(result.first_links.size() == 1);
    CHECK(result.areas.labels[result.first_links[0].first] == "N");
    CHECK(result.areas.labels[result.first_links[0].second] == "R");
    CHECK(result.first_links[0].certain);
    CHECK(result.contacts_to[0][1] == 1);
    CHECK(result.contacts_to[1][0] == 1);
    CHECK(result.contacts_to[0][0] == 1);
    // a-b within N and a-c from N to H lasted.
    CHECK(result.contacts_kept == std::vector<std::vector<std::uint64_t>>{{0, 1, 0}, {1, 1, 0}, {0, 0, 0}});
}

TEST_CASE("areas: a first link after unanswered pairs is 'none recorded before', not certain", "[change][areas]") {
    const CrossArea result =
        across(draw_directed("a>b b?", "abc"), draw_directed("a>b b>c a>c", "abc"), {"N", "N", "H"});
    REQUIRE(result.first_links.size() == 1);
    CHECK_FALSE(result.first_links[0].certain);
}

TEST_CASE("areas: nothing left to form within gives no rate within", "[change][areas]") {
    const CrossArea result = across(draw("a-b", "abc"), draw("a-b b-c", "abc"), {"N", "N", "H"});
    CHECK(std::isnan(result.rate_within));
    CHECK(near(result.rate_across, 0.5));
    CHECK(std::isnan(result.rate_ratio));
}

TEST_CASE("areas: the odds ratio, with a half added where a cell is empty", "[change][areas]") {
    // Before: 1 of 2 pairs within, 1 of 4 across: (1/3) / (1/1). After: 2 of 4 across: (2/2) / (1/1).
    const CrossArea plain = across(draw("a-b a-c", "abcd"), draw("a-b a-c a-d", "abcd"), {"N", "N", "H", "H"});
    CHECK(near(plain.odds_ratio.from, 1.0 / 3.0));
    CHECK(near(plain.odds_ratio.to, 1.0));
    CHECK_FALSE(plain.odds_ratio.corrected);
    CHECK(near(plain.odds_ratio.change(), 3.0));
    const CrossArea zero = across(draw("a-b", "abcd"), draw("a-b a-c", "abcd"), {"N", "N", "H", "H"});
    CHECK(zero.odds_ratio.corrected);
    CHECK(near(zero.odds_ratio.from, (0.5 / 4.5) / (1.5 / 1.5)));
    CHECK(near(zero.odds_ratio.to, (1.5 / 3.5) / (1.5 / 1.5)));  // the other wave alike, though no cell of it is 0
    CHECK(std::isnan(across(draw("a-b", "ab"), draw("a-b", "ab"), {"N", "H"}).odds_ratio.from));  // no pair within
}

TEST_CASE("areas: a wave without a tie has no odds ratio, whatever was added to its counts", "[change][areas]") {
    const CrossArea first = across(draw("", "abcd"), draw("a-b a-c", "abcd"), {"N", "N", "H", "H"});
    REQUIRE(std::isfinite(first.odds_ratio.from));  // 0.5 of 4.5 over 0.5 of 2.5
    CHECK(std::isnan(odds_ratio_of_ties(first).from));
    CHECK(near(odds_ratio_of_ties(first).to, first.odds_ratio.to));
    CHECK(odds_ratio_of_ties(first).corrected);
    const OddsRatioChange none = odds_ratio_of_ties(across(draw("", "abcd"), draw("", "abcd"), {"N", "N", "H", "H"}));
    CHECK((std::isnan(none.from) && std::isnan(none.to) && !none.corrected));
}

TEST_CASE("areas: who has no known area is left out and listed", "[change][areas]") {
    const CrossArea result = across(draw("a-b a-c", "abc"), draw("a-b a-c b-c", "abc"), {"N", "H", ""});
    CHECK(result.without_area == std::vector<ActorId>{2});
    CHECK(result.across.contacts_before == 1);
    CHECK(result.across.contacts_gained == 0);
}

TEST_CASE("areas agree with looking at every cell, gaps and all", "[change][areas]") {
    Random random(31);
    for (int round = 0; round < 200; ++round) {
        const test::RandomNetworkOptions options{.actors = 9,
                                                 .density_percent = 35,
                                                 .directed = round % 3 != 0,
                                                 .silent_percent = 15,
                                                 .skipped_percent = 8,
                                                 .off_roster_percent = 12,
                                                 .only_some_percent = 10};
        const Network before = random_network(random, options);
        const Network after = random_network(random, options);
        std::vector<std::string> labels(9);
        for (auto& label : labels) label = std::string(1, "ABC "[random.below(4)]);
        for (auto& label : labels) {
            if (label == " ") label.clear();
        }
        const CrossArea fast = across(before, after, labels);
        Turnover within;
        Turnover outside;
        std::uint64_t pairs_within = 0;
        std::uint64_t pairs_across = 0;
        for (ActorId i = 0; i < 9; ++i) {
            for (ActorId j = 0; j < 9; ++j) {
                if (i == j || labels[i].empty() || labels[j].empty()) continue;
                const auto joint = [&](ActorId from, ActorId to) {
                    return before.observed().contains(from, to) && after.observed().contains(from, to);
                };
                if (i < j && (joint(i, j) || joint(j, i))) ++(labels[i] == labels[j] ? pairs_within : pairs_across);
                if (!joint(i, j) || (!options.directed && j < i)) continue;
                Turnover& t = labels[i] == labels[j] ? within : outside;
                const bool was = before.has_tie(i, j);
                const bool is = after.has_tie(i, j);
                (was ? (is ? t.kept : t.lost) : (is ? t.gained : t.neither)) += 1;
            }
        }
        CHECK(fast.within.ties == within);
        CHECK(fast.across.ties == outside);
        CHECK(fast.within.contact_pairs == pairs_within);
        CHECK(fast.across.contact_pairs == pairs_across);
    }
}
