#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

#include "graph/base/error.hpp"
#include "graph/model/attributes.hpp"
#include "graph/model/network_builder.hpp"
#include "graph/model/select.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::random_network;

namespace {
std::vector<ActorId> list(std::span<const ActorId> actors) { return {actors.begin(), actors.end()}; }
}  // namespace

TEST_CASE("rows come out sorted, out and in", "[model][network]") {
    const Network network = draw("a>d a>b c>b d>a");
    CHECK(list(network.out(0)) == std::vector<ActorId>{1, 3});
    CHECK(list(network.in(1)) == std::vector<ActorId>{0, 2});
    CHECK(network.tie_count() == 4);
    CHECK(network.has_tie(3, 0));
    CHECK_FALSE(network.has_tie(1, 0));
}

TEST_CASE("an undirected tie stands in both rows and counts once", "[model][network]") {
    const Network network = draw("b-a c-a b-c d");
    CHECK(network.tie_count() == 3);
    CHECK(list(network.out(0)) == std::vector<ActorId>{1, 2});
    CHECK(list(network.in(2)) == std::vector<ActorId>{0, 1});
    CHECK(network.out(3).empty());
}

TEST_CASE("loops are dropped and counted, repeats follow the named rule", "[model][network]") {
    for (const auto& [rule, expected] :
         {std::pair{Repeats::strongest, 3.0}, {Repeats::last, 2.0}, {Repeats::sum, 6.0}}) {
        NetworkBuilder builder(2, Ties::directed);
        builder.resolve_repeats(rule);
        for (const double strength : {1.0, 3.0, 2.0}) builder.add(0, 1, strength);
        builder.add(1, 1);
        const Network network = builder.build();
        CHECK(network.tie_count() == 1);
        CHECK(network.out_strength(0)[0] == expected);
        CHECK(network.in_strength(1)[0] == expected);
        CHECK(builder.loops_dropped() == 1);
        CHECK(builder.repeats_resolved() == 2);
    }
}

TEST_CASE("a strength that is negative or no number is refused in words, and the builder goes on", "[model][network]") {
    NetworkBuilder builder(3, Ties::directed);
    builder.add(0, 1, 2);
    constexpr double infinite = std::numeric_limits<double>::infinity();
    for (const double strength : {-1.0, -1e-300, std::numeric_limits<double>::quiet_NaN(), infinite, -infinite}) {
        CHECK_THROWS_AS(builder.add(1, 2, strength), InvalidInput);
    }
    try {
        builder.add(1, 2, -0.5);
        FAIL("a negative strength was taken");
    } catch (const Error& refused) {
        CHECK(std::string(refused.what()) ==
              "tie from actor 1 to actor 2: found the strength -0.5, expected a finite number "
              "of 0 or more; leave out a tie whose strength is not known");
    }
    builder.add(2, 0, 0);
    const Network network = builder.build();
    CHECK(network.tie_count() == 2);
    CHECK_FALSE(network.has_tie(1, 2));
}

TEST_CASE("the kind of ties is named, and that of a network carries over", "[model][network]") {
    NetworkBuilder builder(2, Ties::directed);
    builder.add(1, 0);
    const Network arcs = builder.build();
    CHECK_FALSE(arcs.has_tie(0, 1));
    CHECK(ties_of(arcs) == Ties::directed);
    CHECK(ties_of(draw("a-b")) == Ties::undirected);
    CHECK_FALSE(std::is_constructible_v<NetworkBuilder, ActorId, bool>);
}

TEST_CASE("a tie by somebody who did not answer is dropped; an undirected pair keeps its single report",
          "[model][network]") {
    NetworkBuilder directed(2, Ties::directed);
    directed.observe(draw_directed("a? b").observed());
    directed.add(0, 1);
    CHECK(directed.build().tie_count() == 0);
    CHECK(directed.unobserved_dropped() == 1);

    NetworkBuilder pairs(2, Ties::undirected);
    pairs.observe(draw_directed("a? b").observed());
    pairs.add(0, 1);
    const Network network = pairs.build();
    CHECK(network.tie_count() == 1);
    CHECK(network.observed().count() == 0);
}

