#include "graph/change/turnover.hpp"

#include <stdexcept>

#include "graph/change/contacts.hpp"
#include "graph/change/new_contacts.hpp"
#include "graph/change/non_response.hpp"
#include "graph/change/split.hpp"
#include "graph/model/network_builder.hpp"
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
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
const test::RandomNetworkOptions with_gaps{.actors = 9,
                                           .density_percent = 35,
                                           .silent_percent = 15,
                                           .skipped_percent = 8,
                                           .off_roster_percent = 12,
                                           .only_some_percent = 10};
}  // namespace

TEST_CASE("turnover: kept, gained, lost and neither of a drawing", "[change][turnover]") {
    const Turnover t = turnover(draw("a>b b>c", "abcd"), draw("a>b c>d d>a", "abcd"));
    CHECK(t == Turnover{.kept = 1, .gained = 2, .lost = 1, .neither = 8});
    CHECK(near(t.jaccard(), 0.25));
    CHECK(t.hamming() == 3);
    CHECK(near(t.formation_rate(), 0.2));
    CHECK(near(t.retention(), 0.5));
}

TEST_CASE("turnover: an undirected pair counts once", "[change][turnover]") {
    CHECK(turnover(draw("a-b b-c", "abc"), draw("a-b a-c", "abc")) ==
          Turnover{.kept = 1, .gained = 1, .lost = 1, .neither = 0});
}

TEST_CASE("turnover: a tie is not lost because its sender fell silent, left or was not asked", "[change][turnover]") {
    const Network before = draw_directed("a>b b>a c>a d>a", "abcd");
    CHECK(turnover(before, draw_directed("a>b b? c>a d!", "abcd")) ==
          Turnover{.kept = 2, .gained = 0, .lost = 0, .neither = 2});
}

TEST_CASE("turnover: rates are undefined where nothing could change", "[change][turnover]") {
    const Turnover none = turnover(draw_directed("a b"), draw_directed("a b"));
    CHECK(near(none.jaccard(), undefined));
    CHECK(near(none.retention(), undefined));
    CHECK(none.formation_rate() == 0);
    const Turnover full = turnover(draw("a-b"), draw("a-b"));
    CHECK(near(full.formation_rate(), undefined));
    CHECK(near(turnover(draw_directed("a"), draw_directed("a")).density_before(), undefined));
}

TEST_CASE("turnover: waves of different rosters are refused", "[change][turnover]") {
    CHECK_THROWS_AS(turnover(draw("a-b"), draw("a-b b-c")), std::invalid_argument);
    CHECK_THROWS_AS(turnover(draw("a-b"), draw("a>b")), std::invalid_argument);
}

TEST_CASE("turnover, contacts and split agree with looking at every cell", "[change][turnover]") {
    Random random(21);
    for (int round = 0; round < 200; ++round) {
        auto options = with_gaps;
        options.directed = round % 3 != 0;
        const Network before = random_network(random, options);
        const Network after = random_network(random, options);
        const auto& was_seen = before.observed();
        const auto& is_seen = after.observed();
        Turnover slow;
        ChangeSplit split;
        std::vector<ContactPair> pairs;
        for (ActorId i = 0; i < 9; ++i) {
            for (ActorId j = 0; j < 9; ++j) {
                if (i == j || (!options.directed && j < i)) continue;
                const bool was = before.has_tie(i, j) && was_seen.contains(i, j);
                const bool is = after.has_tie(i, j) && is_seen.contains(i, j);
                const bool stay =
                    was_seen.on_roster(i) && was_seen.on_roster(j) && is_seen.on_roster(i) && is_seen.on_roster(j);
                const bool joint = was_seen.contains(i, j) && is_seen.contains(i, j);
                split.total += is - was;
                if (joint) {
                    (was ? (is ? slow.kept : slow.lost) : (is ? slow.gained : slow.neither)) += 1;
                    split.stayers += is - was;
                } else if (stay) {
                    split.observation += is - was;
                } else {
                    split.joiners += is;
                    split.leavers += was;
                }
            }
            for (ActorId j = i + 1; j < 9; ++j) {
                ContactPair pair{.first = i, .second = j};
                pair.before = before.has_tie(i, j) || before.has_tie(j, i);
                pair.after = after.has_tie(i, j) || after.has_tie(j, i);
                for (const auto& [from, to] : {std::pair{i, j}, std::pair{j, i}}) {
                    if (!was_seen.contains(from, to) || !is_seen.contains(from, to)) continue;
                    pair.joint_before |= before.has_tie(from, to);
                    pair.joint_after |= after.has_tie(from, to);
                }
                if (pair.before || pair.after) pairs.push_back(pair);
            }
        }
        CHECK(turnover(before, after) == slow);
        CHECK(contact_pairs(before, after) == pairs);
        const ChangeSplit fast = split_of_change(before, after);
        CHECK(fast.total == split.total);
        CHECK(fast.stayers == split.stayers);
        CHECK(fast.joiners == split.joiners);
        CHECK(fast.leavers == split.leavers);
        CHECK(fast.observation == split.observation);
        CHECK(fast.total == fast.stayers + fast.joiners - fast.leavers + fast.observation);
        const Turnover back = turnover(after, before);
        CHECK(back.gained == slow.lost);
        CHECK(back.lost == slow.gained);
    }
}

