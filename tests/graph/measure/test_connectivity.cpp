#include "graph/measure/connectivity.hpp"

#include <algorithm>
#include <bit>
#include <span>

#include "graph/measure/components.hpp"
#include "graph/measure/cores.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::draw;
using crosstie::test::near;

namespace {

using Members = std::vector<std::vector<ActorId>>;
using Pairs = std::vector<std::array<ActorId, 2>>;
constexpr ConnectivityOptions as_directed{Direction::directed};

const char* const marriages = "a-i b-f b-g b-i c-e c-i d-g d-k d-o e-k e-o g-h g-p i-m i-n i-p j-n k-o l m-o m-p";

// A network as a matrix from which actors and ties can be taken; whom i still reaches, as a set.
struct Matrix {
    explicit Matrix(const Network& g, Direction direction) : n(g.actor_count()), x(n, 0) {
        for (ActorId i = 0; i < n; ++i) {
            if (g.observed().on_roster(i)) roster |= 1U << i;
            for (ActorId j = 0; j < n; ++j) {
                if (g.has_tie(i, j) || (direction == Direction::union_ && g.has_tie(j, i))) x[i] |= 1U << j;
            }
        }
    }
    std::uint32_t reach(ActorId from, std::uint32_t among) const {
        std::uint32_t seen = 1U << from;
        for (std::uint32_t before = 0; before != seen;) {
            before = seen;
            for (ActorId i = 0; i < n; ++i) {
                if ((seen >> i & 1U) != 0) seen |= x[i] & among;
            }
        }
        return seen;
    }
    bool connected(std::uint32_t among) const {
        for (ActorId i = 0; i < n; ++i) {
            if ((among >> i & 1U) != 0 && reach(i, among) != among) return false;
        }
        return true;
    }
    // Ties that leave a set of actors.
    double leaving(std::uint32_t set) const {
        int count = 0;
        for (ActorId i = 0; i < n; ++i) {
            if ((set >> i & 1U) != 0) count += std::popcount(x[i] & ~set);
        }
        return count;
    }
    ActorId n;
    std::vector<std::uint32_t> x;
    std::uint32_t roster = 0;
};

std::uint32_t set_of(const std::vector<ActorId>& actors) {
    std::uint32_t set = 0;
    for (const ActorId actor : actors) set |= 1U << actor;
    return set;
}

Network without(const Network& g, const Pairs& gone) {
    NetworkBuilder builder(g.actor_count(), ties_of(g));
    builder.observe(g.observed());
    builder.keep_unobserved();
    for (ActorId i = 0; i < g.actor_count(); ++i) {
        for (const ActorId j : g.out(i)) {
            if (std::find(gone.begin(), gone.end(), std::array{i, j}) == gone.end() && (g.directed() || i < j)) {
                builder.add(i, j);
            }
        }
    }
    return builder.build();
}

bool is_connected_without(const Network& g, const std::vector<ActorId>& gone) {
    std::vector<std::uint8_t> seen(g.actor_count(), 0);
    for (const ActorId actor : gone) seen[actor] = 1;
    std::vector<ActorId> reached{static_cast<ActorId>(std::find(seen.begin(), seen.end(), 0) - seen.begin())};
    seen[reached[0]] = 1;
    for (std::size_t k = 0; k < reached.size(); ++k) {
        for (const ActorId other : g.out(reached[k])) {
            if (seen[other] == 0) seen[other] = 1, reached.push_back(other);
        }
    }
    return reached.size() + gone.size() == g.actor_count();
}

}  // namespace

TEST_CASE("blocks: two triangles that share an actor, and a pair at the end", "[measure][connectivity]") {
    CHECK(blocks(draw("a-b b-c a-c c-d d-e c-e e-f g")) == Members{{0, 1, 2}, {2, 3, 4}, {4, 5}});
    CHECK(blocks(draw("a>b b>c c>a")) == Members{{0, 1, 2}});  // a circle, whichever way
    CHECK(blocks(draw("a b c")).empty());
    CHECK(blocks(draw("")).empty());
}

