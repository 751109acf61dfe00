#include "graph/measure/status.hpp"

#include <cmath>
#include <numeric>
#include <stdexcept>

#include "graph/model/select.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::check_scores;
using crosstie::test::draw;
using crosstie::test::near;

TEST_CASE("eigenvector: a star's ends have 1/sqrt(3) of its centre, and an isolate nothing", "[measure][status]") {
    const double end = 1 / std::sqrt(3.0);
    check_scores(eigenvector(draw("a-b a-c a-d e")),
                 {1, end, end, end, 0});  // bipartite: plain iteration never settles
    check_scores(eigenvector(draw("a b")), {undefined, undefined});
    check_scores(eigenvector(draw("a-b c-d")), {undefined, undefined, undefined, undefined});  // no single leading part
    check_scores(eigenvector(draw("a-b b-c a-c d-e")), {1, 1, 1, 0, 0});
}

TEST_CASE("eigenvector: each score is the sum of the neighbours' over one number", "[measure][status]") {
    Random random(81);
    for (int round = 0; round < 40; ++round) {
        const Network g =
            symmetrise(test::random_network(random, {.actors = 10, .density_percent = 30}), Direction::union_);
        const ActorScores scores = eigenvector(g);
        if (std::isnan(scores[0])) continue;
        double eigenvalue = 0;
        for (ActorId i = 0; i < 10; ++i) {
            double sum = 0;
            for (const ActorId j : g.out(i)) sum += scores[j];
            if (scores[i] == 1) eigenvalue = sum;
        }
        for (ActorId i = 0; i < 10; ++i) {
            double sum = 0;
            for (const ActorId j : g.out(i)) sum += scores[j];
            CHECK(near(sum, eigenvalue * scores[i], 1e-8));
        }
    }
}

TEST_CASE("page rank: adds up to 1, is even on a ring, and keeps its equation", "[measure][status]") {
    check_scores(page_rank(draw("a>b b>c c>a")), {1.0 / 3, 1.0 / 3, 1.0 / 3});
    check_scores(page_rank(draw("a b")), {0.5, 0.5});
    check_scores(page_rank(draw("a-b c!")), {0.5, 0.5, undefined});
    CHECK_THROWS_AS(page_rank(draw("a>b"), {.damping = 1.5}), std::invalid_argument);
    Random random(82);
    for (int round = 0; round < 40; ++round) {
        const Network g = test::random_network(random, {.actors = 9, .density_percent = 15});
        const ActorScores rank = page_rank(g);
        CHECK(near(std::accumulate(rank.begin(), rank.end(), 0.0), 1));
        double stranded = 0;
        for (ActorId i = 0; i < 9; ++i) stranded += g.out(i).empty() ? rank[i] : 0;
        for (ActorId i = 0; i < 9; ++i) {
            double in = 0;
            for (const ActorId j : g.in(i)) in += rank[j] / static_cast<double>(g.out(j).size());
            CHECK(near(rank[i], 0.85 * (in + stranded / 9) + 0.15 / 9));
        }
    }
}

TEST_CASE("hubs name authorities: who only names is a hub, who is only named an authority", "[measure][status]") {
    const HubsAndAuthorities scores = hubs_and_authorities(draw("a>c a>d b>c"));
    const double b = (std::sqrt(5.0) - 1) / 2;  // the golden section, from the 2 x 2 matrix {2 1; 1 1}
    check_scores(scores.hub, {1, b, 0, 0});
    check_scores(scores.authority, {0, 0, 1, b});
    check_scores(hubs_and_authorities(test::draw_directed("a b")).hub, {undefined, undefined});
}
