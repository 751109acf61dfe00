#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "graph/base/random.hpp"
#include "graph/infer/mrqap.hpp"
#include "tests/graph/infer/slow_regression.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::infer;
using crosstie::test::draw_directed;
using crosstie::test::near;
using crosstie::test::Rows;
using crosstie::test::slow_least_squares;
using crosstie::test::slow_logistic;
using crosstie::test::SlowFit;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

struct SlowTest {
    std::vector<double> coefficients, statistics;
    std::vector<double> at_least, at_most, two_sided;  // exact shares of all relabellings, for each predictor
};

// To the letter: residual matrix of each predictor on the others, every relabelling of the people, every fit anew.
template <typename Fitter>
SlowTest slow_mrqap(const PairMatrix& y, const std::vector<PairMatrix>& predictors, bool unordered, Fitter fit) {
    const ActorId n = y.actor_count();
    const auto observed = [&](ActorId i, ActorId j) {
        bool all = i != j && !std::isnan(y(i, j));
        for (const PairMatrix& x : predictors) all = all && !std::isnan(x(i, j));
        return all;
    };
    std::vector<ActorId> people;
    for (ActorId i = 0; i < n; ++i) {
        bool any = false;
        for (ActorId j = 0; j < n; ++j) any = any || observed(i, j) || observed(j, i);
        if (any) people.push_back(i);
    }
    const auto over = [&](auto&& cell) {
        for (ActorId i = 0; i < n; ++i) {
            for (ActorId j = unordered ? i + 1 : 0; j < n; ++j) {
                if (observed(i, j)) cell(i, j);
            }
        }
    };
    Rows x;
    std::vector<double> outcome;
    over([&](ActorId i, ActorId j) {
        x.push_back({1});
        for (const PairMatrix& p : predictors) x.back().push_back(p(i, j));
        outcome.push_back(y(i, j));
    });
    const SlowFit base = fit(x, outcome);
    SlowTest test{base.coefficients, base.statistics, {}, {}, {}};
    for (std::size_t k = 1; k <= predictors.size(); ++k) {
        Rows others;
        std::vector<double> own;
        for (const auto& row : x) {
            own.push_back(row[k]);
            others.push_back(row);
            others.back().erase(others.back().begin() + static_cast<std::ptrdiff_t>(k));
        }
        const SlowFit part = slow_least_squares(others, own);
        PairMatrix residual(n, missing);
        std::size_t c = 0;
        over([&](ActorId i, ActorId j) {
            double rest = own[c];
            for (std::size_t m = 0; m < others[c].size(); ++m) rest -= part.coefficients[m] * others[c][m];
            residual(i, j) = rest;
            if (unordered) residual(j, i) = rest;
            ++c;
        });
        std::vector<ActorId> order(n);
        std::iota(order.begin(), order.end(), 0U);
        std::vector<ActorId> labels = people;
        double all = 0;
        double at_least = 0;
        double at_most = 0;
        double two_sided = 0;
        do {
            for (std::size_t p = 0; p < people.size(); ++p) order[people[p]] = labels[p];
            Rows drawn;
            std::vector<double> kept;
            std::size_t cell = 0;
            over([&](ActorId i, ActorId j) {
                const double moved = residual(order[i], order[j]);
                if (!std::isnan(moved)) {
                    drawn.push_back(others[cell]);
                    drawn.back().push_back(moved);
                    kept.push_back(outcome[cell]);
                }
                ++cell;
            });
            const double t = drawn.empty() ? missing : fit(drawn, kept).statistics.back();
            const double seen = base.statistics[k];
            const bool none = std::isnan(t);
            all += 1;
            at_least += none || t >= seen - 1e-6;
            at_most += none || t <= seen + 1e-6;
            two_sided += none || std::abs(t) >= std::abs(seen) - 1e-6;
        } while (std::next_permutation(labels.begin(), labels.end()));
        test.at_least.push_back(at_least / all);
        test.at_most.push_back(at_most / all);
        test.two_sided.push_back(two_sided / all);
    }
    return test;
}