TEST_CASE("blocks of the Florentine marriages are those that NetworkX gives", "[measure][connectivity]") {
    CHECK(blocks(draw(marriages)) ==
          Members{{1, 2, 3, 4, 6, 8, 10, 12, 14, 15}, {0, 8}, {1, 5}, {6, 7}, {8, 13}, {9, 13}});
}

TEST_CASE("blocks: actors in two of them are the cut actors, blocks of two the bridges", "[measure][connectivity]") {
    Random random(5);
    for (int round = 0; round < 60; ++round) {
        const Network g =
            test::random_network(random, {.actors = 11, .density_percent = 9, .directed = round % 2 == 0});
        std::vector<int> held(11, 0);
        Pairs twos;
        for (const auto& members : blocks(g)) {
            for (const ActorId actor : members) ++held[actor];
            if (members.size() == 2) twos.push_back({members[0], members[1]});
        }
        std::vector<ActorId> shared;
        for (ActorId i = 0; i < 11; ++i) {
            if (held[i] > 1) shared.push_back(i);
        }
        CHECK(shared == cut_actors(g));
        CHECK(twos == bridges(g));
    }
}

TEST_CASE("connectivity: a chain breaks at one actor, a circle at two", "[measure][connectivity]") {
    CHECK(actor_connectivity(draw("a-b b-c")).actors == std::vector<ActorId>{1});
    CHECK(tie_connectivity(draw("a-b b-c")).ties == Pairs{{0, 1}});
    const Network circle = draw("a-b b-c c-d d-a");
    CHECK(actor_connectivity(circle).size == 2);
    CHECK(actor_connectivity(circle).actors == std::vector<ActorId>{1, 3});
    CHECK(tie_connectivity(circle).ties == Pairs{{0, 1}, {0, 3}});
    CHECK(actor_cut_between(circle, 0, 2).actors == std::vector<ActorId>{1, 3});
    CHECK(tie_cut_between(circle, 0, 2).ties == Pairs{{0, 1}, {0, 3}});  // of several, the one nearest to the sender
    CHECK(tie_cut_between(circle, 2, 0).ties == Pairs{{1, 2}, {2, 3}});
}

TEST_CASE("connectivity: directed ties are followed one way only", "[measure][connectivity]") {
    const Network ring = draw("a>b b>c c>d d>a");
    CHECK(actor_connectivity(ring, as_directed).size == 1);
    CHECK(tie_connectivity(ring, as_directed).size == 1);
    CHECK(actor_connectivity(ring).size == 2);
    CHECK(tie_cut_between(ring, 2, 1, as_directed).ties == Pairs{{2, 3}});
    CHECK(actor_connectivity(draw("a>b b>c"), as_directed).size == 0);
}

TEST_CASE("connectivity: a circle that only receives from another has no way back", "[measure][connectivity]") {
    const Network g = draw("a>b b>c c>a d>e e>f f>d a>d b>e");
    CHECK(actor_connectivity(g, as_directed).size == 0);
    CHECK(tie_connectivity(g, as_directed).size == 0);
    CHECK(tie_connectivity(g).size == 2);
}

TEST_CASE("connectivity: one with few contacts can be the only way between two circles", "[measure][connectivity]") {
    // a has two contacts in each of two fives; nobody has fewer contacts than a.
    const Network g =
        draw("a-b a-c a-g a-h b-c b-d b-e b-f c-d c-e c-f d-e d-f e-f g-h g-i g-j g-k h-i h-j h-k i-j i-k j-k");
    CHECK(actor_connectivity(g).actors == std::vector<ActorId>{0});
    CHECK(tie_connectivity(g).size == 2);
    CHECK(tie_connectivity(g).ties == Pairs{{0, 1}, {0, 2}});  // parts a from b, nearest to a
}

