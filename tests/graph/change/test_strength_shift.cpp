#include "graph/change/strength_shift.hpp"

#include <cmath>
#include <stdexcept>

#include "graph/change/turnover.hpp"
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

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

Network valued(ActorId actors, const std::vector<Tie>& ties, bool directed = true) {
    NetworkBuilder builder(actors, directed ? Ties::directed : Ties::undirected);
    for (const Tie& tie : ties) builder.add(tie.from, tie.to, tie.strength);
    return builder.build();
}

// The same ties with strengths 1 to 4.
Network with_strengths(Random& random, const Network& network) {
    NetworkBuilder builder(network.actor_count(), ties_of(network));
    builder.observe(network.observed());
    builder.keep_unobserved();
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (const ActorId j : network.out(i)) {
            if (network.directed() || i < j) builder.add(i, j, 1 + random.below(4));
        }
    }
    return builder.build();
}

double strength(const Network& network, ActorId i, ActorId j) {
    for (std::size_t k = 0; k < network.out(i).size(); ++k) {
        if (network.out(i)[k] == j) return network.out_strength(i).empty() ? 1 : network.out_strength(i)[k];
    }
    return undefined;
}

}  // namespace

TEST_CASE("strength shift: one link of each kind", "[change][strength]") {
    const Network before = valued(4, {{0, 1, 2}, {0, 2, 2}, {0, 3, 2}, {1, 0, 3}});
    const Network after = valued(4, {{0, 1, 4}, {0, 2, 2}, {0, 3, 1}, {2, 1, 3}});
    CHECK(strength_shift(before, after) ==
          StrengthShift{.begun = 1, .ended = 1, .stronger = 1, .same = 1, .weaker = 1});
    const auto changes = strength_changes(before, after);
    REQUIRE(changes.size() == 4);  // the link of equal strength is left out
    CHECK((changes[0].from == 0 && changes[0].to == 1 && changes[0].before == 2 && changes[0].after == 4));
    CHECK((changes[1].from == 0 && changes[1].to == 3 && changes[1].before == 2 && changes[1].after == 1));
    CHECK((changes[2].from == 1 && changes[2].before == 3 && std::isnan(changes[2].after)));
    CHECK((changes[3].from == 2 && changes[3].after == 3 && std::isnan(changes[3].before)));
}

TEST_CASE("strength shift: a fall below the threshold is an end, not a weaker link", "[change][strength]") {
    const Network before = valued(2, {{0, 1, 3}});
    const Network after = valued(2, {{0, 1, 1}});
    CHECK(strength_shift(before, after) == StrengthShift{.weaker = 1});
    CHECK(strength_shift(threshold(before, 2), threshold(after, 2)) == StrengthShift{.ended = 1});
}

TEST_CASE("strength shift: the sign test counts coin throws exactly", "[change][strength]") {
    // 2 (1 + 5 + ... ) / 2^n: R's binom.test gives the same.
    CHECK(near((StrengthShift{.stronger = 5, .same = 9}).sign_test(), 2.0 / 32));
    CHECK(near((StrengthShift{.stronger = 4, .weaker = 1}).sign_test(), 12.0 / 32));
    CHECK(near((StrengthShift{.stronger = 1, .weaker = 4}).sign_test(), 12.0 / 32));
    CHECK((StrengthShift{.stronger = 2, .weaker = 2}).sign_test() == 1);
    CHECK(std::isnan((StrengthShift{.same = 3}).sign_test()));
    CHECK(near((StrengthShift{.stronger = 31, .same = 50, .weaker = 15}).share_stronger(), 31.0 / 96));
    CHECK(std::isnan((StrengthShift{.begun = 3, .ended = 2}).share_stronger()));
}

TEST_CASE("strength shift: within and across areas, and of the two areas a link joins", "[change][strength]") {
    const Partition areas = partition_of({"H", "H", "N", ""});
    const Network before = valued(4, {{0, 1, 1}, {0, 2, 1}, {0, 3, 1}});
    const Network after = valued(4, {{0, 1, 2}, {0, 2, 1}, {2, 1, 1}});
    const AreaStrengthShift shift = strength_shift_by_area(before, after, areas);
    CHECK(shift.within == StrengthShift{.stronger = 1});
    CHECK(shift.across == StrengthShift{.begun = 1, .same = 1});
    CHECK(shift.unknown == StrengthShift{.ended = 1});
    REQUIRE(shift.by_area.size() == 2);
    CHECK(shift.by_area[0].within == shift.within);
    CHECK(shift.by_area[1].within == StrengthShift{});
    CHECK(shift.by_area[0].across == shift.across);
    CHECK(shift.by_area[1].across == shift.across);
    CHECK_THROWS_AS(strength_shift_by_area(before, after, partition_of({"H"})), std::invalid_argument);
}

