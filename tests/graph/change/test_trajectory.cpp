#include "graph/change/trajectory.hpp"

#include <cmath>
#include <stdexcept>

#include "graph/change/group_flow.hpp"
#include "graph/measure/catalog.hpp"
#include "graph/measure/degree.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::change;
using crosstie::test::check_scores;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;
using crosstie::test::random_network;
using measure::ActorScores;
using measure::undefined;

namespace {
Trajectories along(const std::vector<ActorScores>& waves) { return trajectories(std::span(waves)); }
}  // namespace

TEST_CASE("trajectory: who rose, fell, stayed, and who cannot be compared", "[change][trajectory]") {
    const Trajectories t = along({{1, 5, 2, undefined, 1}, {9, 9, undefined, 9, 9}, {4, 4, 2, 1, undefined}});
    check_scores(t.change, {3, -1, 0, undefined, undefined});
    CHECK((t.up == 1 && t.down == 1 && t.same == 1 && t.compared() == 3));
    CHECK(t.median_change == 0);
    REQUIRE(t.values.size() == 5);
    check_scores(t.values[2], {2, undefined, 2});
}

TEST_CASE("trajectory: what only rounding parts is the same; equal infinities too", "[change][trajectory]") {
    const double infinity = std::numeric_limits<double>::infinity();
    const Trajectories t = along({{0.1 + 0.2, infinity, 0, 1e12}, {0.3, infinity, 1e-6, 1e12 + 1}});
    CHECK((t.same == 3 && t.up == 1 && t.down == 0));
    CHECK(t.change[0] == 0);
    CHECK(near(along({{1, 1}, {2, 4}}).median_change, 2));
}

TEST_CASE("trajectory: nobody to compare, one wave, no wave, other rosters", "[change][trajectory]") {
    CHECK(std::isnan(along({{undefined}, {1}}).median_change));
    CHECK(along({{1, 2}}).same == 2);
    CHECK(along({}).values.empty());
    CHECK(std::isnan(along({}).median_change));
    CHECK_THROWS_AS(along({{1}, {1, 2}}), std::invalid_argument);
}

TEST_CASE("trajectory: a measure of the catalog can be handed in", "[change][trajectory]") {
    const std::vector<Network> waves{draw_directed("a>b", "abc"), draw_directed("a>b a>c b>a c?", "abc")};
    const auto list = measure::actor_measures();
    const auto out = std::find_if(list.begin(), list.end(), [](const auto& m) { return m.info.key == "outdegree"; });
    REQUIRE(out != list.end());
    const Trajectories t = trajectories(waves, out->of);
    check_scores(t.change, {1, 1, undefined});  // c did not answer at the second wave
    CHECK((t.up == 2 && t.compared() == 2));
    CHECK(t.median_change == 1);
}

TEST_CASE("trajectory: to and fro in time are each other's mirror, and the median parts the changes in half",
          "[change][trajectory]") {
    Random random(63);
    for (int round = 0; round < 100; ++round) {
        std::vector<ActorScores> waves(3, ActorScores(11));
        for (auto& wave : waves) {
            for (double& score : wave) score = random.below(6) == 0 ? undefined : random.below(5);
        }
        const Trajectories there = along(waves);
        const Trajectories back = along({waves[2], waves[1], waves[0]});
        CHECK((there.up == back.down && there.same == back.same && there.down == back.up));
        CHECK(near(there.median_change, -back.median_change));
        std::uint64_t above = 0;
        std::uint64_t below = 0;
        for (std::size_t i = 0; i < 11; ++i) {
            CHECK(near(there.change[i], waves[2][i] - waves[0][i]));
            above += there.change[i] > there.median_change ? 1U : 0U;
            below += there.change[i] < there.median_change ? 1U : 0U;
        }
        CHECK((2 * above <= there.compared() && 2 * below <= there.compared()));
    }
}

TEST_CASE("group flow: movers, joiners, leavers and people of no known group", "[change][groups]") {
    // a stays in H, b moves H to N, c leaves from N, d joins R, e's second group is not known.
    const Partition before = partition_of({"H", "H", "N", "", "N"});
    const Partition after = partition_of({"H", "N", "N", "R", ""});
    const Network first = draw_directed("d!", "abcde");
    const Network second = draw_directed("c!", "abcde");
    const GroupFlow flow = group_flow(before, after, first.observed(), second.observed());
    CHECK(flow.labels == std::vector<std::string>{"H", "N", "R"});
    CHECK(flow.actors == std::vector<std::vector<std::uint64_t>>{
                             {1, 1, 0, 0, 0}, {0, 0, 0, 1, 1}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 1, 0, 0}});
    CHECK(flow.movers == std::vector<GroupMove>{{1, 0, 1}});
    CHECK(flow.stayed == 1);
    CHECK(flow.from(1) == 2);
    CHECK(flow.to(flow.absent()) == 1);
    CHECK(flow.to(flow.unknown()) == 1);
}

TEST_CASE("group flow: nobody at all, and partitions of another roster", "[change][groups]") {
    const ObservedPairs nobody = ObservedPairs::all(0);
    CHECK(group_flow(partition_of({}), partition_of({}), nobody, nobody).actors.size() == 2);
    CHECK_THROWS_AS(group_flow(partition_of({"H"}), partition_of({}), nobody, nobody), std::invalid_argument);
}

TEST_CASE("group flow agrees with comparing labels, and counts everybody once", "[change][groups]") {
    Random random(64);
    for (int round = 0; round < 100; ++round) {
        const test::RandomNetworkOptions options{.actors = 10, .off_roster_percent = 20};
        const Network first = random_network(random, options);
        const Network second = random_network(random, options);
        const std::vector<std::string> names{"", "A", "B", "C", "D"};
        std::vector<std::string> was(10);
        std::vector<std::string> is(10);
        for (auto& label : was) label = names[random.below(4)];  // D is new at the second wave
        for (auto& label : is) label = names[4 - random.below(5)];
        const GroupFlow flow = group_flow(partition_of(was), partition_of(is), first.observed(), second.observed());
        std::vector<std::string> places = flow.labels;
        places.insert(places.end(), {"", "absent"});
        std::vector<std::vector<std::uint64_t>> slow(places.size(), std::vector<std::uint64_t>(places.size(), 0));
        std::vector<ActorId> movers;
        for (ActorId i = 0; i < 10; ++i) {
            const std::string from = first.observed().on_roster(i) ? was[i] : "absent";
            const std::string to = second.observed().on_roster(i) ? is[i] : "absent";
            for (std::size_t a = 0; a < places.size(); ++a) {
                for (std::size_t b = 0; b < places.size(); ++b) slow[a][b] += places[a] == from && places[b] == to;
            }
            if (from != to && from.size() == 1 && to.size() == 1) movers.push_back(i);
        }
        CHECK(flow.actors == slow);
        std::vector<ActorId> found;
        for (const GroupMove& move : flow.movers) {
            found.push_back(move.actor);
            CHECK((flow.labels[move.from] == was[move.actor] && flow.labels[move.to] == is[move.actor]));
        }
        CHECK(found == movers);
        std::uint64_t everybody = 0;
        for (std::size_t place = 0; place < places.size(); ++place) everybody += flow.from(place);
        CHECK(everybody == 10);
    }
}