TEST_CASE("connectivity: nobody, one, two, no ties, and everybody linked", "[measure][connectivity]") {
    for (const char* drawing : {"", "a", "a b!"}) {
        CHECK(near(actor_connectivity(draw(drawing)).size, undefined));
        CHECK(near(tie_connectivity(draw(drawing)).size, undefined));
    }
    CHECK(actor_connectivity(draw("a b c")).size == 0);
    CHECK(tie_connectivity(draw("a b c")).size == 0);
    CHECK(actor_connectivity(draw("a-b")).size == 1);
    const Network all = draw("a-b a-c a-d b-c b-d c-d");
    CHECK(actor_connectivity(all).size == 3);
    CHECK(actor_connectivity(all).actors.empty());  // whoever leaves, the others stay linked
    CHECK(tie_connectivity(all).size == 3);
    CHECK(actor_connectivity(draw("a-b b-c a-c d!")).size == 2);
    CHECK(near(actor_cut_between(all, 0, 1).size, undefined));
    CHECK(near(tie_cut_between(draw("a-b c!"), 0, 2).size, undefined));
    CHECK_THROWS_AS(actor_cut_between(all, 1, 1), std::invalid_argument);
    CHECK_THROWS_AS(tie_cut_between(all, 0, 4), std::invalid_argument);
}

TEST_CASE("connectivity: routes from the Medici to the other families as NetworkX counts them",
          "[measure][connectivity]") {
    const Network g = draw(marriages);
    const double ties[16] = {1, 2, 2, 3, 3, 1, 3, 1, undefined, 1, 3, 0, 3, 1, 3, 3};
    const double actors[16] = {undefined, undefined, undefined, 3, 3,         1,         3, 1,
                               undefined, 1,         3,         0, undefined, undefined, 3, undefined};
    for (ActorId i = 0; i < 16; ++i) {
        if (i == 8) continue;
        CHECK(tie_cut_between(g, 8, i).size == ties[i]);
        CHECK(near(actor_cut_between(g, 8, i).size, actors[i]));
    }
}

TEST_CASE("connectivity agrees with taking out every set of actors, and every side of a cut",
          "[measure][connectivity]") {
    Random random(17);
    for (std::uint32_t round = 0; round < 120; ++round) {
        const Network g = test::random_network(random, {.actors = 7,
                                                        .density_percent = 20 + round / 2,
                                                        .directed = round % 3 != 0,
                                                        .silent_percent = round % 4 * 5,
                                                        .off_roster_percent = round % 5 * 3});
        const Direction direction = round % 3 == 1 ? Direction::directed : Direction::union_;
        const Matrix x(g, direction);
        double actors = std::popcount(x.roster) - 1;
        double ties = 1e9;
        for (std::uint32_t set = 0; set < 1U << x.n; ++set) {
            if ((set & ~x.roster) != 0) continue;
            if (!x.connected(x.roster & ~set)) actors = std::min(actors, double(std::popcount(set)));
            if (set != 0 && set != x.roster) ties = std::min(ties, x.leaving(set));
        }
        const ActorCut of_actors = actor_connectivity(g, {direction});
        const TieCut of_ties = tie_connectivity(g, {direction});
        REQUIRE(of_actors.size == actors);
        REQUIRE(of_ties.size == ties);
        CHECK(of_ties.ties.size() == std::size_t(ties));
        if (!of_actors.actors.empty()) {
            CHECK(of_actors.actors.size() == std::size_t(actors));
            CHECK_FALSE(x.connected(x.roster & ~set_of(of_actors.actors)));
        }
        // The ties told do part the network.
        const Network whole = direction == Direction::directed ? g : symmetrise(g, direction);
        CHECK_FALSE(Matrix(without(whole, of_ties.ties), Direction::directed).connected(x.roster));
        for (ActorId to = 1; to < 7; ++to) {
            if ((x.roster & 1U) == 0 || (x.roster >> to & 1U) == 0) continue;
            double fewest = 1e9;
            double leaving = 1e9;
            for (std::uint32_t set = 0; set < 1U << x.n; ++set) {
                if ((set & 1U) != 0 && (set >> to & 1U) == 0) leaving = std::min(leaving, x.leaving(set));
                if ((set & 1U) != 0 || (set >> to & 1U) != 0) continue;
                if ((x.reach(0, ~set) >> to & 1U) == 0) fewest = std::min(fewest, double(std::popcount(set)));
            }
            const ActorCut cut = actor_cut_between(g, 0, to, {direction});
            CHECK(near(cut.size, fewest == 1e9 ? undefined : fewest));
            CHECK(tie_cut_between(g, 0, to, {direction}).size == leaving);
            if (fewest == 1e9) continue;
            CHECK(cut.actors.size() == std::size_t(fewest));
            CHECK((x.reach(0, ~set_of(cut.actors)) >> to & 1U) == 0);
        }
    }
}