PairMatrix random_matrix(Random& random, ActorId n, bool symmetric, std::uint32_t missing_percent, bool binary) {
    PairMatrix matrix(n);
    for (ActorId i = 0; i < n; ++i) {
        for (ActorId j = 0; j < n; ++j) {
            if (symmetric && j < i) {
                matrix(i, j) = matrix(j, i);
            } else {
                matrix(i, j) = binary ? random.below(2) : random.below(1000) / 100.0;
                if (random.below(100) < missing_percent) matrix(i, j) = missing;
            }
        }
    }
    return matrix;
}

void check_share(double ours, double exact, std::uint32_t draws) {
    INFO(ours << " against " << exact);
    CHECK(std::abs(ours - exact) < 4.5 * std::sqrt(exact * (1 - exact) / draws) + 2.0 / draws);
}

}  // namespace

TEST_CASE("MRQAP: one predictor of a drawing is a straight line", "[infer][mrqap]") {
    // Cells a>b, a>c, b>a, b>c, c>a, c>b: y = 1 2 2 3 1 3 beside x = 0 1 0 1 0 1. Means 4/3 and 8/3, slope 4/3; residual
    // squares (1/9 + 4/9 + 1/9) + (4/9 + 1/9 + 1/9) = 4/3 over 4 degrees; x's squares 3/2: t = (4/3) / sqrt(1/3 / (3/2)).
    PairMatrix y(3);
    PairMatrix x(3);
    const std::vector<double> ys{1, 2, 2, 3, 1, 3};
    const std::vector<double> xs{0, 1, 0, 1, 0, 1};
    std::size_t c = 0;
    for (ActorId i = 0; i < 3; ++i) {
        for (ActorId j = 0; j < 3; ++j) {
            if (i == j) continue;
            y(i, j) = ys[c];
            x(i, j) = xs[c++];
        }
    }
    const NetworkRegression result = mrqap_linear(y, std::vector{x}, {.seed = 3, .draws = 100});
    CHECK(near(result.terms[0].coefficient, 4.0 / 3.0));
    CHECK(near(result.terms[1].coefficient, 4.0 / 3.0));
    CHECK(near(result.terms[1].statistic, 4 / 3.0 / std::sqrt(2 / 9.0)));
    CHECK(near(result.r_squared, 1 - (4 / 3.0) / 4));
    CHECK(result.cells == 6);
    CHECK(result.people == 3);
    CHECK(result.draws == 100);
    CHECK(std::isnan(result.terms[0].p_at_least));
}

TEST_CASE("MRQAP: coefficients, t and p agree with every fit made anew, with and without gaps", "[infer][mrqap]") {
    Random random(71);
    for (int round = 0; round < 6; ++round) {
        const bool unordered = round % 2 == 1;
        const std::uint32_t gaps = round < 2 ? 0 : unordered ? 6 : 10;
        const PairMatrix y = random_matrix(random, 6, unordered, 0, false);
        std::vector<PairMatrix> predictors;
        for (int k = 0; k < 2; ++k) predictors.push_back(random_matrix(random, 6, unordered, gaps, k == 1));
        const SlowTest slow = slow_mrqap(y, predictors, unordered, slow_least_squares);
        const MrqapOptions options{unordered ? Pairs::unordered : Pairs::ordered, 5, 4000};
        const NetworkRegression ours = mrqap_linear(y, predictors, options);
        REQUIRE(ours.why == NoRegression::none);
        for (std::size_t k = 0; k < 3; ++k) {
            CHECK(near(ours.terms[k].coefficient, slow.coefficients[k]));
            CHECK(near(ours.terms[k].statistic, slow.statistics[k]));
        }
        for (std::size_t k = 0; k < 2; ++k) {
            check_share(ours.terms[k + 1].p_at_least, slow.at_least[k], 4000);
            check_share(ours.terms[k + 1].p_at_most, slow.at_most[k], 4000);
            check_share(ours.terms[k + 1].p_two_sided, slow.two_sided[k], 4000);
        }
    }
}

