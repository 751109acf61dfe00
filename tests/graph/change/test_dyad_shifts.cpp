#include "graph/change/dyad_shifts.hpp"

#include <stdexcept>

#include "graph/measure/census.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::change;
using crosstie::test::draw;
using crosstie::test::draw_directed;

namespace {

// The network's ties on the mask, and nothing else.
Network on_mask(const Network& network, const ObservedPairs& mask) {
    NetworkBuilder builder(network.actor_count(), ties_of(network));
    builder.observe(mask);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (const ActorId j : network.out(i)) builder.add(i, j);
    }
    return builder.build();
}

}  // namespace

TEST_CASE("dyad shifts: a drawing with a pair that answers, one that turns round and one that parts",
          "[change][dyads]") {
    const DyadShifts shifts =
        dyad_shifts(draw_directed("a>b b>c c>d d>c", "abcd"), draw_directed("a>b b>a c>b", "abcd"));
    CHECK(shifts.at(Dyad::asymmetric, Dyad::mutual) == 1);      // a, b
    CHECK(shifts.at(Dyad::asymmetric, Dyad::asymmetric) == 1);  // b, c
    CHECK(shifts.reversed == 1);
    CHECK(shifts.at(Dyad::mutual, Dyad::null) == 1);  // c, d
    CHECK(shifts.at(Dyad::null, Dyad::null) == 3);
    CHECK(shifts.count() == 6);
    CHECK(shifts.before(Dyad::mutual) == 1);
    CHECK(shifts.after(Dyad::null) == 4);
}

TEST_CASE("dyad shifts: a pair with one unanswered report at either wave is in no cell", "[change][dyads]") {
    const Network before = draw_directed("a>b b>a", "abc");
    CHECK(dyad_shifts(before, draw_directed("a>b b?", "abc")).count() == 1);  // a, c
    CHECK(dyad_shifts(draw_directed("a>b a>c? b>c", "abc"), before).count() == 2);
    CHECK(dyad_shifts(before, draw_directed("a>b c!", "abc")).count() == 1);
}

TEST_CASE("dyad shifts: an undirected tie is mutual; no pair gives an empty table", "[change][dyads]") {
    const DyadShifts shifts = dyad_shifts(draw("a-b", "abc"), draw("b-c", "abc"));
    CHECK(shifts.at(Dyad::mutual, Dyad::null) == 1);
    CHECK(shifts.at(Dyad::null, Dyad::mutual) == 1);
    CHECK(shifts.at(Dyad::null, Dyad::null) == 1);
    CHECK(dyad_shifts(draw_directed(""), draw_directed("")) == DyadShifts{});
    CHECK(dyad_shifts(draw_directed("a"), draw_directed("a")) == DyadShifts{});
    CHECK_THROWS_AS(dyad_shifts(draw("a-b"), draw("a>b")), std::invalid_argument);
}

TEST_CASE("dyad shifts agree with looking at every pair; their margins are each wave's census", "[change][dyads]") {
    Random random(51);
    for (int round = 0; round < 120; ++round) {
        const test::RandomNetworkOptions options{.actors = 10,
                                                 .density_percent = 40,
                                                 .directed = round % 4 != 0,
                                                 .silent_percent = round % 2 == 0 ? 12U : 0U,
                                                 .skipped_percent = 5,
                                                 .off_roster_percent = 8,
                                                 .only_some_percent = 8};
        const Network before = random_network(random, options);
        const Network after = random_network(random, options);
        DyadShifts slow;
        for (ActorId i = 0; i < 10; ++i) {
            for (ActorId j = i + 1; j < 10; ++j) {
                bool seen = true;
                for (const Network* wave : {&before, &after}) {
                    seen = seen && wave->observed().contains(i, j) && wave->observed().contains(j, i);
                }
                if (!seen) continue;
                const auto was = std::size_t{before.has_tie(i, j)} + std::size_t{before.has_tie(j, i)};
                const auto is = std::size_t{after.has_tie(i, j)} + std::size_t{after.has_tie(j, i)};
                ++slow.pairs[was][is];
                if (was == 1 && is == 1 && before.has_tie(i, j) != after.has_tie(i, j)) ++slow.reversed;
            }
        }
        const DyadShifts fast = dyad_shifts(before, after);
        CHECK(fast == slow);
        const ObservedPairs joint = ObservedPairs::both(before.observed(), after.observed());
        CHECK(fast.count() == joint.both_directions().count() / 2);
        const measure::DyadCensus first = measure::dyad_census(on_mask(before, joint));
        const measure::DyadCensus second = measure::dyad_census(on_mask(after, joint));
        CHECK(fast.before(Dyad::null) == first.null);
        CHECK(fast.before(Dyad::asymmetric) == first.asymmetric);
        CHECK(fast.before(Dyad::mutual) == first.mutual);
        CHECK(fast.after(Dyad::null) == second.null);
        CHECK(fast.after(Dyad::asymmetric) == second.asymmetric);
        CHECK(fast.after(Dyad::mutual) == second.mutual);
    }
}
