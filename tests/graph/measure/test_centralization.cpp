#include "graph/measure/centralization.hpp"

#include "graph/measure/fragmentation.hpp"
#include "graph/measure/krackhardt.hpp"
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

TEST_CASE("centralization of nearness: a star has all of it, a ring none", "[measure][centralization]") {
    const Network star = draw("a-b a-c a-d a-e a-f");
    CHECK(near(closeness_centralization(star), 1));
    CHECK(near(harmonic_closeness_centralization(star), 1));
    const Network ring = draw("a-b b-c c-d d-e e-a");
    CHECK(near(closeness_centralization(ring), 0));
    CHECK(near(harmonic_closeness_centralization(ring), 0));
    CHECK(near(eigenvector_centralization(ring), 0));
    CHECK(near(eigenvector_centralization(draw("a-b c d e")), 1));  // one pair among others who have nobody
    CHECK(near(closeness_centralization(draw("a>b c>a a>d")), closeness_centralization(draw("a-b a-c a-d"))));
}

TEST_CASE("centralization of harmonic nearness is never above a star's", "[measure][centralization]") {
    const ActorId n = 5;
    for (std::uint32_t bits = 0; bits < 1024; ++bits) {  // every network of five
        NetworkBuilder builder(n, Ties::undirected);
        std::uint32_t pair = 0;
        for (ActorId i = 0; i < n; ++i) {
            for (ActorId j = 0; j < i; ++j) {
                if ((bits >> pair++ & 1U) != 0) builder.add(i, j);
            }
        }
        CHECK(harmonic_closeness_centralization(builder.build()) <= 1 + 1e-12);
    }
}

TEST_CASE("centralization of nearness and fragmentation agree with hops to the letter", "[measure][centralization]") {
    Random random(711);
    for (std::uint32_t round = 0; round < 60; ++round) {
        const Network g = random_network(random, {.actors = 9,
                                                  .density_percent = 8 + round % 4 * 8,
                                                  .directed = round % 2 == 0,
                                                  .silent_percent = round % 3 == 0 ? 20U : 0U,
                                                  .off_roster_percent = round % 5 == 0 ? 20U : 0U});
        const auto d = test::hops(symmetrise(g, Direction::union_));
        std::vector<double> near_to;
        std::vector<double> inverse;
        double apart = 0;
        double n = 0;
        for (ActorId i = 0; i < 9; ++i) n += g.observed().on_roster(i);
        for (ActorId i = 0; i < 9; ++i) {
            if (!g.observed().on_roster(i)) continue;
            double far = 0;
            inverse.push_back(0);
            for (ActorId j = 0; j < 9; ++j) {
                if (i == j || !g.observed().on_roster(j)) continue;
                far += d[i][j];
                inverse.back() += 1 / d[i][j] / (n - 1);
                apart += d[i][j] == test::unreachable;
            }
            near_to.push_back((n - 1) / far);
        }
        const auto freeman = [&](const std::vector<double>& scores, double most) {
            double largest = 0;
            for (const double score : scores) largest = std::max(largest, score);
            double sum = 0;
            for (const double score : scores) sum += largest - score;
            return n < 3 ? undefined : sum / most;
        };
        INFO("round " << round);
        CHECK(near(fragmentation(g), n < 2 ? undefined : apart / (n * (n - 1))));
        CHECK(near(fragmentation(g), 1 - organisation_shape(g).connectedness));
        CHECK(near(closeness_centralization(g),
                   apart > 0 ? undefined : freeman(near_to, (n - 1) * (n - 2) / (2 * n - 3))));
        CHECK(near(harmonic_closeness_centralization(g), freeman(inverse, (n - 2) / 2)));
    }
}

TEST_CASE("centralization and fragmentation: nobody, a pair, pieces, who was not there", "[measure][centralization]") {
    for (const char* const drawing : {"", "a", "a-b"}) {
        CHECK(near(closeness_centralization(draw(drawing)), undefined));
        CHECK(near(harmonic_closeness_centralization(draw(drawing)), undefined));
        CHECK(near(eigenvector_centralization(draw(drawing)), undefined));
    }
    CHECK(near(closeness_centralization(draw("a-b a-c d")), undefined));  // in pieces
    CHECK(near(closeness_centralization(draw("a-b a-c d!")), 1));         // d was not there
    CHECK(near(harmonic_closeness_centralization(draw("a b c")), 0));
    CHECK(near(eigenvector_centralization(draw("a b c")), undefined));    // no contacts
    CHECK(near(eigenvector_centralization(draw("a-b c-d")), undefined));  // two pairs share the eigenvalue
    CHECK(near(fragmentation(draw("")), undefined));
    CHECK(near(fragmentation(draw("a")), undefined));
    CHECK(near(fragmentation(draw("a b c")), 1));
    CHECK(near(fragmentation(draw("a-b c-d")), 1 - 4.0 / 12));
    CHECK(near(fragmentation(draw("a>b c>b d!")), 0));
}