TEST_CASE("union joins a pair when either says so, intersection when both do", "[model][select]") {
    const Network network = draw("a>b b>a b>c d");
    CHECK(symmetrise(network, Direction::union_).tie_count() == 2);
    CHECK(symmetrise(network, Direction::intersection).tie_count() == 1);
    const Network silent = draw("a>b b?");
    CHECK(symmetrise(silent, Direction::union_).tie_count() == 1);         // one report is a contact to draw
    CHECK(symmetrise(silent, Direction::union_).observed().count() == 0);  // but no observed pair
}

TEST_CASE("a study's network is read in a direction, or as it stands", "[model][select]") {
    Study study;
    study.actors.resize(3);
    study.waves = {{"before", "", ""}};
    study.relations = {{"contact", "", "", true, 2.0, {}, {}, {}}, {"trust", "", "", false, 1.0, {}, {}, {}}};
    Answers said{{{0, 1, 2.0}, {1, 0, 1.0}, {1, 2, 3.0}, {2, 1, 2.0}}, ObservedPairs::all(3), false};
    study.answers = {{said}, {said}};
    const double own = std::nan("");
    // Of strength 2 and up: a>b, b>c, c>b.
    CHECK(network_at(study, 0, 0, own).tie_count() == 3);
    CHECK(network_at(study, 0, 0, own).directed());
    CHECK(network_at(study, 0, 0, own, Direction::union_).tie_count() == 2);
    CHECK(network_at(study, 0, 0, own, Direction::intersection).tie_count() == 1);
    CHECK(network_at(study, 0, 0, 1, Direction::intersection).tie_count() == 2);
    // An undirected relation holds each pair once, however it is to be read.
    CHECK(network_at(study, 1, 0, own, Direction::intersection).tie_count() == 2);
    CHECK_FALSE(network_at(study, 1, 0, own, Direction::directed).directed());
}

TEST_CASE("the union agrees with looking at each pair", "[model][select]") {
    Random random(3);
    for (int round = 0; round < 100; ++round) {
        const Network network = random_network(random, {.actors = 8, .silent_percent = 20});
        const Network either = symmetrise(network, Direction::union_);
        const Network both = symmetrise(network, Direction::intersection);
        for (ActorId i = 0; i < 8; ++i) {
            for (ActorId j = 0; j < 8; ++j) {
                if (i == j) continue;
                CHECK(either.has_tie(i, j) == (network.has_tie(i, j) || network.has_tie(j, i)));
                CHECK(both.has_tie(i, j) == (network.has_tie(i, j) && network.has_tie(j, i)));
            }
        }
    }
}

TEST_CASE("a threshold keeps the ties at or above it", "[model][select]") {
    NetworkBuilder builder(3, Ties::directed);
    builder.add(0, 1, 1);
    builder.add(0, 2, 2);
    builder.add(1, 2, 3);
    const Network network = builder.build();
    CHECK(threshold(network, 2).tie_count() == 2);
    CHECK(threshold(network, 4).tie_count() == 0);
}

TEST_CASE("a column with a wave in its name speaks for that wave only", "[model][attributes]") {
    Attributes attributes(2);
    attributes.set("area", {"Newham", ""});
    attributes.set("area@after", {"Havering", "Newham"});
    CHECK(attributes.partition("area")->labels == std::vector<std::string>{"Newham"});
    CHECK(attributes.partition("area", "before")->group == std::vector<std::uint32_t>{0, Partition::none});
    CHECK(attributes.partition("area", "after")->group == std::vector<std::uint32_t>{0, 1});
    CHECK_FALSE(attributes.partition("borough").has_value());
}
