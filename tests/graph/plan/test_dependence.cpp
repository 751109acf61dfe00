#include "graph/plan/dependence.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "graph/measure/components.hpp"
#include "graph/measure/fragmentation.hpp"
#include "graph/model/network_builder.hpp"
#include "graph/plan/area_contacts.hpp"
#include "tests/graph/measure/oracle.hpp"
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
using Areas = std::vector<std::uint32_t>;
using AreaPairs = std::vector<std::array<std::uint32_t, 2>>;

namespace {

constexpr ActorId a = 0, b = 1, c = 2, d = 3, e = 4;

// The study without one actor: a smaller network, and its areas.
struct Without {
    Network network;
    Partition groups;
};

Without without(const Network& g, const Partition& groups, ActorId gone) {
    const ActorId n = g.actor_count();
    const auto moved = [&](ActorId i) { return i < gone ? i : i - 1; };
    NetworkBuilder builder(n - 1, Ties::undirected);
    std::vector<std::uint8_t> off;
    Partition left;
    left.labels = groups.labels;
    for (ActorId i = 0; i < n; ++i) {
        if (i == gone) continue;
        off.push_back(g.observed().on_roster(i) ? 0 : 1);
        left.group.push_back(groups.group[i]);
        for (const ActorId j : g.out(i)) {
            if (j != gone) builder.add(moved(i), moved(j));
        }
    }
    builder.observe(ObservedPairs::with_gaps(std::vector<CellState>(n - 1, CellState::answered), off, {}));
    return {builder.build(), left};
}

std::uint64_t joined(const Network& g, const Partition& groups, bool across) {
    const auto part = measure::weak_components(g).part;
    std::uint64_t pairs = 0;
    for (ActorId i = 0; i < g.actor_count(); ++i) {
        for (ActorId j = 0; j < i; ++j) {
            if (part[i] != part[j] || part[i] == measure::Components::none) continue;
            const bool differ = groups.known(i) && groups.known(j) && groups.group[i] != groups.group[j];
            pairs += !across || differ ? 1 : 0;
        }
    }
    return pairs;
}

// Pairs joined in the whole study, those with `gone` left out.
std::uint64_t joined_of_others(const Network& g, const Partition& groups, ActorId gone, bool across) {
    const auto part = measure::weak_components(g).part;
    std::uint64_t with_gone = 0;
    for (ActorId i = 0; i < g.actor_count(); ++i) {
        if (i == gone || part[i] != part[gone]) continue;
        const bool differ = groups.known(i) && groups.known(gone) && groups.group[i] != groups.group[gone];
        with_gone += !across || differ ? 1 : 0;
    }
    return joined(g, groups, across) - with_gone;
}

}  // namespace

TEST_CASE("if somebody leaves: the middle of a star takes every route along", "[plan]") {
    const Network star = draw("a-b b-c b-d");
    const Partition groups = areas("pqrr");
    const IfLeaves middle = if_leaves(star, groups, b);
    CHECK(middle.actor == b);
    CHECK(middle.contacts == 3);
    CHECK(middle.contacts_across == 3);
    CHECK(middle.parts_before == 1);
    CHECK(middle.parts_after == 3);
    CHECK(middle.pairs_parted == 3);
    CHECK(middle.pairs_parted_across == 2);  // c and d are of one area
    CHECK(middle.left_alone == Actors{a, c, d});
    CHECK(middle.cut_off == Actors{c, d});       // three pieces of one: the first counts as the rest
    CHECK(middle.areas_cut_off == Areas{0, 2});  // b was all of q
    CHECK(middle.areas_parted == AreaPairs{});   // nobody of q is left to be parted from
    const IfLeaves leaf = if_leaves(star, groups, c);
    CHECK(leaf.parts_after == 1);
    CHECK(leaf.pairs_parted == 0);
    CHECK(leaf.left_alone.empty());
    CHECK(leaf.areas_cut_off.empty());  // d still links r with q
    CHECK(leaf.areas_parted.empty());
}

TEST_CASE("if somebody leaves: areas lose the links that were all theirs", "[plan]") {
    // a and b of p; c and d of q; e of r. b alone links p with q, and p with r; d links q with r.
    const Network g = draw("a-b b-c c-d b-e d-e");
    const Partition groups = areas("ppqqr");
    const IfLeaves without_b = if_leaves(g, groups, b);
    CHECK(without_b.areas_cut_off == Areas{0});
    CHECK(without_b.areas_parted == AreaPairs{{0, 1}, {0, 2}});
    CHECK(without_b.left_alone == Actors{a});
    CHECK(without_b.cut_off == Actors{a});
    CHECK(without_b.parts_after == 2);
    CHECK(without_b.pairs_parted == 3);  // a with c, d, e
    CHECK(without_b.pairs_parted_across == 3);
    const IfLeaves without_d = if_leaves(g, groups, d);
    CHECK(without_d.areas_cut_off.empty());
    CHECK(without_d.areas_parted == AreaPairs{{1, 2}});
    CHECK(without_d.contacts == 2);
    CHECK(without_d.contacts_across == 1);
}