TEST_CASE("MRQAP, logistic: coefficients, z and p agree with every fit made anew", "[infer][mrqap]") {
    Random random(73);
    int compared = 0;
    for (int round = 0; round < 5; ++round) {
        const bool unordered = round % 3 == 2;
        const ActorId n = unordered ? 6 : 5;
        const PairMatrix y = random_matrix(random, n, unordered, 0, true);
        const std::vector<PairMatrix> predictors{random_matrix(random, n, unordered, round < 3 ? 0U : 6U, false)};
        const SlowTest slow = slow_mrqap(y, predictors, unordered, slow_logistic);
        const MrqapOptions options{unordered ? Pairs::unordered : Pairs::ordered, 5, 1500};
        const NetworkRegression ours = mrqap_logistic(y, predictors, options);
        REQUIRE(std::isnan(ours.terms[1].coefficient) == std::isnan(slow.coefficients[1]));
        if (ours.why != NoRegression::none) continue;
        ++compared;
        for (std::size_t k = 0; k < 2; ++k) {
            CHECK(near(ours.terms[k].coefficient, slow.coefficients[k]));
            CHECK(near(ours.terms[k].statistic, slow.statistics[k]));
        }
        check_share(ours.terms[1].p_at_least, slow.at_least[0], 1500);
        check_share(ours.terms[1].p_two_sided, slow.two_sided[0], 1500);
    }
    CHECK(compared >= 3);
}

TEST_CASE("MRQAP: cells of few kinds, counted kind by kind, agree with every fit made anew", "[infer][mrqap]") {
    // Outcome and predictor of 0 and 1: four kinds of cells, few enough for six people.
    Random random(97);
    int compared = 0;
    for (int round = 0; round < 8; ++round) {
        const bool logistic = round % 2 == 1;
        const bool gaps = round >= 4;
        const PairMatrix y = random_matrix(random, 6, false, 0, true);
        const std::vector<PairMatrix> predictors{random_matrix(random, 6, false, gaps ? 5 : 0, true)};
        const SlowTest slow = slow_mrqap(y, predictors, false, logistic ? slow_logistic : slow_least_squares);
        const auto regression = logistic ? mrqap_logistic : mrqap_linear;
        const NetworkRegression ours = regression(y, predictors, {.seed = 5, .draws = 2000});
        REQUIRE(std::isnan(ours.terms[1].coefficient) == std::isnan(slow.coefficients[1]));
        if (ours.why != NoRegression::none) continue;
        ++compared;
        CHECK(near(ours.terms[1].statistic, slow.statistics[1]));
        check_share(ours.terms[1].p_at_least, slow.at_least[0], 2000);
        check_share(ours.terms[1].p_at_most, slow.at_most[0], 2000);
        check_share(ours.terms[1].p_two_sided, slow.two_sided[0], 2000);
    }
    CHECK(compared >= 6);
}

