#include "graph/measure/structural_holes.hpp"

#include <cmath>

#include "graph/measure/clustering.hpp"
#include "graph/model/select.hpp"
#include "tests/graph/measure/check_scores.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::check_scores;
using crosstie::test::draw;
using crosstie::test::near;

namespace {

// Burt's formulas to the letter, over a plain matrix.
struct Slow {
    explicit Slow(const Network& g) : n(g.actor_count()), a(n, std::vector<double>(n, 0)) {
        for (ActorId i = 0; i < n; ++i) {
            for (ActorId j = 0; j < n; ++j) {
                if (i != j) a[i][j] = double(g.has_tie(i, j)) + double(g.has_tie(j, i));
            }
        }
    }
    double p(ActorId i, ActorId j) const {
        double total = 0;
        for (ActorId k = 0; k < n; ++k) total += a[i][k];
        return total > 0 ? a[i][j] / total : 0;
    }
    double m(ActorId j, ActorId q) const {
        double most = 0;
        for (ActorId k = 0; k < n; ++k) most = std::max(most, a[j][k]);
        return a[j][q] / most;
    }
    ActorId n;
    std::vector<std::vector<double>> a;
};

}  // namespace

TEST_CASE("structural holes: a star's centre is free, its ends are held by one contact", "[measure][burt]") {
    const Network star = draw("a-b a-c a-d");
    check_scores(constraint(star), {1.0 / 3, 1, 1, 1});
    check_scores(effective_size(star), {3, 1, 1, 1});
    check_scores(efficiency(star), {1, 1, 1, 1});
}

TEST_CASE("structural holes: constraint may exceed 1, as in the methods' example", "[measure][burt]") {
    // Example A read as undirected: 1.007 for actors 1 and 2 (METHODS section 8).
    const ActorScores scores = constraint(symmetrise(draw("a>b b>a b>c c>d a>c e"), Direction::union_));
    CHECK(near(scores[0], 1.00694444444, 1e-6));
    CHECK(near(scores[1], scores[0]));
    CHECK(near(scores[4], undefined));
}

TEST_CASE("structural holes agree with the formulas written out", "[measure][burt]") {
    Random random(71);
    for (int round = 0; round < 60; ++round) {
        const Network g =
            test::random_network(random, {.actors = 8, .density_percent = 25, .directed = round % 2 == 0});
        const Slow slow(g);
        ActorScores held(8, undefined);
        ActorScores size(8, undefined);
        ActorScores tight(8, undefined);
        for (ActorId i = 0; i < 8; ++i) {
            double c = 0;
            double e = 0;
            double contacts = 0;
            double linked = 0;
            for (ActorId j = 0; j < 8; ++j) {
                if (slow.a[i][j] == 0) continue;
                contacts += 1;
                double through = slow.p(i, j);
                double redundant = 0;
                for (ActorId q = 0; q < 8; ++q) {
                    if (q == i || q == j) continue;
                    through += slow.p(i, q) * slow.p(q, j);
                    redundant += slow.p(i, q) * slow.m(j, q);
                    if (slow.a[i][q] > 0 && slow.a[j][q] > 0) linked += 1;
                }
                c += through * through;
                e += 1 - redundant;
            }
            if (contacts > 0) held[i] = c, size[i] = e;
            if (contacts > 1) tight[i] = linked / (contacts * (contacts - 1));
        }
        check_scores(constraint(g), held);
        check_scores(effective_size(g), size);
        check_scores(clustering(g), tight);
    }
}

TEST_CASE("structural holes: hierarchy is 0 where all contacts weigh alike, and undefined for one contact",
          "[measure][burt]") {
    check_scores(hierarchy(draw("a-b a-c a-d")), {0, undefined, undefined, undefined});
    check_scores(hierarchy(draw("a-b b-c a-c")), {0, 0, 0});
    check_scores(hierarchy(draw("a b!")), {undefined, undefined});
    CHECK(hierarchy(draw("")).empty());
    CHECK(dyadic_constraint(draw("a b")).empty());
}

TEST_CASE("structural holes: a contact known to both others weighs most", "[measure][burt]") {
    // a's contacts b, c, d; b knows c and d. p(a,.) = 1/3, p(b,.) = 1/3, p(c,.) = p(d,.) = 1/2.
    const Network g = draw("a-b a-c a-d b-c b-d");
    const double b = 1.0 / 3 + 2 * (1.0 / 3 * 1 / 2);
    const double c = 1.0 / 3 + 1.0 / 3 * 1 / 3;
    const auto rows = dyadic_constraint(g);
    REQUIRE(rows.size() == 10);
    CHECK(near(rows[0].constraint, b * b));
    CHECK(near(rows[1].constraint, c * c));
    CHECK(near(rows[2].constraint, c * c));
    CHECK(rows[1].actor == 0);
    CHECK(rows[1].contact == 2);
    const double mean = (b * b + 2 * c * c) / 3;
    const double rb = b * b / mean;
    const double rc = c * c / mean;
    CHECK(near(hierarchy(g)[0], (rb * std::log(rb) + 2 * rc * std::log(rc)) / (3 * std::log(3.0))));
}

TEST_CASE("structural holes: hierarchy and single contacts agree with the formulas written out", "[measure][burt]") {
    Random random(72);
    for (int round = 0; round < 60; ++round) {
        const Network g = test::random_network(random, {.actors = 8,
                                                        .density_percent = 25,
                                                        .directed = round % 2 == 0,
                                                        .silent_percent = round % 3 == 0 ? 20U : 0U});
        const Slow slow(g);
        const auto rows = dyadic_constraint(g);
        std::size_t row = 0;
        ActorScores expected(8, undefined);
        ActorScores sums(8, undefined);
        for (ActorId i = 0; i < 8; ++i) {
            std::vector<double> held;
            double sum = 0;
            for (ActorId j = 0; j < 8; ++j) {
                if (slow.a[i][j] == 0) continue;
                double through = slow.p(i, j);
                for (ActorId q = 0; q < 8; ++q) through += q == i || q == j ? 0 : slow.p(i, q) * slow.p(q, j);
                held.push_back(through * through);
                sum += through * through;
                REQUIRE(row < rows.size());
                CHECK((rows[row].actor == i && rows[row].contact == j));
                CHECK(near(rows[row++].constraint, through * through));
            }
            if (held.empty()) continue;
            sums[i] = sum;
            if (held.size() == 1) continue;
            const auto contacts = static_cast<double>(held.size());
            expected[i] = 0;
            for (const double c : held) {
                const double ratio = c / (sum / contacts);
                expected[i] += ratio * std::log(ratio) / (contacts * std::log(contacts));
            }
        }
        CHECK(row == rows.size());
        check_scores(hierarchy(g), expected);
        check_scores(constraint(g), sums);
    }
}
