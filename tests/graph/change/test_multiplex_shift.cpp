#include "graph/change/multiplex_shift.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::change;
using test::draw_directed;

TEST_CASE("multiplex shift: contact that became trust, by hand", "[change][multiplex]") {
    // a>b: contact, then both. a>c: contact both times, trust never. b>c: contact, then trust alone. c>a: trust at both.
    const auto shift = multiplex_shift({draw_directed("a>b a>c b>c", "abc"), draw_directed("a>b a>c", "abc"),
                                        draw_directed("c>a", "abc"), draw_directed("a>b b>c c>a", "abc")});
    CHECK(shift.count() == 6);
    CHECK(shift.at(Multiplex::first_only, Multiplex::both) == 1);
    CHECK(shift.at(Multiplex::first_only, Multiplex::first_only) == 1);
    CHECK(shift.at(Multiplex::first_only, Multiplex::second_only) == 1);
    CHECK(shift.at(Multiplex::second_only, Multiplex::second_only) == 1);
    CHECK(shift.at(Multiplex::neither, Multiplex::neither) == 2);
    CHECK(shift.before(Multiplex::first_only) == 3);
    CHECK(shift.after(Multiplex::second_only) == 2);
}

TEST_CASE("multiplex shift: a cell not observed for one of the four does not count", "[change][multiplex]") {
    const auto shift = multiplex_shift({draw_directed("a>b b>a", "ab"), draw_directed("a>b b>a", "ab"),
                                        draw_directed("a>b?", "ab"), draw_directed("a>b b>a", "ab")});
    CHECK(shift.count() == 1);
    CHECK(shift.at(Multiplex::first_only, Multiplex::both) == 1);
}

TEST_CASE("multiplex shift: counts agree with looking at every cell", "[change][multiplex]") {
    Random random(11);
    for (int round = 0; round < 40; ++round) {
        const test::RandomNetworkOptions options{.actors = static_cast<ActorId>(round % 9),
                                                 .density_percent = 35,
                                                 .directed = round % 2 == 0,
                                                 .silent_percent = 10,
                                                 .skipped_percent = 10,
                                                 .off_roster_percent = 5};
        const Network a = random_network(random, options), b = random_network(random, options);
        const Network c = random_network(random, options), d = random_network(random, options);
        const auto shift = multiplex_shift({a, b, c, d});
        MultiplexShift slow;
        for (ActorId i = 0; i < options.actors; ++i) {
            for (ActorId j = 0; j < options.actors; ++j) {
                if (i == j || (!options.directed && j < i)) continue;
                bool told = true;
                for (const Network* network : {&a, &b, &c, &d}) told = told && network->observed().contains(i, j);
                if (!told) continue;
                const std::size_t before = (a.has_tie(i, j) ? 1U : 0U) + (c.has_tie(i, j) ? 2U : 0U);
                const std::size_t after = (b.has_tie(i, j) ? 1U : 0U) + (d.has_tie(i, j) ? 2U : 0U);
                ++slow.cells[before][after];
            }
        }
        CHECK(shift == slow);
    }
}
