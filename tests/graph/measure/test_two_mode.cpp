#include <cmath>
#include <numeric>
#include <stdexcept>

#include "graph/base/random.hpp"
#include "graph/measure/two_mode.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::near;

namespace {

using Matrix = std::vector<std::vector<double>>;  // [actors][events], or the product of one with another

struct Drawn {
    Matrix attended;
    TwoMode two_mode;
};

Drawn drawn(Random& random) {
    const std::uint32_t actors = 1 + random.below(9);
    const std::uint32_t events = 1 + random.below(7);
    const std::uint32_t percent = 10 + random.below(80);
    Matrix attended(actors, std::vector<double>(events, 0));
    std::vector<Attends> ties;
    for (std::uint32_t i = 0; i < actors; ++i) {
        for (std::uint32_t k = 0; k < events; ++k) {
            if (random.below(100) >= percent) continue;
            attended[i][k] = 1;
            ties.push_back({i, k});
            if (random.below(4) == 0) ties.push_back({i, k});  // a repeated line counts once
        }
    }
    random.shuffle(std::span(ties));
    return {attended, TwoMode(actors, events, std::move(ties))};
}

Matrix transposed(const Matrix& matrix) {
    Matrix result(matrix[0].size(), std::vector<double>(matrix.size(), 0));
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        for (std::size_t k = 0; k < matrix[i].size(); ++k) result[k][i] = matrix[i][k];
    }
    return result;
}

// sum over k of b(i,k) w(k) b(j,k)
Matrix product(const Matrix& b, const std::vector<double>& w) {
    Matrix result(b.size(), std::vector<double>(b.size(), 0));
    for (std::size_t i = 0; i < b.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j) {
            for (std::size_t k = 0; k < w.size(); ++k) result[i][j] += b[i][k] * w[k] * b[j][k];
        }
    }
    return result;
}

double sum_of(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

// The strength of a tie; 0: there is none.
double strength(const Network& network, ActorId from, ActorId to) {
    const auto row = network.out(from);
    for (std::size_t k = 0; k < row.size(); ++k) {
        if (row[k] == to) return network.valued() ? network.out_strength(from)[k] : 1;
    }
    return 0;
}

// Four actors, three events: a at 0; b at 0, 1; c at 1, 2; d at 2.
TwoMode chain() { return {4, 3, {{0, 0}, {1, 0}, {1, 1}, {2, 1}, {2, 2}, {3, 2}}}; }
// Two actors at the same two events.
TwoMode ring() { return {2, 2, {{0, 0}, {0, 1}, {1, 0}, {1, 1}}}; }

}  // namespace

TEST_CASE("two-mode: both ways sorted, a repeated line counts once, what is not there is refused", "[two_mode]") {
    const TwoMode two_mode(3, 2, {{2, 1}, {0, 1}, {2, 0}, {0, 1}});
    CHECK(two_mode.tie_count() == 3);
    CHECK(std::vector(two_mode.events_of(2).begin(), two_mode.events_of(2).end()) == std::vector<std::uint32_t>{0, 1});
    CHECK(two_mode.events_of(1).empty());
    CHECK(std::vector(two_mode.actors_of(1).begin(), two_mode.actors_of(1).end()) == std::vector<ActorId>{0, 2});
    CHECK_THROWS_AS(TwoMode(3, 2, {{3, 0}}), std::invalid_argument);
    CHECK_THROWS_AS(TwoMode(3, 2, {{0, 2}}), std::invalid_argument);
}

TEST_CASE("two-mode: projections of a drawing by each weighting", "[two_mode]") {
    // Event 0 has three actors, event 1 only the first two, event 2 only the third.
    const TwoMode two_mode(3, 3, {{0, 0}, {1, 0}, {2, 0}, {0, 1}, {1, 1}, {2, 2}});
    CHECK(near(strength(project(two_mode, Side::actors), 0, 1), 2));
    CHECK(near(strength(project(two_mode, Side::actors), 0, 2), 1));
    CHECK(near(strength(project(two_mode, Side::actors, Weighting::newman), 0, 1), 1.5));  // 1/2 + 1/1
    CHECK(near(strength(project(two_mode, Side::actors, Weighting::newman), 0, 2), 0.5));
    CHECK(near(strength(project(two_mode, Side::actors, Weighting::jaccard), 0, 1), 1));
    CHECK(near(strength(project(two_mode, Side::actors, Weighting::jaccard), 0, 2), 1.0 / 3.0));
    CHECK(near(strength(project(two_mode, Side::events), 0, 1), 2));
    CHECK(project(two_mode, Side::events).tie_count() == 2);  // an event of one meets only the plenary
}