TEST_CASE("if somebody leaves: no area known, nobody to lose", "[plan]") {
    const IfLeaves lost = if_leaves(draw("a-b b-c"), areas("p.q"), b);
    CHECK(lost.contacts_across == 0);
    CHECK(lost.areas_cut_off.empty());
    CHECK(lost.pairs_parted_across == 1);
    const IfLeaves isolate = if_leaves(draw("a b-c"), areas("ppq"), a);
    CHECK(isolate.parts_before == 2);
    CHECK(isolate.parts_after == 1);
    const IfLeaves only = if_leaves(draw("a"), areas("p"), a);
    CHECK(only.parts_before == 1);
    CHECK(only.parts_after == 0);
    CHECK(if_each_leaves(draw(""), areas("")).empty());
    CHECK_THROWS_AS(if_leaves(draw("a-b"), areas("pq"), c), std::invalid_argument);
    CHECK_THROWS_AS(if_leaves(draw("a-b b!"), areas("pq"), b), std::invalid_argument);
    CHECK_THROWS_AS(if_leaves(draw("a-b"), areas("p"), a), std::invalid_argument);
}

TEST_CASE("if somebody leaves: it is the study without them", "[plan]") {
    Random random(3);
    std::uint64_t parted = 0;
    for (int round = 0; round < 100; ++round) {
        test::RandomNetworkOptions options;
        options.actors = 10;
        options.density_percent = 8 + random.below(14);
        options.directed = round % 2 == 0;
        options.off_roster_percent = round % 3 == 0 ? 15 : 0;
        const Network g = random_network(random, options);
        std::string word;
        for (ActorId i = 0; i < 10; ++i) word += "pqrs."[random.below(5)];
        const Partition groups = areas(word);
        for (const IfLeaves& lost : if_each_leaves(g, groups)) {
            const Without rest = without(g, groups, lost.actor);
            const AreaContacts now = area_contacts(g, groups);
            const AreaContacts then = area_contacts(rest.network, rest.groups);
            CHECK(lost.parts_before == measure::weak_components(g).sizes.size());
            CHECK(lost.parts_after == measure::weak_components(rest.network).sizes.size());
            for (const bool across : {false, true}) {
                const std::uint64_t before = joined_of_others(g, groups, lost.actor, across);
                const std::uint64_t after = joined(rest.network, rest.groups, across);
                CHECK((across ? lost.pairs_parted_across : lost.pairs_parted) == before - after);
            }
            parted += lost.pairs_parted;
            CHECK(lost.contacts_across == now.across() - then.across());
            Areas cut;
            AreaPairs apart;
            for (std::uint32_t x = 0; x < now.areas; ++x) {
                if (then.roster[x] > 0 && now.outward(x) > 0 && then.outward(x) == 0) cut.push_back(x);
                for (std::uint32_t y = x + 1; y < now.areas; ++y) {
                    const bool people = then.roster[x] > 0 && then.roster[y] > 0;
                    if (people && now.between(x, y) > 0 && then.between(x, y) == 0) apart.push_back({x, y});
                }
            }
            CHECK(lost.areas_cut_off == cut);
            auto told = lost.areas_parted;
            std::sort(told.begin(), told.end());
            CHECK(told == apart);
            const auto isolated = measure::isolates(rest.network);
            for (const ActorId alone : lost.left_alone) {
                const ActorId place = alone < lost.actor ? alone : alone - 1;
                CHECK(std::count(isolated.isolated.begin(), isolated.isolated.end(), place) == 1);
            }
        }
    }
    CHECK(parted > 100);
}

TEST_CASE("depend on: the one, the two, the three of a drawing", "[plan]") {
    // Two stars around b and e, joined by them; without both nobody has a route.
    const auto sets = depend_on_up_to(draw("a-b b-c b-e d-e e-f"));
    REQUIRE(sets.size() == 3);
    CHECK(sets[0].sets == std::vector<Actors>{{b}, {e}});
    CHECK(near(sets[0].value, 1 - 6.0 / 20));  // a and c alone, three joined: 3 x 2 of 5 x 4
    CHECK(sets[1].sets == std::vector<Actors>{{b, e}});
    CHECK(near(sets[1].value, 1));
    CHECK(near(sets[2].value, 1));
    // The one they depend on most parts most pairs.
    for (const IfLeaves& lost : if_each_leaves(draw("a-b b-c b-e d-e e-f"), areas("pppppp"))) {
        CHECK(lost.pairs_parted == (lost.actor == b || lost.actor == e ? 7 : 0));
    }
}
