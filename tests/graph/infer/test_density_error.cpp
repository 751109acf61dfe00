#include "graph/infer/density_error.hpp"

#include <cmath>

#include "graph/infer/density_change.hpp"
#include "graph/measure/cohesion.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::infer;
using crosstie::test::draw;
using crosstie::test::draw_directed;
using crosstie::test::near;
using crosstie::test::random_network;

namespace {

// The standard deviation of the density over every sample of n actors with replacement: the samples one by one, and
// within a sample the filled pairs, which are drawn independently, by their mean and variance.
double enumerated(const Network& g, bool cell_by_cell) {
    const ActorId n = g.actor_count();
    const double cells = n * (n - 1.0);
    double cell_mean = 0;
    double pair_mean = 0;
    double pair_squares = 0;
    for (ActorId a = 0; a < n; ++a) {
        for (ActorId b = 0; b < n; ++b) {
            if (a == b) continue;
            const double pair = double(g.has_tie(a, b)) + double(g.has_tie(b, a));
            cell_mean += double(g.has_tie(a, b)) / cells;
            pair_mean += pair / cells;
            pair_squares += pair * pair / cells;
        }
    }
    const double fill_variance = cell_by_cell ? 2 * cell_mean * (1 - cell_mean) : pair_squares - pair_mean * pair_mean;
    double samples = 1;
    for (ActorId i = 0; i < n; ++i) samples *= n;
    double mean = 0;
    double squares = 0;
    double variance_within = 0;
    for (std::uint32_t sample = 0; sample < static_cast<std::uint32_t>(samples); ++sample) {
        std::vector<ActorId> drawn;
        for (std::uint32_t rest = sample; drawn.size() < n; rest /= n) drawn.push_back(rest % n);
        double sum = 0;
        for (ActorId k = 0; k < n; ++k) {
            for (ActorId h = 0; h < k; ++h) {
                if (drawn[k] == drawn[h]) {
                    sum += pair_mean;
                    variance_within += fill_variance / (cells * cells) / samples;
                } else {
                    sum += double(g.has_tie(drawn[k], drawn[h])) + double(g.has_tie(drawn[h], drawn[k]));
                }
            }
        }
        mean += sum / cells / samples;
        squares += sum / cells * (sum / cells) / samples;
    }
    return std::sqrt(variance_within + squares - mean * mean);
}

double jackknife_by_hand(const Network& g) {
    const ActorId n = g.actor_count();
    std::vector<double> without;
    for (ActorId left_out = 0; left_out < n; ++left_out) {
        double ties = 0;
        for (ActorId i = 0; i < n; ++i) {
            for (ActorId j = 0; j < n; ++j) ties += i != left_out && j != left_out && g.has_tie(i, j);
        }
        without.push_back(ties / ((n - 1.0) * (n - 2.0)));
    }
    double mean = 0;
    for (const double z : without) mean += z / n;
    double squares = 0;
    for (const double z : without) squares += (z - mean) * (z - mean);
    return std::sqrt((n - 2.0) / (2.0 * n) * squares);
}

}  // namespace

TEST_CASE("density error: one tie among three actors, worked by hand", "[infer][density]") {
    // a>b: d = 1/6; S - d over pairs: 1/3, -1/6, -1/6; z1 = 1/162, z2 = 1/18: 2/6 (2/162 + 1/18) = 11/486.
    const DensityPrecision one = density_precision(draw("a>b c"));
    CHECK(near(one.density, 1.0 / 6));
    CHECK(near(one.bootstrap, std::sqrt(11.0 / 486)));
    CHECK(near(one.independent, std::sqrt(5.0 / 36 / 5)));
    CHECK(one.actors == 3);
    CHECK(one.cells == 6);
}

TEST_CASE("density error is the bootstrap's over all samples there are", "[infer][density]") {
    Random random(611);
    for (int round = 0; round < 60; ++round) {
        const bool directed = round % 2 == 0;
        const Network g = random_network(
            random, {.actors = static_cast<ActorId>(3 + round % 3), .density_percent = 40, .directed = directed});
        const DensityPrecision ours = density_precision(g);
        INFO("round " << round);
        CHECK(near(ours.bootstrap, enumerated(g, false), 1e-7));  // 1e-7: a root near 0 halves the digits
        CHECK(near(ours.bootstrap_cells, enumerated(g, directed), 1e-7));
        CHECK(near(ours.jackknife, jackknife_by_hand(g)));
    }
}

TEST_CASE("density error is that of the change from no ties at all, gaps included", "[infer][density]") {
    Random random(612);
    for (std::uint32_t round = 0; round < 60; ++round) {
        const Network g = random_network(random, {.actors = 12,
                                                  .density_percent = 30,
                                                  .directed = round % 2 == 0,
                                                  .silent_percent = 15,
                                                  .skipped_percent = 10,
                                                  .off_roster_percent = 10});
        NetworkBuilder builder(12, ties_of(g));
        builder.observe(g.observed());
        const DensityChange change = density_change(builder.build(), g);
        const DensityPrecision ours = density_precision(g);
        CHECK(near(ours.density, measure::density(g)));
        CHECK(near(ours.bootstrap, change.bootstrap.se));
        CHECK(near(ours.jackknife, change.jackknife.se));
    }
}

TEST_CASE("density error: nobody, one pair, no ties, all ties", "[infer][density]") {
    for (const char* const drawing : {"", "a", "a? b?"}) {
        CHECK(near(density_precision(draw(drawing)).density, std::nan("")));
        CHECK(near(density_precision(draw(drawing)).bootstrap, std::nan("")));
    }
    CHECK(near(density_precision(draw_directed("a-b")).density, 1));
    CHECK(near(density_precision(draw_directed("a-b")).bootstrap, std::nan("")));
    for (const char* const drawing : {"a b c d", "a-b b-c c-a"}) {
        const DensityPrecision none = density_precision(draw(drawing));
        CHECK(near(none.bootstrap, 0));
        CHECK(near(none.bootstrap_cells, 0));
        CHECK(near(none.jackknife, 0));
        CHECK(near(none.independent, 0));
    }
}