TEST_CASE("two-mode: projections are the matrix products, on random networks", "[two_mode]") {
    Random random(711);
    for (int round = 0; round < 200; ++round) {
        const Drawn d = drawn(random);
        for (const Side side : {Side::actors, Side::events}) {
            const Matrix b = side == Side::actors ? d.attended : transposed(d.attended);
            const Matrix columns = transposed(b);
            const std::vector<double> ones(columns.size(), 1);
            std::vector<double> newman;
            for (const auto& column : columns) newman.push_back(sum_of(column) > 1 ? 1 / (sum_of(column) - 1) : 0);
            const Matrix shared = product(b, ones);
            const Matrix weighted = product(b, newman);
            const Network by_count = project(d.two_mode, side);
            const Network by_newman = project(d.two_mode, side, Weighting::newman);
            const Network by_jaccard = project(d.two_mode, side, Weighting::jaccard);
            for (ActorId i = 0; i < b.size(); ++i) {
                CHECK(shared[i][i] == static_cast<double>(d.two_mode.of(side, i).size()));  // the diagonal
                for (ActorId j = 0; j < b.size(); ++j) {
                    if (i == j) continue;
                    const double either = shared[i][i] + shared[j][j] - shared[i][j];
                    CHECK(strength(by_count, i, j) == shared[i][j]);
                    CHECK(near(strength(by_newman, i, j), weighted[i][j]));
                    CHECK(near(strength(by_jaccard, i, j), shared[i][j] == 0 ? 0 : shared[i][j] / either));
                }
            }
        }
    }
}

TEST_CASE("two-mode: measures of a chain, by hand", "[measure][two_mode]") {
    const TwoMode two_mode = chain();  // a - 0 - b - 1 - c - 2 - d
    CHECK(near(density_two_mode(two_mode), 0.5));
    CHECK(near(degree_two_mode(two_mode).actors[1], 2.0 / 3.0));
    CHECK(near(degree_two_mode(two_mode).events[1], 2.0 / 4.0));
    // A path of seven. a: 1+..+6 = 21 hops, at least 3 + 2 * 3 = 9. Event 1: 2 (1+2+3) = 12, at least 4 + 2 * 2 = 8.
    CHECK(near(closeness_two_mode(two_mode).actors[0], 9.0 / 21));
    CHECK(near(closeness_two_mode(two_mode).events[1], 8.0 / 12));
    // b stands between 2 and 4 others: 8. Most for an actor, n = 4, m = 3: s = 1, t = 0: (36 + 6 * (-2)) / 2 = 12.
    CHECK(near(betweenness_two_mode(two_mode).actors[1], 8.0 / 12));
    // Event 1 between 3 and 3: 9. Most for an event, n = 3, m = 4: s = 0, t = 2: (16 + 4 * 3 - 2 * 1) / 2 = 13.
    CHECK(near(betweenness_two_mode(two_mode).events[1], 9.0 / 13));
    CHECK(near(clustering_robins_alexander(two_mode), 0));
    // The same path beside an actor and an event of their own: a reaches 6 of 8 others, these two only each other.
    const TwoMode pieces(5, 4, {{0, 0}, {1, 0}, {1, 1}, {2, 1}, {2, 2}, {3, 2}, {4, 3}});
    CHECK(near(closeness_two_mode(pieces).actors[0], 9.0 / 21 * 6 / 8));
    CHECK(near(closeness_two_mode(pieces).actors[4], 1.0 / 8));
    // a shares 1 of 2 with b; b 1 of 2 with a and 1 of 3 with c.
    CHECK(near(clustering_latapy_dot(two_mode).actors[0], 0.5));
    CHECK(near(clustering_latapy_dot(two_mode).actors[1], (0.5 + 1.0 / 3.0) / 2));
    CHECK(near(redundancy(two_mode).actors[1], 0));
    CHECK(std::isnan(redundancy(two_mode).actors[0]));
}

