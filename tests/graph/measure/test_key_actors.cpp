#include "graph/measure/key_actors.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "graph/base/error.hpp"
#include "graph/measure/fragmentation.hpp"
#include "graph/model/network_builder.hpp"
#include "graph/model/select.hpp"
#include "tests/graph/measure/oracle.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::draw;
using crosstie::test::near;
using crosstie::test::random_network;
using Sets = std::vector<std::vector<ActorId>>;

namespace {

DependOnOptions without(std::uint32_t size, FallApart by = FallApart::fragmentation) {
    DependOnOptions options;
    options.by = by;
    options.search.size = size;
    return options;
}

BriefFirstOptions from(std::uint32_t size, std::uint32_t hops = 1, Reached by = Reached::within_hops) {
    BriefFirstOptions options;
    options.by = by;
    options.hops = hops;
    options.search.size = size;
    return options;
}

// All sets by the definitions, over a matrix of hops (Floyd and Warshall) of the network without the set.
struct Slow {
    double best = -1;
    Sets sets;
    void offer(double value, const std::vector<ActorId>& set) {
        if (value > best + 1e-9) best = value, sets.clear();
        if (std::abs(value - best) <= 1e-9) sets.push_back(set);
    }
};

std::vector<std::vector<ActorId>> subsets(const Network& g, std::uint32_t size) {
    std::vector<std::vector<ActorId>> found;
    for (std::uint32_t bits = 0; bits < (1U << g.actor_count()); ++bits) {
        std::vector<ActorId> set;
        bool there = true;
        for (ActorId i = 0; i < g.actor_count(); ++i) {
            if ((bits >> i & 1U) == 0) continue;
            set.push_back(i);
            there = there && g.observed().on_roster(i);
        }
        if (there && set.size() == size) found.push_back(set);
    }
    std::sort(found.begin(), found.end());
    return found;
}

bool holds(const std::vector<ActorId>& set, ActorId actor) {
    return std::find(set.begin(), set.end(), actor) != set.end();
}

Slow slow_depend_on(const Network& g, std::uint32_t size, FallApart by) {
    Slow slow;
    for (const auto& set : subsets(g, size)) {
        NetworkBuilder builder(g.actor_count(), Ties::undirected);
        double left = 0;
        for (ActorId i = 0; i < g.actor_count(); ++i) {
            if (holds(set, i) || !g.observed().on_roster(i)) continue;
            left += 1;
            for (const ActorId j : g.out(i)) {
                if (!holds(set, j)) builder.add(i, j);
            }
        }
        const auto d = test::hops(builder.build());
        double near_pairs = 0;
        for (const auto& row : d) {
            for (const double hops : row) {
                if (hops == 0 || hops == test::unreachable) continue;
                near_pairs += by == FallApart::fragmentation ? 1 : 1 / hops;
            }
        }
        slow.offer(1 - near_pairs / (left * (left - 1)), set);
    }
    return slow;
}

Slow slow_brief_first(const Network& g, std::uint32_t size, Reached by, double most_hops) {
    Slow slow;
    const auto d = test::hops(g);
    for (const auto& set : subsets(g, size)) {
        double reached = 0;
        double others = 0;
        for (ActorId j = 0; j < g.actor_count(); ++j) {
            if (holds(set, j) || !g.observed().on_roster(j)) continue;
            others += 1;
            double away = test::unreachable;
            for (const ActorId i : set) away = std::min(away, d[i][j]);
            reached += by == Reached::inverse_hops ? 1 / away : away <= most_hops ? 1 : 0;
        }
        slow.offer(reached / others, set);
    }
    return slow;
}

}  // namespace

TEST_CASE("key actors: all depend on a star's centre, and briefing the centre reaches all", "[measure][key]") {
    const Network star = draw("a-b a-c a-d a-e");
    const KeyActors centre = depend_on(star, without(1));
    CHECK(centre.sets == Sets{{0}});
    CHECK(near(centre.value, 1));
    CHECK(centre.equal == 1);
    CHECK(centre.search == Search::exact);
    CHECK(centre.considered == 5);
    CHECK(brief_first(star, from(1)).sets == Sets{{0}});
    CHECK(near(brief_first(star, from(1)).value, 1));
}

