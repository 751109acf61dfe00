#include "graph/measure/reciprocity.hpp"

#include <cmath>

#include "graph/measure/cohesion.hpp"
#include "graph/measure/degree.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::check_scores;
using crosstie::test::draw;

namespace {
constexpr double none = undefined;
}

TEST_CASE("reciprocity of actors: of those somebody names, the share who name them back", "[measure][reciprocity]") {
    check_scores(reciprocity_of_actors(draw("a>b b>a a>c d>a c>d")), {0.5, 1, 0, 0});
    check_scores(reciprocity_of_actors(draw("a-b b-c d")), {1, 1, 1, none});  // undirected
    check_scores(reciprocity_of_actors(draw("")), {});
    check_scores(reciprocity_of_actors(draw("a")), {none});
}

TEST_CASE("reciprocity of actors: who did not answer is no refusal", "[measure][reciprocity]") {
    // b did not answer: of those a names, only c is known not to name a back; nobody else is named.
    check_scores(reciprocity_of_actors(draw("a>b a>c c>d d>c b?")), {0, none, 1, 1});
    check_scores(reciprocity_of_actors(draw("a>b b?")), {none, none});
}

TEST_CASE("reciprocity of actors: weighed by ties out it is the network's own", "[measure][reciprocity]") {
    Random random(7);
    for (int round = 0; round < 40; ++round) {
        const Network g = test::random_network(random, {.actors = 12, .density_percent = 30});
        const ActorScores each = reciprocity_of_actors(g), out = out_degree(g);
        double sum = 0, all = 0;
        for (ActorId i = 0; i < g.actor_count(); ++i) {
            if (out[i] > 0) sum += each[i] * out[i];
            all += out[i];
        }
        CHECK(test::near(sum / all, reciprocity(g, Reciprocity::edgewise)));
    }
}