TEST_CASE("two-mode: a ring of two people at two meetings is wholly closed", "[measure][two_mode]") {
    CHECK(near(clustering_robins_alexander(ring()), 1));  // one four-cycle, four three-paths
    CHECK(near(clustering_latapy_dot(ring()).actors[0], 1));
    CHECK(near(redundancy(ring()).events[1], 1));
    CHECK(near(closeness_two_mode(ring()).actors[0], 1));
}

TEST_CASE("two-mode: clustering and redundancy agree with counting every pattern", "[measure][two_mode]") {
    Random random(712);
    for (int round = 0; round < 100; ++round) {
        const Drawn d = drawn(random);
        const Matrix& b = d.attended;
        double cycles = 0;
        double paths = 0;
        for (std::size_t i = 0; i < b.size(); ++i) {
            for (std::size_t j = 0; j < b.size(); ++j) {
                for (std::size_t k = 0; i != j && k < b[i].size(); ++k) {
                    for (std::size_t l = 0; l < b[i].size(); ++l) {
                        if (k == l || b[i][k] == 0 || b[j][k] == 0 || b[j][l] == 0) continue;
                        paths += 1;  // i - k - j - l, once from its own end only
                        cycles += b[i][l] != 0 ? 0.25 : 0;
                    }
                }
            }
        }
        CHECK(near(clustering_robins_alexander(d.two_mode), paths == 0 ? undefined : 4 * cycles / paths));
        const TwoModeScores again = redundancy(d.two_mode);
        for (std::size_t i = 0; i < b.size(); ++i) {
            double pairs = 0;
            double joined = 0;
            for (std::size_t k = 0; k < b[i].size(); ++k) {
                for (std::size_t l = k + 1; l < b[i].size(); ++l) {
                    if (b[i][k] == 0 || b[i][l] == 0) continue;
                    pairs += 1;
                    double others = 0;
                    for (std::size_t j = 0; j < b.size(); ++j) others += j != i ? b[j][k] * b[j][l] : 0;
                    joined += others > 0 ? 1 : 0;
                }
            }
            CHECK(near(again.actors[i], pairs == 0 ? undefined : joined / pairs));
        }
    }
}

TEST_CASE("two-mode: nothing exceeds its range, whatever the network", "[measure][two_mode]") {
    Random random(713);
    for (int round = 0; round < 200; ++round) {
        const Drawn d = drawn(random);
        for (const TwoModeScores& scores :
             {degree_two_mode(d.two_mode), betweenness_two_mode(d.two_mode), closeness_two_mode(d.two_mode),
              clustering_latapy_dot(d.two_mode), redundancy(d.two_mode)}) {
            for (const auto* side : {&scores.actors, &scores.events}) {
                for (const double score : *side) CHECK((std::isnan(score) || (score >= 0 && score <= 1 + 1e-12)));
            }
        }
    }
}

TEST_CASE("two-mode: empty, without ties, and one of each", "[measure][two_mode]") {
    const TwoMode empty(0, 0, {});
    CHECK(std::isnan(density_two_mode(empty)));
    CHECK(betweenness_two_mode(empty).actors.empty());
    CHECK(std::isnan(density_two_mode(TwoMode(3, 0, {}))));
    const TwoMode silent(2, 2, {});
    CHECK(density_two_mode(silent) == 0);
    CHECK(std::isnan(clustering_robins_alexander(silent)));
    CHECK(std::isnan(clustering_latapy_dot(silent).actors[0]));
    CHECK(closeness_two_mode(silent).actors[0] == 0);
    const TwoMode one(1, 1, {{0, 0}});
    CHECK(density_two_mode(one) == 1);
    CHECK(near(closeness_two_mode(one).actors[0], 1));
    CHECK(std::isnan(betweenness_two_mode(one).actors[0]));
    CHECK(project(one, Side::actors).tie_count() == 0);
    CHECK(std::isnan(closeness_two_mode(TwoMode(1, 0, {})).actors[0]));
}
