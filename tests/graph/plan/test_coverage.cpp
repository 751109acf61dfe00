#include "graph/plan/coverage.hpp"

#include <cmath>
#include <stdexcept>

#include "graph/model/select.hpp"
#include "tests/graph/measure/oracle.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::plan;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;
using crosstie::test::random_network;
using Issues = std::vector<OwnedIssue>;
using Flags = std::vector<std::uint8_t>;

namespace {

constexpr ActorId a = 0, b = 1, c = 2, d = 3, e = 4;

}  // namespace

TEST_CASE("coverage: an owner next to a member, behind a colleague, farther, and unknown", "[plan]") {
    // Members a and b. c knows a; d knows c; e knows d.
    const Network g = draw("a-b a-c c-d d-e");
    const Issues issues{{"near", Influence::partial, {c}}, {"behind a colleague", Influence::none, {d}},
                        {"far", Influence::none, {e}},     {"whose?", Influence::partial, {}},
                        {"ours", Influence::total, {a}},   {"ours, whose?", Influence::total, {}}};
    const Coverage found = coverage(g, issues, Flags{1, 1, 0, 0, 0});
    CHECK(found.direct == 1);
    CHECK(found.by_colleague == 1);
    CHECK(found.out_of_reach == 1);
    CHECK(found.owner_unknown == 1);
    CHECK(near(found.share_direct, 1.0 / 3));
    CHECK(near(found.share, 2.0 / 3));
    CHECK_FALSE(found.at_least);
    REQUIRE(found.issues.size() == 6);
    CHECK(found.issues[0].steps == 1U);
    CHECK(found.issues[0].doors == std::vector<Door>{{a, {}}});
    CHECK(found.issues[1].steps == 2U);
    CHECK(found.issues[1].doors == std::vector<Door>{{a, c}});
    CHECK_FALSE(found.issues[2].steps);
    CHECK(found.issues[2].owner_known);
    CHECK_FALSE(found.issues[3].owner_known);
    CHECK(found.issues[4].steps == 1U);  // a knows b, another member
}

TEST_CASE("coverage: without a list of members everybody but the owner counts", "[plan]") {
    const Coverage found = coverage(draw("a-b c"), Issues{{"x", Influence::none, {a}}, {"y", Influence::partial, {c}}});
    CHECK(found.direct == 1);
    CHECK(found.out_of_reach == 1);
    CHECK(near(found.share, 0.5));
}

TEST_CASE("coverage: undefined without a P or N issue of a known owner", "[plan]") {
    CHECK(std::isnan(coverage(draw("a-b"), {}).share));
    CHECK(std::isnan(coverage(draw("a-b"), Issues{{"x", Influence::total, {a}}}).share));
    const Coverage unknown = coverage(draw("a-b c!"), Issues{{"x", Influence::none, {}}, {"y", Influence::none, {c}}});
    CHECK(std::isnan(unknown.share));
    CHECK(std::isnan(unknown.share_direct));
    CHECK(unknown.owner_unknown == 2);  // c was not there then
    CHECK(coverage(draw(""), {}).issues.empty());
    CHECK_THROWS_AS(coverage(draw("a-b"), Issues{{"x", Influence::none, {c}}}), std::invalid_argument);
    CHECK_THROWS_AS(coverage(draw("a-b"), {}, Flags{1}), std::invalid_argument);
}

TEST_CASE("coverage: with silent people it is at least so much", "[plan]") {
    const Coverage found = coverage(draw("a>b b?"), Issues{{"x", Influence::none, {b}}});
    CHECK(found.at_least);
    CHECK(found.direct == 1);  // one report is a link
}

TEST_CASE("coverage: random networks agree with hops counted over all members", "[plan]") {
    Random random(9);
    for (int round = 0; round < 100; ++round) {
        test::RandomNetworkOptions options;
        options.actors = 9;
        options.density_percent = 5 + random.below(20);
        options.directed = round % 2 == 0;
        options.silent_percent = 10;
        const Network g = random_network(random, options);
        const auto hops = test::hops(symmetrise(g, Direction::union_));
        Issues issues;
        Flags members(9, 0);
        for (ActorId i = 0; i < 9; ++i) {
            issues.push_back({"", Influence::none, {i}});
            members[i] = random.below(3) == 0 ? 1 : 0;
        }
        const Coverage found = coverage(g, issues, members);
        for (ActorId i = 0; i < 9; ++i) {
            double nearest = test::unreachable;
            for (ActorId j = 0; j < 9; ++j) {
                if (j != i && members[j] != 0) nearest = std::min(nearest, hops[i][j]);
            }
            const auto& steps = found.issues[i].steps;
            CHECK((steps ? *steps : 99.0) == (nearest <= 2 ? nearest : 99.0));
            for (const Door& door : found.issues[i].doors) {
                CHECK(members[door.member] != 0);
                CHECK(hops[i][door.member] == nearest);
                if (door.colleague) CHECK(hops[i][*door.colleague] + hops[*door.colleague][door.member] == 2);
            }
        }
    }
}