TEST_CASE("new contacts: gained, confirmed and opportunities by each person's own answers", "[change][new_contacts]") {
    const Network before = draw_directed("a>b c>a", "abcd");
    const Network after = draw_directed("a>b a>c a>d d>a b?", "abcd");
    const auto rows = new_contacts(before, after, contact_pairs(before, after), nullptr);
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].gained == 2);
    CHECK(rows[0].confirmed == 1);  // d names a too; c does not any more
    CHECK(rows[0].opportunities == 2);
    CHECK_FALSE(rows[1].known);  // silent after: what b gained is unknown
    CHECK(rows[2].lost == 1);
    CHECK(rows[3].gained == 1);
    CHECK(rows[0].contacts_from == 2);  // b, and c who named a
    CHECK(rows[0].contacts_to == 3);
}

TEST_CASE("new contacts: across areas, and how many areas a person reaches", "[change][new_contacts]") {
    const Network before = draw("a-b", "abcd");
    const Network after = draw("a-b a-c a-d", "abcd");
    const Partition areas = partition_of({"Newham", "Newham", "Havering", "Redbridge"});
    const auto rows = new_contacts(before, after, contact_pairs(before, after), &areas);
    CHECK(rows[0].gained_across == 2);
    CHECK(rows[0].areas_reached_from == 0);
    CHECK(rows[0].areas_reached_to == 2);
    CHECK(rows[2].gained_across == 1);
}

TEST_CASE("non-response: bounds and tipping point as worked in the methods", "[change][non_response]") {
    // 25 people, 600 ordered pairs, 150 links before; 7 silent after, 130 links among 432 answered pairs.
    // Methods section 10: 150 - 130 = 20 of 168 unanswered pairs, so the rise vanishes if 88% of them are empty.
    const ActorId n = 25;
    const auto fill = [&](std::uint64_t ties, std::vector<CellState> rows) {
        NetworkBuilder builder(n, Ties::directed);
        builder.observe(ObservedPairs::with_gaps(rows, std::vector<std::uint8_t>(n, 0), {}));
        for (ActorId i = 0; i < n && ties > 0; ++i) {
            if (!is_observed(rows[i])) continue;
            for (ActorId j = 0; j < n && ties > 0; ++j) {
                if (i == j) continue;
                builder.add(i, j);
                --ties;
            }
        }
        return builder.build();
    };
    std::vector<CellState> rows(n, CellState::answered);
    const Network before = fill(150, rows);
    for (ActorId i = 18; i < 25; ++i) rows[i] = CellState::no_response;
    const Network after = fill(130, rows);
    const NonResponse result = non_response(before, after, before.observed(), after.observed());
    CHECK(result.pairs == 600);
    CHECK(result.missing_to == 168);
    CHECK(near(result.tipping_ties, 20));
    CHECK(near(result.tipping_empty_share, 148.0 / 168));
    CHECK(near(result.answered_empty_share, 302.0 / 432));
    CHECK(near(result.change_low, -20.0 / 600));
    CHECK(near(result.change_high, 148.0 / 600));
    CHECK_FALSE(non_response(before, before, before.observed(), before.observed()).has_tipping_point);
    // A fall from 150 of 600: undone by 20 ties among the 168 pairs, which is 148 of them empty.
    const auto point = tipping_point(result, -0.01);
    REQUIRE(point);
    CHECK(near(point->share, 20.0 / 168));
    CHECK(point->pairs == 20);
    CHECK(near(point->answered, 130.0 / 432));
    CHECK_FALSE(point->none_undoes);
    CHECK_FALSE(tipping_point(result, 0));
    CHECK_FALSE(tipping_point(NonResponse{}, 0.01));
}

TEST_CASE("tipping point: a rise is undone by empty pairs, whole pairs of them, or by nothing", "[change][response]") {
    NonResponse found;
    found.has_tipping_point = true;
    found.missing_to = 12;
    found.tipping_empty_share = 0.7;  // 8.4 pairs
    found.answered_empty_share = 0.9;
    CHECK(tipping_point(found, 0.01)->pairs == 9);
    CHECK(near(tipping_point(found, 0.01)->answered, 0.9));
    CHECK(tipping_point(found, -0.01)->pairs == 4);  // 3.6 pairs
    found.tipping_empty_share = 1.2;
    CHECK(tipping_point(found, 0.01)->none_undoes);
    CHECK(tipping_point(found, -0.01)->pairs == 0);
}
