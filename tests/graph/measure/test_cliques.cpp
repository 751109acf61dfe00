#include "graph/measure/cliques.hpp"

#include "graph/base/error.hpp"
#include "graph/model/network_builder.hpp"
#include "graph/model/select.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::check_scores;
using crosstie::test::draw;

namespace {

using Members = std::vector<std::vector<ActorId>>;

// Every set of actors, kept when all its pairs are linked and nobody outside is linked with all of it.
Members slow_cliques(const Network& g, std::size_t at_least) {
    const ActorId n = g.actor_count();
    const auto linked_with_all = [&](ActorId i, std::uint32_t set) {
        for (ActorId j = 0; j < n; ++j) {
            if ((set >> j & 1U) != 0 && j != i && !g.has_tie(i, j) && !g.has_tie(j, i)) return false;
        }
        return true;
    };
    Members found;
    for (std::uint32_t set = 1; set < 1U << n; ++set) {
        bool clique = true;
        std::vector<ActorId> members;
        for (ActorId i = 0; i < n && clique; ++i) {
            if (!g.observed().on_roster(i)) {
                clique &= (set >> i & 1U) == 0;
                continue;
            }
            const bool inside = (set >> i & 1U) != 0;
            if (inside) members.push_back(i);
            clique &= linked_with_all(i, set) == inside;
        }
        if (clique && members.size() >= at_least) found.push_back(members);
    }
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
    return found;
}

// Groups of three, everybody linked with everybody outside the own group: 3^groups cliques, one member of each.
Network moon_moser(ActorId groups) {
    NetworkBuilder builder(3 * groups, Ties::undirected);
    for (ActorId i = 0; i < 3 * groups; ++i) {
        for (ActorId j = i + 1; j < 3 * groups; ++j) {
            if (i / 3 != j / 3) builder.add(i, j);
        }
    }
    return builder.build();
}

}  // namespace

TEST_CASE("cliques: two triangles share a tie, and a pair is no clique of three", "[measure][cliques]") {
    const Network g = draw("a-b a-c b-c b-d c-d d-e");
    const Cliques cliques = maximal_cliques(g);
    CHECK(cliques.members == Members{{0, 1, 2}, {1, 2, 3}});
    CHECK(cliques.count_by_size == std::vector<std::uint64_t>{0, 0, 0, 2});
    CHECK(maximal_cliques(g, {.at_least = 2}).members == Members{{0, 1, 2}, {1, 2, 3}, {3, 4}});
    check_scores(cliques_per_actor(g), {1, 2, 2, 1, 0});
    const auto shared = clique_overlap(g);
    check_scores(shared[1], {1, 2, 2, 1, 0});
    check_scores(shared[3], {0, 1, 1, 1, 0});
}

TEST_CASE("cliques: the Florentine marriages hold three triangles", "[measure][cliques]") {
    // Padgett's 16 families, as in Wasserman and Faust 1994, section 7.2.1: Castellani (e), Peruzzi (k), Strozzi (o);
    // Bischeri (d), Peruzzi, Strozzi; Medici (i), Ridolfi (m), Tornabuoni (p). NetworkX find_cliques gives the same.
    const Network g = draw("a-i b-f b-g b-i c-e c-i d-g d-k d-o e-k e-o g-h g-p i-m i-n i-p j-n k-o l m-o m-p");
    CHECK(maximal_cliques(g).members == Members{{3, 10, 14}, {4, 10, 14}, {8, 12, 15}});
}

TEST_CASE("cliques: one direction is enough, both can be asked for", "[measure][cliques]") {
    const Network g = draw("a>b b>c c>a");
    CHECK(maximal_cliques(g).members == Members{{0, 1, 2}});
    CHECK(maximal_cliques(symmetrise(g, Direction::intersection)).members.empty());
}

TEST_CASE("cliques: nobody, one actor, no ties, and everybody linked", "[measure][cliques]") {
    CHECK(maximal_cliques(draw("")).members.empty());
    CHECK(maximal_cliques(draw("")).count_by_size.empty());
    CHECK(maximal_cliques(draw("a"), {.at_least = 1}).members == Members{{0}});
    check_scores(cliques_per_actor(draw("a b c")), {0, 0, 0});
    check_scores(cliques_per_actor(draw("a b c!")), {0, 0, undefined});
    CHECK(maximal_cliques(draw("a-b a-c b-c a-d b-d c-d")).members == Members{{0, 1, 2, 3}});
    check_scores(clique_overlap(draw("a-b c!"))[2], {undefined, undefined, undefined});
}

TEST_CASE("cliques: Moon and Moser's network has as many as can be, and the limit ends the search",
          "[measure][cliques]") {
    const Network g = moon_moser(5);
    CHECK(maximal_cliques(g, {.limit = 243}).members.size() == 243);
    CHECK_THROWS_AS(maximal_cliques(g, {.limit = 242}), LimitReached);
    // 3^20 cliques of 20, all too small: nothing would ever be found.
    CHECK_THROWS_AS(maximal_cliques(moon_moser(20), {.at_least = 21, .limit = 10}), LimitReached);
}

TEST_CASE("cliques agree with trying every set of actors", "[measure][cliques]") {
    Random random(31);
    for (std::uint32_t round = 0; round < 100; ++round) {
        const Network g = test::random_network(random, {.actors = 9,
                                                        .density_percent = 15 + round / 2,
                                                        .directed = round % 2 == 0,
                                                        .silent_percent = round % 3 * 10,
                                                        .off_roster_percent = round % 4 * 5});
        const Members expected = slow_cliques(g, 1 + round % 4);
        CHECK(maximal_cliques(g, {.at_least = 1 + round % 4}).members == expected);
        const auto shared = clique_overlap(g, {.at_least = 1 + round % 4});
        for (ActorId i = 0; i < 9; ++i) {
            for (ActorId j = 0; j < 9; ++j) {
                double both = 0;
                for (const auto& members : expected) {
                    const auto held = [&](ActorId actor) { return std::count(members.begin(), members.end(), actor); };
                    both += double(held(i) * held(j));
                }
                if (!g.observed().on_roster(i) || !g.observed().on_roster(j)) both = undefined;
                CHECK(crosstie::test::near(shared[i][j], both));
            }
        }
    }
}

TEST_CASE("cliques agree with trying every set in networks so dense that the search goes deep", "[measure][cliques]") {
    Random random(37);
    for (std::uint32_t round = 0; round < 20; ++round) {
        const Network g =
            test::random_network(random, {.actors = 12, .density_percent = 50 + round * 2, .directed = false});
        CHECK(maximal_cliques(g, {.at_least = 1}).members == slow_cliques(g, 1));
    }
}
