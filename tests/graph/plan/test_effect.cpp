#include "graph/plan/effect.hpp"

#include <cmath>
#include <stdexcept>

#include "graph/measure/cohesion.hpp"
#include "graph/plan/introductions.hpp"
#include "tests/graph/plan/areas.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using namespace crosstie::plan;
using crosstie::test::areas;
using crosstie::test::draw;
using crosstie::test::near;
using Pairs = std::vector<std::array<ActorId, 2>>;

namespace {

const EffectRow& row(const Effect& effect, Figure figure) { return effect.rows[static_cast<std::size_t>(figure)]; }

}  // namespace

TEST_CASE("effect: two introductions in a star of five, by hand", "[plan]") {
    // b knows a, c, d, e; every area has one person. Proposed: a-c and d-e.
    const Effect found = effect(draw("a-b b-c b-d b-e"), areas("pqrst"), Pairs{{0, 2}, {3, 4}});
    CHECK(found.proposed == 2);
    CHECK(found.half == 1);
    REQUIRE(found.rows.size() == 6);
    const EffectRow& density = row(found, Figure::density);
    CHECK(near(density.now, 0.4));
    CHECK(near(density.all, 0.6));
    CHECK(near(density.half_mean, 0.5));  // either way one more of ten pairs
    CHECK(near(density.half_least, 0.5));
    CHECK(near(density.half_most, 0.5));
    CHECK(row(found, Figure::contacts_across).now == 4);
    CHECK(row(found, Figure::contacts_across).all == 6);
    CHECK(row(found, Figure::area_pairs_linked).half_mean == 5);
    CHECK(row(found, Figure::fragmentation).now == 0);
    CHECK(row(found, Figure::fragmentation).all == 0);
    CHECK(near(row(found, Figure::compactness).now, 0.7));  // 4 pairs at 1, 6 at 2: (4 + 3) / 10
    CHECK(near(row(found, Figure::compactness).all, 0.8));
    // Without b nobody has a route; with both contacts, two pairs of the six do.
    CHECK(near(row(found, Figure::dependence).now, 1));
    CHECK(near(row(found, Figure::dependence).all, 1 - 2.0 / 6));
    CHECK(near(row(found, Figure::dependence).half_mean, 1 - 1.0 / 6));
}

TEST_CASE("effect: half accepted is drawn, between none and all, the same for one seed", "[plan]") {
    // Three proposals, half is one: a-c and a-d join new areas, c-d none (c and d are of one area).
    const Network g = draw("a-b b-c b-d");
    const Pairs proposed{{0, 2}, {0, 3}, {2, 3}};
    const Effect one = effect(g, areas("pqrr"), proposed, {7, 400, 1});
    const EffectRow& linked = row(one, Figure::area_pairs_linked);
    CHECK(linked.now == 2);
    CHECK(linked.all == 3);
    CHECK(linked.half_least == 2);
    CHECK(linked.half_most == 3);
    CHECK(std::abs(linked.half_mean - (2 + 2.0 / 3)) < 0.1);
    CHECK(row(effect(g, areas("pqrr"), proposed, {7, 400, 1}), Figure::area_pairs_linked).half_mean ==
          linked.half_mean);
    const Effect undrawn = effect(g, areas("pqrr"), proposed, {7, 0, 1});
    CHECK(std::isnan(row(undrawn, Figure::density).half_mean));
    CHECK(row(undrawn, Figure::density).all > row(undrawn, Figure::density).now);
}

TEST_CASE("effect: a contact is a tie each way, on what was observed", "[plan]") {
    const Network g = draw("a>b b>c c>d?");
    const Network more = with_contacts(g, Pairs{{0, 2}, {1, 0}});
    CHECK(more.has_tie(0, 2));
    CHECK(more.has_tie(2, 0));
    CHECK(more.has_tie(1, 0));
    CHECK(more.tie_count() == 5);
    CHECK(more.observed().count() == 11);
    CHECK(near(measure::density(more), 5.0 / 11));
    CHECK(with_contacts(draw("a-b c"), Pairs{{2, 0}}).tie_count() == 2);
    CHECK_THROWS_AS(with_contacts(g, Pairs{{0, 9}}), std::invalid_argument);
}

TEST_CASE("effect: nothing proposed changes nothing; what is not defined stays so", "[plan]") {
    for (const EffectRow& figure : effect(draw("a-b b-c d"), areas("pqrp"), Pairs{}).rows) {
        CHECK(near(figure.now, figure.all));
        CHECK(near(figure.now, figure.half_mean));
    }
    for (const EffectRow& figure : effect(draw("a"), areas("p"), Pairs{}).rows) {
        const bool count = figure.figure == Figure::contacts_across || figure.figure == Figure::area_pairs_linked;
        CHECK(std::isnan(figure.now) == !count);
        CHECK(std::isnan(figure.half_mean) == !count);
    }
    CHECK_THROWS_AS(effect(draw("a-b"), areas("p"), Pairs{}), std::invalid_argument);
}

TEST_CASE("effect: the introductions proposed never make a network sparser or farther apart", "[plan]") {
    const Network g = draw("a-b b-c c-d d-e e-f a-d");
    const Partition groups = areas("pqrpqr");
    Pairs pairs;
    for (const Introduction& one : introductions(g, groups).chosen) pairs.push_back({one.first, one.second});
    REQUIRE_FALSE(pairs.empty());
    const Effect found = effect(g, groups, pairs);
    for (const EffectRow& figure : found.rows) {
        const bool falls = figure.figure == Figure::fragmentation || figure.figure == Figure::dependence;
        CHECK((falls ? figure.all <= figure.now : figure.all >= figure.now));
        CHECK((falls ? figure.half_most <= figure.now : figure.half_least >= figure.now));
    }
}