TEST_CASE("connectivity of larger networks is the least over all pairs", "[measure][connectivity]") {
    // Two dense parts that few people, or few links, hold together, the parts' people mixed on the roster.
    Random random(29);
    int fewer_than_contacts = 0;
    for (std::uint32_t round = 0; round < 40; ++round) {
        const ActorId n = 30;
        const std::uint32_t shared = round % 4;  // people in both parts
        const std::uint32_t crossing = 1 + round % 5;
        std::vector<ActorId> order(n);
        for (ActorId i = 0; i < n; ++i) order[i] = i;
        random.shuffle(std::span(order));
        NetworkBuilder builder(n, Ties::undirected);
        for (ActorId i = 0; i < n; ++i) {
            for (ActorId j = 0; j < i; ++j) {
                const bool one_part = i < shared || j < shared || (i < n / 2) == (j < n / 2);
                if (one_part && random.below(100) < 45) builder.add(order[i], order[j]);
            }
        }
        if (shared == 0) {
            for (std::uint32_t k = 0; k < crossing; ++k)
                builder.add(order[random.below(15)], order[15 + random.below(15)]);
        }
        const Network g = builder.build();
        double actors = n - 1;
        double ties = n;
        double fewest = n;
        for (ActorId i = 0; i < n; ++i) {
            fewest = std::min(fewest, double(g.out(i).size()));
            for (ActorId j = 0; j < n; ++j) {
                if (i == j) continue;
                ties = std::min(ties, tie_cut_between(g, i, j).size);
                if (!g.has_tie(i, j)) actors = std::min(actors, actor_cut_between(g, i, j).size);
            }
        }
        const ActorCut of_actors = actor_connectivity(g);
        const TieCut of_ties = tie_connectivity(g);
        REQUIRE(of_actors.size == actors);
        REQUIRE(of_ties.size == ties);
        if (ties < fewest) {
            ++fewer_than_contacts;
            // Told is the cut of the first neighbours on the roster that so few links part.
            ActorId first = 1;
            while (tie_cut_between(g, first - 1, first).size != ties) ++first;
            CHECK(of_ties.ties == tie_cut_between(g, first - 1, first).ties);
        }
        if (actors < fewest) {
            ++fewer_than_contacts;
            CHECK_FALSE(is_connected_without(g, of_actors.actors));
        }
    }
    CHECK(fewer_than_contacts >= 20);
}

TEST_CASE("connectivity: an isolate ends it, and who was not there does not count", "[measure][connectivity]") {
    const char* const circle = "a-b b-c c-d d-a";
    CHECK(actor_connectivity(draw(circle, "abcde")).size == 0);
    CHECK(tie_connectivity(draw(circle, "abcde")).size == 0);
    CHECK(actor_connectivity(draw("a-b b-c c-d d-a e!")).size == 2);
    CHECK(tie_connectivity(draw("a-b b-c c-d d-a e!")).size == 2);
    CHECK(actor_cut_between(draw(circle, "abcde"), 0, 2).size == 2);
}