TEST_CASE("strength shift: nothing to compare, and waves that do not fit", "[change][strength]") {
    CHECK(strength_shift(draw_directed(""), draw_directed("")) == StrengthShift{});
    CHECK(strength_shift(draw_directed("a>b a?"), draw_directed("a>b")) == StrengthShift{});
    CHECK(strength_changes(draw_directed("a"), draw_directed("a")).empty());
    CHECK_THROWS_AS(strength_shift(draw("a-b"), draw("a>b")), std::invalid_argument);
    CHECK_THROWS_AS(strength_changes(draw("a-b"), draw("a-b c")), std::invalid_argument);
}

TEST_CASE("strength shift agrees with looking at every cell, gaps and all", "[change][strength]") {
    Random random(41);
    for (int round = 0; round < 120; ++round) {
        const test::RandomNetworkOptions options{.actors = 9,
                                                 .density_percent = 45,
                                                 .directed = round % 3 != 0,
                                                 .silent_percent = 15,
                                                 .skipped_percent = 8,
                                                 .off_roster_percent = 12,
                                                 .only_some_percent = 10};
        const Network before = with_strengths(random, test::random_network(random, options));
        const Network after = with_strengths(random, test::random_network(random, options));
        std::vector<std::string> labels(9);
        for (auto& label : labels) label = std::vector<std::string>{"A", "B", "C", ""}[random.below(4)];
        const Partition areas = partition_of(labels);
        StrengthShift all;
        AreaStrengthShift split;
        split.by_area.resize(areas.group_count());
        std::size_t changed = 0;
        const auto changes = strength_changes(before, after);
        for (ActorId i = 0; i < 9; ++i) {
            for (ActorId j = 0; j < 9; ++j) {
                if (i == j || (!options.directed && j < i)) continue;
                if (!before.observed().contains(i, j) || !after.observed().contains(i, j)) continue;
                const double was = strength(before, i, j);
                const double is = strength(after, i, j);
                if (std::isnan(was) && std::isnan(is)) continue;
                const auto add = [&](StrengthShift& shift) {
                    if (std::isnan(was)) ++shift.begun;
                    if (std::isnan(is)) ++shift.ended;
                    if (is > was) ++shift.stronger;
                    if (is == was) ++shift.same;
                    if (is < was) ++shift.weaker;
                };
                add(all);
                const bool known = areas.known(i) && areas.known(j);
                const bool within = areas.group[i] == areas.group[j];
                add(!known ? split.unknown : within ? split.within : split.across);
                if (known && within) add(split.by_area[areas.group[i]].within);
                if (known && !within) add(split.by_area[areas.group[i]].across);
                if (known && !within) add(split.by_area[areas.group[j]].across);
                if (is == was) continue;
                REQUIRE(changed < changes.size());
                CHECK((changes[changed].from == i && changes[changed].to == j));
                CHECK(near(changes[changed].before, was));
                CHECK(near(changes[changed].after, is));
                ++changed;
            }
        }
        CHECK(changed == changes.size());
        CHECK(strength_shift(before, after) == all);
        const AreaStrengthShift fast = strength_shift_by_area(before, after, areas);
        CHECK(fast.within == split.within);
        CHECK(fast.across == split.across);
        CHECK(fast.unknown == split.unknown);
        for (std::size_t g = 0; g < areas.group_count(); ++g) {
            CHECK(fast.by_area[g].within == split.by_area[g].within);
            CHECK(fast.by_area[g].across == split.by_area[g].across);
        }
        const Turnover ties = turnover(before, after);
        CHECK((ties.kept == all.kept() && ties.gained == all.begun && ties.lost == all.ended));
        const StrengthShift back = strength_shift(after, before);
        CHECK((back.stronger == all.weaker && back.same == all.same && back.begun == all.ended));
    }
}
