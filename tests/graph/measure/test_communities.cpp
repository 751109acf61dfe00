#include "graph/measure/communities.hpp"

#include <algorithm>
#include <stdexcept>

#include "graph/measure/components.hpp"
#include "graph/measure/mixing.hpp"
#include "graph/measure/partition_agreement.hpp"
#include "graph/model/network_builder.hpp"
#include "graph/model/select.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::draw;
using crosstie::test::near;
using crosstie::test::random_network;
using Group = std::vector<std::uint32_t>;

namespace {

constexpr std::uint32_t none = Partition::none;

// Q to the letter: (1/2m) sum over ordered pairs, a pair with oneself included, of (a_ij - resolution k_i k_j / 2m).
struct Slow {
    Slow(const Network& g, double with_resolution, bool with_strength)
        : n(g.actor_count()), resolution(with_resolution) {
        a.assign(n, std::vector<double>(n, 0));
        k.assign(n, 0);
        for (ActorId i = 0; i < n; ++i) {
            const auto others = g.out(i);
            for (std::size_t at = 0; at < others.size(); ++at) {
                const double strength = !with_strength || g.out_strength(i).empty() ? 1 : g.out_strength(i)[at];
                a[i][others[at]] = a[others[at]][i] = std::max(a[i][others[at]], strength);
            }
        }
        for (ActorId i = 0; i < n; ++i) {
            for (ActorId j = 0; j < n; ++j) k[i] += a[i][j];
            sum += k[i];
        }
    }
    double q(const Group& group) const {
        double q = 0;
        for (ActorId i = 0; i < n; ++i) {
            for (ActorId j = 0; j < n; ++j) {
                if (group[i] == group[j]) q += (a[i][j] - resolution * k[i] * k[j] / sum) / sum;
            }
        }
        return q;
    }
    // The largest Q of all partitions there are: each actor joins a group of somebody before, or begins one.
    double best(Group& group, ActorId next, std::uint32_t groups) const {
        if (next == n) return q(group);
        double most = -1;
        for (std::uint32_t g = 0; g <= groups; ++g) {
            group[next] = g;
            most = std::max(most, best(group, next + 1, std::max(groups, g + 1)));
        }
        return most;
    }
    ActorId n;
    double resolution;
    double sum = 0;
    std::vector<std::vector<double>> a;
    std::vector<double> k;
};

Network karate_club() {
    const std::vector<std::vector<ActorId>> contacts{{1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31},
                                                     {2, 3, 7, 13, 17, 19, 21, 30},
                                                     {3, 7, 8, 9, 13, 27, 28, 32},
                                                     {7, 12, 13},
                                                     {6, 10},
                                                     {6, 10, 16},
                                                     {16},
                                                     {},
                                                     {30, 32, 33},
                                                     {33},
                                                     {},
                                                     {},
                                                     {},
                                                     {33},
                                                     {32, 33},
                                                     {32, 33},
                                                     {},
                                                     {},
                                                     {32, 33},
                                                     {33},
                                                     {32, 33},
                                                     {},
                                                     {32, 33},
                                                     {25, 27, 29, 32, 33},
                                                     {25, 27, 31},
                                                     {31},
                                                     {29, 33},
                                                     {33},
                                                     {31, 33},
                                                     {32, 33},
                                                     {32, 33},
                                                     {32, 33},
                                                     {33},
                                                     {}};
    NetworkBuilder builder(34, Ties::undirected);
    for (ActorId i = 0; i < contacts.size(); ++i) {
        for (const ActorId j : contacts[i]) builder.add(i, j);
    }
    return builder.build();
}

// Every group alone must be one piece.
bool all_connected(const Network& network, const Partition& groups) {
    for (std::uint32_t g = 0; g < groups.group_count(); ++g) {
        NetworkBuilder inside(network.actor_count(), Ties::undirected);
        for (ActorId i = 0; i < network.actor_count(); ++i) {
            for (const ActorId j : network.out(i)) {
                if (groups.group[i] == g && groups.group[j] == g) inside.add(i, j);
            }
        }
        if (weak_components(inside.build()).sizes.front() != groups.sizes()[g]) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("communities: two triangles joined by one tie are two groups", "[measure][communities]") {
    const Communities found = communities(draw("a-b b-c c-a c-d d-e e-f f-d"));
    CHECK(found.groups.group == Group{0, 0, 0, 1, 1, 1});
    CHECK(found.groups.labels == std::vector<std::string>{"1", "2"});
    CHECK(near(found.modularity, 6.0 / 7 - 0.5));
    CHECK(near(found.agreement, 1));
    CHECK(found.distinct == 1);
}

TEST_CASE("communities: Zachary's karate club falls into four groups, modularity 0.4198", "[measure][communities]") {
    // Ties from Zachary 1977, doi:10.1086/jar.33.4.3629752; R igraph 1.3.5's Leiden reaches 0.419789612097 at best.
    const Network club = karate_club();
    REQUIRE(club.tie_count() == 78);
    const Communities found = communities(club);
    CHECK(near(found.modularity, 0.419789612097, 1e-10));
    CHECK(found.groups.group_count() == 4);
    CHECK(near(found.modularity, modularity(club, found.groups)));
}

TEST_CASE("communities reach the best of all partitions of small networks", "[measure][communities]") {
    Random random(411);
    for (int round = 0; round < 90; ++round) {
        const Network g = random_network(random, {.actors = static_cast<ActorId>(2 + round % 6),
                                                  .density_percent = 20 + static_cast<std::uint32_t>(round % 4) * 15,
                                                  .directed = round % 3 == 0});
        const double resolution = round % 2 == 0 ? 1 : 0.6 + 0.1 * (round % 9);
        const Slow slow(g, resolution, false);
        if (slow.sum == 0) continue;
        const Communities found = communities(g, {.leiden = {.resolution = resolution}, .runs = 5});
        INFO("round " << round);
        Group group(g.actor_count(), 0);
        CHECK(near(found.modularity, slow.best(group, 0, 0), 1e-9));
        CHECK(near(found.modularity, slow.q(found.groups.group), 1e-9));
    }
}

TEST_CASE("communities: strengths move the line between groups when they are used", "[measure][communities]") {
    NetworkBuilder builder(4, Ties::undirected);  // a ring of two strong ties and two weak ones
    builder.add(0, 1, 1);
    builder.add(1, 2, 5);
    builder.add(2, 3, 1);
    builder.add(3, 0, 5);
    const Network ring = builder.build();
    const Communities found = communities(ring, {.strengths = Strengths::use});
    CHECK(found.groups.group == Group{0, 1, 1, 0});
    CHECK(near(found.modularity, Slow(ring, 1, true).q(found.groups.group)));
    CHECK(near(found.modularity, 10.0 / 12 - 0.5));
}

TEST_CASE("communities: every group is one piece, at every resolution and after one pass", "[measure][communities]") {
    Random random(412);
    for (int round = 0; round < 40; ++round) {
        const Network g = random_network(random, {.actors = 40, .density_percent = 6, .directed = false});
        CommunityOptions options;
        options.leiden.resolution = 0.2 + 0.1 * (round % 20);
        options.runs = 3;
        options.leiden.shakes = static_cast<std::uint32_t>(round % 3);
        options.leiden.most_passes = round % 2 == 0 ? 1 : 20;
        options.seed = static_cast<std::uint64_t>(round);
        CHECK(all_connected(g, communities(g, options).groups));
    }
}

TEST_CASE("communities: one seed gives one answer, and no group is better split or merged", "[measure][communities]") {
    Random random(413);
    for (int round = 0; round < 10; ++round) {
        const Network g = random_network(random, {.actors = 20, .density_percent = 15, .directed = true});
        const Communities found = communities(g, {.runs = 5, .seed = 7});
        const Communities again = communities(g, {.runs = 5, .seed = 7});
        CHECK(found.groups.group == again.groups.group);
        CHECK(found.modularity == again.modularity);
        CHECK(found.distinct == again.distinct);
        CHECK((found.distinct == 1) == (found.agreement == 1));
        const Slow slow(g, 1, false);
        for (ActorId i = 0; i < 20; ++i) {  // nobody would gain by moving alone
            Group moved = found.groups.group;
            for (std::uint32_t to = 0; to <= found.groups.group_count(); ++to) {
                moved[i] = to;
                CHECK(slow.q(moved) <= found.modularity + 1e-9);
            }
        }
    }
}

TEST_CASE("communities: no ties, isolates, and who was not there", "[measure][communities]") {
    for (const char* const drawing : {"", "a", "a b c"}) {
        const Communities none_found = communities(draw(drawing));
        CHECK(near(none_found.modularity, undefined));
        CHECK(near(none_found.agreement, undefined));
        CHECK(none_found.groups.group_count() == 0);
        CHECK(none_found.distinct == 0);
    }
    CHECK(communities(draw("a! b-c d")).groups.group == Group{none, 0, 0, 1});
    CHECK(near(communities(draw("a-b b-c c-a")).modularity, 0));  // complete: one group
    CHECK(near(communities(draw("a-b"), {.runs = 1}).agreement, undefined));
    CHECK_THROWS_AS(communities(draw("a-b"), {.runs = 0}), std::invalid_argument);
    CHECK_THROWS_AS(communities(draw("a-b"), {.leiden = {.resolution = -1}}), std::invalid_argument);
    // Ten pairs and more: labels stay in order bytewise.
    const Communities pairs = communities(draw("a-b c-d e-f g-h i-j k-l m-n o-p q-r s-t"));
    CHECK(pairs.groups.labels.front() == "01");
    CHECK(std::is_sorted(pairs.groups.labels.begin(), pairs.groups.labels.end()));
}

TEST_CASE("communities do not read a cell that nobody answered", "[measure][communities]") {
    CHECK(communities(draw("a>b b>c c>a c>d d>e e>f f>d")).groups.group ==
          communities(draw("a>b b>c c>a c>d d>e e>f f>d a>f? f>a?")).groups.group);
}

TEST_CASE("agreement: a small pair of groupings worked by hand", "[measure][agreement]") {
    // 5 pairs together in each, 2 in both, of 21: (2 - 25/21) / (5 - 25/21) = 17/80. R igraph 1.3.5: 0.2125, nmi 0.5636.
    const Partition first = partition_of({"a", "a", "b", "b", "c", "c", "c", "", "a"});
    const Partition second = partition_of({"x", "y", "y", "y", "x", "z", "z", "x", ""});
    CHECK(near(adjusted_rand(first, second), 17.0 / 80));
    CHECK(near(normalised_mutual_information(first, second), 0.563635553099, 1e-9));
}

TEST_CASE("agreement: Hubert and Arabie's index to the letter, pair by pair", "[measure][agreement]") {
    Random random(414);
    for (int round = 0; round < 100; ++round) {
        const std::uint32_t n = 2 + random.below(10);
        std::vector<std::string> a;
        std::vector<std::string> b;
        for (std::uint32_t i = 0; i < n; ++i) {
            a.push_back(std::to_string(random.below(3)));
            b.push_back(std::to_string(random.below(4)));
        }
        double in_a = 0;
        double in_b = 0;
        double in_both = 0;
        double all = 0;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                all += 1;
                in_a += a[i] == a[j];
                in_b += b[i] == b[j];
                in_both += a[i] == a[j] && b[i] == b[j];
            }
        }
        const double expected = in_a * in_b / all;
        const double most = (in_a + in_b) / 2;
        const double slow = most == expected ? undefined : (in_both - expected) / (most - expected);
        CHECK(near(adjusted_rand(partition_of(a), partition_of(b)), slow));
        CHECK(near(adjusted_rand(partition_of(b), partition_of(a)), slow));
    }
}

TEST_CASE("agreement: equal, trivial and ill-matched groupings", "[measure][agreement]") {
    const Partition two = partition_of({"H", "H", "N", "N"});
    CHECK(near(adjusted_rand(two, partition_of({"x", "x", "w", "w"})), 1));
    CHECK(near(normalised_mutual_information(two, partition_of({"x", "x", "w", "w"})), 1));
    CHECK(near(normalised_mutual_information(two, partition_of({"x", "w", "x", "w"})), 0));
    CHECK(near(adjusted_rand(two, partition_of({"x", "w", "x", "w"})), -0.5));
    const Partition one = partition_of({"H", "H", "H", "H"});
    CHECK(near(adjusted_rand(one, one), undefined));
    CHECK(near(adjusted_rand(one, two), 0));
    CHECK(near(normalised_mutual_information(one, one), undefined));
    CHECK(near(adjusted_rand(partition_of({}), partition_of({})), undefined));
    CHECK(near(adjusted_rand(partition_of({"H", ""}), partition_of({"", "H"})), undefined));
    CHECK_THROWS_AS(adjusted_rand(two, partition_of({"H"})), std::invalid_argument);
}