TEST_CASE("owner support: more, as many, fewer contacts of the owners of what is ours to act on", "[plan]") {
    const Network before = draw("a-b c-d d-e", "abcde");
    const Network after = draw("a-b a-c d-e", "abcde");
    const Issues issues{{"1", Influence::total, {a}},
                        {"2", Influence::total, {b}},
                        {"3", Influence::total, {d}},
                        {"4", Influence::none, {e}},
                        {"5", Influence::total, {}}};
    const auto rows = owner_support(before, after, issues);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].support == Support::gained);
    CHECK(rows[0].contacts_before == 1);
    CHECK(rows[0].contacts_after == 2);
    CHECK(rows[1].support == Support::same);
    CHECK(rows[2].support == Support::lost);
    CHECK(rows[2].issue == 2);
    CHECK(rows[2].owners == std::vector<ActorId>{d});
}

TEST_CASE("owner support: silence afterwards is no loss", "[plan]") {
    // a named b; b never answered. Afterwards a is silent too: nothing about the two is known both times.
    const auto silent = owner_support(draw("a>b b?"), draw_directed("a b a? b?"), Issues{{"1", Influence::total, {b}}});
    REQUIRE(silent.size() == 1);
    CHECK(silent[0].support == Support::unknown);
    // Who was not there both times has no row.
    CHECK(owner_support(draw("a>b"), draw_directed("a b b!"), Issues{{"1", Influence::total, {b}}}).empty());
}

TEST_CASE("coverage: an issue of an organisation is in the hands of any of its people", "[plan]") {
    // Owners b and c; a knows b, d knows both: two doors, each once. They know each other, which opens none.
    const Network g = draw("a-b b-c d-b d-c d-e");
    const Coverage direct = coverage(g, Issues{{"x", Influence::none, {b, c}}});
    CHECK(direct.issues[0].doors == std::vector<Door>{{a, {}}, {d, {}}});
    // Only e counts: by d, whichever owner d knows.
    const Coverage farther = coverage(g, Issues{{"x", Influence::none, {b, c}}}, Flags{0, 0, 0, 0, 1});
    CHECK(farther.by_colleague == 1);
    CHECK(farther.issues[0].doors == std::vector<Door>{{e, d}});
    // One of two owners was not there: the other counts.
    CHECK(coverage(draw("a-b c!"), Issues{{"x", Influence::none, {b, c}}}).direct == 1);
    CHECK(coverage(draw("b-c a"), Issues{{"x", Influence::none, {b, c}}}).out_of_reach == 1);
    // Before b and c had a; after, a and d, d by both: 1 to 2 different people.
    const auto rows = owner_support(draw("a-b b-c d-e", "abcde"), g, Issues{{"ours", Influence::total, {b, c}}});
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].contacts_before == 1);
    CHECK(rows[0].contacts_after == 2);
    CHECK(rows[0].support == Support::gained);
}

TEST_CASE("coverage: who owns an issue is read off the study, wave by wave", "[plan]") {
    Study study;
    for (const char* const id : {"p", "q", "r"}) study.actors.push_back({id, id, {}, 0, Actor::npos});
    study.waves = {{"before", "", ""}, {"after", "", ""}};
    study.organisations = {{"trust", "Trust", "", ""}, {"empty", "Empty", "", ""}};
    study.attributes = Attributes(3);
    study.attributes.set("organisation", {"trust", "", "trust"});
    study.attributes.set("organisation@after", {"", "trust", "trust"});
    study.issues = {{"1", Influence::none, {1U, {}, ""}},
                    {"2", Influence::none, {{}, 0U, ""}},
                    {"3", Influence::none, {{}, 1U, ""}},
                    {"4", Influence::none, {{}, {}, "Elsewhere"}},
                    {"5", Influence::none, {}}};
    const auto before = owned_issues(study, 0);
    REQUIRE(before.size() == 5);
    CHECK(before[0].owners == std::vector<ActorId>{1});
    CHECK(before[1].owners == std::vector<ActorId>{0, 2});
    CHECK(owned_issues(study, 1)[1].owners == std::vector<ActorId>{1, 2});
    for (std::size_t k = 2; k < 5; ++k) CHECK(before[k].owners.empty());
    CHECK(kind_of(study.issues[2].owner) == OwnerKind::organisation);
    CHECK(name_of(kind_of(study.issues[3].owner)) == "outside");
    CHECK(name_of(kind_of(study.issues[4].owner)) == "unknown");
}
