#include "graph/plan/roles.hpp"

#include <cmath>
#include <stdexcept>

#include "graph/measure/components.hpp"
#include "graph/model/select.hpp"
#include "tests/graph/plan/areas.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::plan;
using crosstie::test::areas;
using crosstie::test::draw;
using crosstie::test::near;
using crosstie::test::random_network;
using Actors = std::vector<ActorId>;
using Words = std::vector<std::string>;

namespace {

constexpr ActorId a = 0, b = 1, c = 2, d = 3, e = 4, f = 5;

}  // namespace

TEST_CASE("roles: a chain of two triangles, worked by hand", "[plan][roles]") {
    // Triangle a b c, triangle d e f, c joins d. Betweenness: c parts {a,b} from {d,e,f}: 6 pairs; d likewise 6; the
    // others 0. Areas: x = a b c, y = d e f.
    const Network g = draw("a-b b-c a-c c-d d-e e-f d-f");
    const RolesHeld held = roles_held(g, areas("xxxyyy"), Words{"chair", "", "Member", "lead", "NONE", "lead"});
    CHECK(held.assigned == Actors{a, d, f});
    CHECK(held.unassigned == Actors{b, c, e});
    CHECK(held.linked_across == Actors{d});
    CHECK(held.not_yet_across == Actors{a, f});
    CHECK(held.across_unknown.empty());
    CHECK(held.answered == 6);
    CHECK(near(held.carries_from, 6));  // the highest of six, one tenth rounded up
    CHECK(held.carriers == Actors{c});  // d carries as many, with a role
    REQUIRE(held.single_points.size() == 2);
    const SinglePoint& one = held.single_points[0];
    CHECK(one.leaving.actor == c);
    CHECK(one.leaving.pairs_parted == 6);  // a, b with d, e, f
    CHECK(one.leaving.cut_off == Actors{a, b});
    CHECK(one.fallback == a);  // a knows b, b knows a, d knows neither: the first of equals
    CHECK(one.fallback_shared == 1);
    CHECK(held.single_points[1].leaving.actor == d);
    CHECK(held.single_points[1].fallback == e);
}

TEST_CASE("roles: in a star nobody stands ready, and who did not answer is not called unlinked", "[plan][roles]") {
    const RolesHeld held =
        roles_held(draw("a>b a>c a>d b? e? f!"), areas("xxyy.x"), Words{"lead", "lead", "lead", "", "chair", "chair"});
    CHECK(held.assigned == Actors{a, b, c, e});  // f is not there
    CHECK(held.linked_across == Actors{a, c});
    CHECK(held.across_unknown == Actors{b});  // silent, named by a of its own area; e has no known area
    CHECK(held.answered == 3);
    REQUIRE(held.single_points.size() == 1);
    CHECK_FALSE(held.single_points[0].fallback);
    CHECK(held.carriers.empty());
    const RolesHeld nobody = roles_held(draw("a-b"), areas("xy"), Words{"", ""});
    CHECK(std::isnan(nobody.carries_from));
    CHECK(nobody.single_points.empty());
    CHECK(roles_held(draw("a-b"), areas("xy"), Words{"member", "lay"}, {.none = {"lay"}}).assigned == Actors{a});
    CHECK_THROWS_AS(roles_held(draw("a-b"), areas("xy"), Words{""}), std::invalid_argument);
    CHECK_THROWS_AS(roles_held(draw("a-b"), areas("x"), Words{"", ""}), std::invalid_argument);
}

TEST_CASE("roles: random networks keep the sums, and single points are the cut actors", "[plan][roles]") {
    Random random(31);
    for (int round = 0; round < 100; ++round) {
        test::RandomNetworkOptions options;
        options.actors = 14;
        options.density_percent = 4 + random.below(12);
        options.directed = round % 2 == 0;
        options.silent_percent = 10;
        options.off_roster_percent = 5;
        const Network g = random_network(random, options);
        Words roles;
        std::string groups;
        for (ActorId i = 0; i < 14; ++i) {
            roles.push_back(random.below(2) == 0 ? "lead" : "member");
            groups += "xyz."[random.below(4)];
        }
        const Partition by = areas(groups);
        const RolesHeld held = roles_held(g, by, roles);
        CHECK(held.assigned.size() + held.unassigned.size() == g.observed().roster_count());
        std::size_t known = 0;
        for (const ActorId i : held.assigned) known += by.known(i) ? 1U : 0U;
        CHECK(held.linked_across.size() + held.not_yet_across.size() + held.across_unknown.size() == known);
        // Who cuts parts pairs of others, but for a person between one single contact and nobody else.
        Actors points;
        for (const SinglePoint& point : held.single_points) points.push_back(point.leaving.actor);
        CHECK(points == measure::cut_actors(symmetrise(g, Direction::union_)));
        for (const SinglePoint& point : held.single_points) {
            if (!point.fallback) continue;
            CHECK(*point.fallback != point.leaving.actor);
            CHECK(point.fallback_shared < point.leaving.contacts);
        }
        for (const ActorId i : held.carriers) CHECK(g.observed().row_observed(i));
    }
}