TEST_CASE("MRQAP: kind by kind and cell by cell come to the same", "[infer][mrqap]") {
    // A hair added to the numbers makes every cell a kind of its own, and changes no statistic beyond the eighth digit.
    Random random(101);
    for (int round = 0; round < 8; ++round) {
        const bool logistic = round % 2 == 1;
        const bool unordered = round % 4 >= 2;
        const std::uint32_t gaps = round < 4 ? 0 : 7;
        const ActorId n = unordered ? 26 : 18;
        const PairMatrix y = random_matrix(random, n, unordered, gaps, true);
        std::vector<PairMatrix> predictors;
        for (int k = 0; k < 3; ++k) predictors.push_back(random_matrix(random, n, unordered, gaps, true));
        PairMatrix other_y = y;
        std::vector<PairMatrix> others = predictors;
        PairMatrix& changed = logistic ? others[2] : other_y;
        for (ActorId i = 0; i < n; ++i) {
            for (ActorId j = 0; j < n; ++j) {
                changed(i, j) +=
                    unordered && j < i ? changed(j, i) - changed(i, j) : 1e-9 * random.below(1000) / 1000.0;
            }
        }
        const auto regression = logistic ? mrqap_logistic : mrqap_linear;
        const MrqapOptions options{unordered ? Pairs::unordered : Pairs::ordered, 13, 400};
        const NetworkRegression kinds = regression(y, predictors, options);
        const NetworkRegression cells = regression(other_y, others, options);
        REQUIRE(kinds.why == NoRegression::none);
        REQUIRE(cells.why == NoRegression::none);
        for (std::size_t k = 0; k < 4; ++k) {
            CHECK(std::abs(kinds.terms[k].statistic - cells.terms[k].statistic) < 1e-6);
            if (k == 0) continue;
            // A draw that gives the statistic itself may fall to either side of it.
            CHECK(std::abs(kinds.terms[k].p_at_least - cells.terms[k].p_at_least) < 2.5 / 401);
            CHECK(std::abs(kinds.terms[k].p_at_most - cells.terms[k].p_at_most) < 2.5 / 401);
            CHECK(std::abs(kinds.terms[k].p_two_sided - cells.terms[k].p_two_sided) < 2.5 / 401);
            CHECK(kinds.terms[k].draws_undefined == cells.terms[k].draws_undefined);
        }
    }
}

// sna 2.7-1 puts the residuals of the observed cells into the first cells of the matrix when a predictor has gaps.
TEST_CASE("MRQAP: an actor without answers in a predictor is as good as not there", "[infer][mrqap]") {
    Random random(79);
    for (const bool logistic : {false, true}) {
        const PairMatrix y = random_matrix(random, 9, false, 0, logistic);
        std::vector<PairMatrix> predictors{random_matrix(random, 9, false, 0, false),
                                           random_matrix(random, 9, false, 0, true)};
        constexpr ActorId silent = 4;
        const auto cut = [&](const PairMatrix& matrix) {
            PairMatrix rest(8);
            for (ActorId i = 0; i < 8; ++i) {
                for (ActorId j = 0; j < 8; ++j) rest(i, j) = matrix(i + (i >= silent), j + (j >= silent));
            }
            return rest;
        };
        const std::vector<PairMatrix> fewer{cut(predictors[0]), cut(predictors[1])};
        for (ActorId i = 0; i < 9; ++i) predictors[0](i, silent) = predictors[0](silent, i) = missing;
        const auto regression = logistic ? mrqap_logistic : mrqap_linear;
        const MrqapOptions options{.seed = 11, .draws = 200};
        const NetworkRegression with = regression(y, predictors, options);
        const NetworkRegression without = regression(cut(y), fewer, options);
        CHECK(with.cells == 56);
        for (std::size_t k = 0; k < 3; ++k) {
            CHECK(near(with.terms[k].coefficient, without.terms[k].coefficient));
            CHECK(near(with.terms[k].statistic, without.terms[k].statistic));
            CHECK(near(with.terms[k].p_at_least, without.terms[k].p_at_least));
            CHECK(near(with.terms[k].p_two_sided, without.terms[k].p_two_sided));
        }
    }
}

TEST_CASE("MRQAP: coefficients follow the units of a predictor, t and p do not", "[infer][mrqap]") {
    Random random(83);
    const PairMatrix y = random_matrix(random, 8, false, 5, false);
    std::vector<PairMatrix> predictors{random_matrix(random, 8, false, 5, false),
                                       random_matrix(random, 8, false, 0, true)};
    const NetworkRegression before = mrqap_linear(y, predictors, {.seed = 2, .draws = 300});
    for (ActorId i = 0; i < 8; ++i) {
        for (ActorId j = 0; j < 8; ++j) predictors[0](i, j) = 100 + 8 * predictors[0](i, j);
    }
    const NetworkRegression after = mrqap_linear(y, predictors, {.seed = 2, .draws = 300});
    CHECK(near(before.terms[1].coefficient, 8 * after.terms[1].coefficient));
    for (std::size_t k = 1; k < 3; ++k) {
        CHECK(near(before.terms[k].statistic, after.terms[k].statistic));
        CHECK(near(before.terms[k].p_at_least, after.terms[k].p_at_least));
    }
}