TEST_CASE("key actors: the middle of a line parts it; news follows direction", "[measure][key]") {
    const KeyActors middle = depend_on(draw("a-b b-c c-d d-e"), without(1));
    CHECK(middle.sets == Sets{{2}});
    CHECK(near(middle.value, 1 - 4.0 / 12));  // two pairs left, both ways, of four actors
    const Network line = draw("a>b b>c c>d d>e");
    CHECK(brief_first(line, from(1, 4)).sets == Sets{{0}});
    CHECK(near(brief_first(line, from(1, 2)).value, 0.5));
    CHECK(brief_first(line, from(1, 2)).sets == Sets{{0}, {1}, {2}});
    CHECK(near(brief_first(line, from(1, 1, Reached::inverse_hops)).value, (1 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4) / 4));
    CHECK(depend_on(line, without(1)).sets == Sets{{2}});  // direction ignored
}

TEST_CASE("key actors: the pairs and people behind a value", "[measure][key]") {
    // a-b-c, d-e and f: of 15 pairs, 3 and 1 have a route, so that 11 have none.
    const CountBehind parted = pairs_parted(fragmentation(draw("a-b b-c d-e f")), 6);
    CHECK((parted.count == 11 && parted.whole == 15));
    const CountBehind reached = others_reached(2.0 / 7, 7);
    CHECK((reached.count == 2 && reached.whole == 7));
    CHECK(pairs_parted(0, 1).whole == 0);
    CHECK(pairs_parted(0, 0).whole == 0);
}

TEST_CASE("key actors: equal sets are all counted, and listed up to a limit", "[measure][key]") {
    const KeyActors ring = depend_on(draw("a-b b-c c-d d-e e-f f-a"), without(2));
    CHECK(ring.sets == Sets{{0, 3}, {1, 4}, {2, 5}});  // two pairs; neighbours of a neighbour leave a line of three
    CHECK(near(ring.value, 1 - 4.0 / 12));
    DependOnOptions few = without(3);
    few.search.most_listed = 2;
    const KeyActors nobody_linked = depend_on(draw("a b c d e f"), few);
    CHECK(nobody_linked.sets == Sets{{0, 1, 2}, {0, 1, 3}});
    CHECK(nobody_linked.equal == 20);
    CHECK(near(nobody_linked.value, 1));
}

TEST_CASE("key actors agree with every set taken by the definition", "[measure][key]") {
    Random random(511);
    for (std::uint32_t round = 0; round < 60; ++round) {
        const Network g = random_network(random, {.actors = 8,
                                                  .density_percent = 10 + round % 4 * 8,
                                                  .directed = round % 2 == 0,
                                                  .silent_percent = round % 3 == 0 ? 20U : 0U,
                                                  .off_roster_percent = round % 5 == 0 ? 15U : 0U});
        const std::uint32_t size = 1 + round % 3;
        if (g.observed().roster_count() < size + 2) continue;
        INFO("round " << round);
        for (const FallApart by : {FallApart::fragmentation, FallApart::distance_fragmentation}) {
            DependOnOptions options = without(size, by);
            options.search.most_listed = 100;
            const KeyActors ours = depend_on(g, options);
            const Slow slow = slow_depend_on(symmetrise(g, Direction::union_), size, by);
            CHECK(near(ours.value, slow.best));
            CHECK(ours.sets == slow.sets);
            CHECK(ours.equal == slow.sets.size());
        }
        for (const Reached by : {Reached::within_hops, Reached::inverse_hops}) {
            BriefFirstOptions options = from(size, 1 + round % 2, by);
            options.search.most_listed = 100;
            const KeyActors ours = brief_first(g, options);
            const Slow slow = slow_brief_first(g, size, by, options.hops);
            CHECK(near(ours.value, slow.best));
            CHECK(ours.sets == slow.sets);
        }
    }
}

TEST_CASE("key actors: greedy with exchange says so, and finds the best of small networks", "[measure][key]") {
    Random random(512);
    for (int round = 0; round < 20; ++round) {
        const Network g = random_network(random, {.actors = 14, .density_percent = 12, .directed = false});
        DependOnOptions greedy = without(3);
        greedy.search.most_sets = 10;
        const KeyActors found = depend_on(g, greedy);
        const KeyActors exact = depend_on(g, without(3));
        CHECK(found.search == Search::greedy_exchange);
        CHECK(near(found.value, exact.value));
        CHECK(found.equal <= exact.equal);
        CHECK(found.considered > 10);
        for (const auto& set : found.sets) CHECK(std::is_sorted(set.begin(), set.end()));
        CHECK(found.sets == depend_on(g, greedy).sets);  // same seed, same sets
    }
}