TEST_CASE("MRQAP: what has no answer says why", "[infer][mrqap]") {
    Random random(89);
    const PairMatrix y = random_matrix(random, 5, false, 0, false);
    const PairMatrix x = random_matrix(random, 5, false, 0, false);
    const auto why = [](const PairMatrix& outcome, const std::vector<PairMatrix>& predictors) {
        const NetworkRegression result = mrqap_linear(outcome, predictors, {.draws = 10});
        if (result.why != NoRegression::none) {
            CHECK(std::isnan(result.terms[1].statistic));
            CHECK(std::isnan(result.r_squared));
            CHECK(result.draws == 0);
        }
        return name_of(result.why);
    };
    CHECK(why(y, {x}) == "none");
    CHECK(why(y, {x, x}) == "dependent");
    CHECK(why(y, {PairMatrix(5, 1)}) == "dependent");
    CHECK(why(PairMatrix(5, 2), {x}) == "constant");
    CHECK(why(y, {y}) == "exact");
    CHECK(why(y, {PairMatrix(5, missing)}) == "no_cells");
    CHECK(why(PairMatrix(0), {PairMatrix(0)}) == "no_cells");
    PairMatrix two(2);
    two(0, 1) = 1;
    CHECK(why(two, {two}) == "too_few");
    CHECK_THROWS_AS(mrqap_linear(y, {}), std::invalid_argument);
    CHECK_THROWS_AS(mrqap_linear(y, std::vector{PairMatrix(4)}), std::invalid_argument);
    CHECK_THROWS_AS(mrqap_linear(y, std::vector{x}, {.pairs = Pairs::unordered}), std::invalid_argument);

    const PairMatrix ties = tie_matrix(draw_directed("a>b b>c c>a a>d", "abcde"));
    CHECK(mrqap_logistic(ties, std::vector{ties}).why == NoRegression::separated);
    PairMatrix nearly = ties;  // quasi-separated: every x of 1 is a tie, not every tie has x of 1
    nearly(0, 1) = 0;
    CHECK(mrqap_logistic(ties, std::vector{nearly}).why == NoRegression::separated);
    CHECK_THROWS_AS(mrqap_logistic(y, std::vector{x}), std::invalid_argument);
}

TEST_CASE("pair matrices: ties, strengths, groups and shared meetings of a drawing", "[infer][mrqap]") {
    const PairMatrix ties = tie_matrix(draw_directed("a>b b>a? c?", "abc"));
    CHECK(ties(0, 1) == 1);
    CHECK(ties(0, 2) == 0);
    CHECK(std::isnan(ties(1, 0)));
    CHECK(std::isnan(ties(2, 0)));
    const PairMatrix same = same_group_matrix(partition_of({"N", "N", "H", ""}));
    CHECK(same(0, 1) == 1);
    CHECK(same(0, 2) == 0);
    CHECK(std::isnan(same(0, 3)));
    CHECK(!ties.symmetric());
    CHECK(same.symmetric());
    // Meeting 7: a, b, c (a twice in the register). Meeting 9: a, b.
    const PairMatrix shared = shared_meetings(4, {{0, 7}, {1, 7}, {0, 7}, {2, 7}, {1, 9}, {0, 9}});
    CHECK(shared(0, 1) == 2);
    CHECK(shared(1, 0) == 2);
    CHECK(shared(1, 2) == 1);
    CHECK(shared(0, 3) == 0);
    CHECK(shared(0, 0) == 2);
    CHECK_THROWS_AS(shared_meetings(2, {{2, 1}}), std::invalid_argument);
}