TEST_CASE("key actors: the limit on sets is the number of sets itself", "[measure][key]") {
    DependOnOptions options = without(2);
    options.search.most_sets = 15;  // six choose two
    CHECK(depend_on(draw("a-b b-c c-d d-e e-f"), options).search == Search::exact);
    CHECK(depend_on(draw("a-b b-c c-d d-e e-f"), options).considered == 15);
    options.search.most_sets = 14;
    CHECK(depend_on(draw("a-b b-c c-d d-e e-f"), options).search == Search::greedy_exchange);
}

TEST_CASE("key actors: more than 64 actors fill a second word", "[measure][key]") {
    NetworkBuilder builder(70, Ties::undirected);  // two stars of 34 ends, their centres 68 and 69 linked
    for (ActorId i = 0; i < 34; ++i) builder.add(i, 68);
    for (ActorId i = 34; i < 68; ++i) builder.add(i, 69);
    builder.add(68, 69);
    const Network g = builder.build();
    CHECK(depend_on(g, without(2)).sets == Sets{{68, 69}});
    CHECK(near(depend_on(g, without(2)).value, 1));
    CHECK(brief_first(g, from(2)).sets == Sets{{68, 69}});
    CHECK(depend_on(g, without(1, FallApart::distance_fragmentation)).sets == Sets{{68}, {69}});
}

TEST_CASE("key actors: too few actors, nobody, and who was not there", "[measure][key]") {
    CHECK(near(depend_on(draw(""), without(1)).value, undefined));
    CHECK(near(depend_on(draw("a-b"), without(1)).value, undefined));  // one left: no pair
    CHECK(depend_on(draw("a-b"), without(1)).sets.empty());
    CHECK(near(depend_on(draw("a-b b-c"), without(1)).value, 1));
    CHECK(near(brief_first(draw("a"), from(1)).value, undefined));
    CHECK(near(brief_first(draw("a b"), from(1)).value, 0));
    CHECK(near(brief_first(draw("a-b"), from(3)).value, undefined));
    CHECK(brief_first(draw("a! b-c c-d"), from(1)).sets == Sets{{2}});
    CHECK_THROWS_AS(depend_on(draw("a-b b-c"), without(0)), std::invalid_argument);
    CHECK_THROWS_AS(brief_first(draw("a-b b-c"), from(0)), std::invalid_argument);
}

TEST_CASE("key actors: a table of everybody's hops has a limit, circles of contacts have not",
          "[measure][key_actors]") {
    // A star, and pairs beside it.
    const ActorId n = 30'001;
    NetworkBuilder builder(n, Ties::undirected);
    for (ActorId i = 1; i < 101; ++i) builder.add(0, i);
    for (ActorId i = 101; i + 1 < n; i += 2) builder.add(i, i + 1);
    const Network g = builder.build();
    BriefFirstOptions options{.by = Reached::inverse_hops, .search = {.size = 1}};
    CHECK_THROWS_AS(brief_first(g, options), LimitReached);
    options.by = Reached::within_hops;
    const KeyActors first = brief_first(g, options);
    CHECK(first.sets == std::vector<std::vector<std::uint32_t>>{{0}});
    CHECK(near(first.value, 100.0 / 30'000));
}

TEST_CASE("key actors: a line too long for bytes is counted in words", "[measure][key_actors]") {
    // 300 in a line: whom to brief so that the others are nearest is the middle, 1/1 .. 1/149 on one side, 1/150 more on
    // the other.
    const ActorId n = 300;
    NetworkBuilder builder(n, Ties::undirected);
    for (ActorId i = 1; i < n; ++i) builder.add(i - 1, i);
    const Network line = builder.build();
    BriefFirstOptions options{.by = Reached::inverse_hops, .search = {.size = 1}};
    const KeyActors nearest = brief_first(line, options);
    CHECK(nearest.sets == std::vector<std::vector<std::uint32_t>>{{149}, {150}});
    double sum = 1.0 / 150;
    for (int away = 1; away < 150; ++away) sum += 2.0 / away;
    CHECK(near(nearest.value, sum / 299));
    options = {.by = Reached::within_hops, .hops = 280, .search = {.size = 1}};
    CHECK(brief_first(line, options).value == 1);
    options.hops = 149;
    CHECK(near(brief_first(line, options).value, 298.0 / 299));
}
