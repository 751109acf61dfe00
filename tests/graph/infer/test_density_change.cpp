#include "graph/infer/density_change.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

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

// D on the joint cells, as a plain matrix with a mask.
struct Plain {
    std::size_t n;
    std::vector<std::vector<double>> d;
    std::vector<std::vector<bool>> seen;
};

Plain plain(const Network& before, const Network& after) {
    const ActorId n = before.actor_count();
    Plain p{n, std::vector(n, std::vector<double>(n, 0)), std::vector(n, std::vector<bool>(n, false))};
    for (ActorId i = 0; i < n; ++i) {
        for (ActorId j = 0; j < n; ++j) {
            if (i == j || !before.observed().contains(i, j) || !after.observed().contains(i, j)) continue;
            p.seen[i][j] = true;
            p.d[i][j] = double(after.has_tie(i, j)) - double(before.has_tie(i, j));
        }
    }
    return p;
}

double mean(const Plain& p, std::size_t without) {
    double sum = 0;
    double cells = 0;
    for (std::size_t i = 0; i < p.n; ++i) {
        for (std::size_t j = 0; j < p.n; ++j) {
            if (!p.seen[i][j] || i == without || j == without) continue;
            sum += p.d[i][j];
            cells += 1;
        }
    }
    return sum / cells;
}

// The standard deviation over every one of the n^n samples; a pair that drew one vertex twice is filled by a dyad drawn
// at random, which adds its mean and its variance.
double bootstrap_by_enumeration(const Plain& p) {
    const std::size_t n = p.n;
    const double mu = mean(p, n);
    double dyad_variance = 0;
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const double s = (p.d[a][b] + p.d[b][a]) / 2;
            dyad_variance += (s - mu) * (s - mu);
        }
    }
    const double dyads = double(n) * double(n - 1) / 2;
    dyad_variance /= dyads;
    std::vector<std::size_t> sample(n, 0);
    double samples = 0;
    double between = 0;
    double inside = 0;
    for (;;) {
        double total = 0;
        double filled = 0;
        for (std::size_t k = 0; k < n; ++k) {
            for (std::size_t h = 0; h < k; ++h) {
                const std::size_t a = sample[k];
                const std::size_t b = sample[h];
                total += a == b ? mu : (p.d[a][b] + p.d[b][a]) / 2;
                filled += a == b ? 1 : 0;
            }
        }
        between += (total / dyads - mu) * (total / dyads - mu);
        inside += filled * dyad_variance / (dyads * dyads);
        samples += 1;
        std::size_t k = 0;
        while (k < n && ++sample[k] == n) sample[k++] = 0;
        if (k == n) break;
    }
    return std::sqrt((between + inside) / samples);
}

// The published bootstrap by draws; cells that were not observed stay unobserved.
double bootstrap_by_simulation(const Plain& p, Random& random, int draws) {
    double sum = 0;
    double squares = 0;
    const auto n = static_cast<std::uint32_t>(p.n);
    for (int draw = 0; draw < draws; ++draw) {
        std::vector<std::uint32_t> sample(n);
        for (auto& vertex : sample) vertex = random.below(n);
        double total = 0;
        double cells = 0;
        for (std::uint32_t k = 0; k < n; ++k) {
            for (std::uint32_t h = 0; h < k; ++h) {
                std::uint32_t a = sample[k];
                std::uint32_t b = sample[h];
                if (a == b) {
                    a = random.below(n);
                    b = random.below(n - 1);
                    if (b >= a) ++b;
                }
                for (const auto& [i, j] : {std::pair{a, b}, std::pair{b, a}}) {
                    if (!p.seen[i][j]) continue;
                    total += p.d[i][j];
                    cells += 1;
                }
            }
        }
        const double d = total / cells;
        sum += d;
        squares += d * d;
    }
    return std::sqrt((squares - sum * sum / draws) / (draws - 1));
}

// People without any joint cell are no units of the sample.
double slow_jackknife(const Plain& p) {
    std::vector<double> without;
    for (std::size_t i = 0; i < p.n; ++i) {
        bool unit = false;
        for (std::size_t j = 0; j < p.n; ++j) unit |= p.seen[i][j] || p.seen[j][i];
        if (unit) without.push_back(mean(p, i));
    }
    const auto n = double(without.size());
    double centre = 0;
    for (const double z : without) centre += z / n;
    double squares = 0;
    for (const double z : without) squares += (z - centre) * (z - centre);
    return std::sqrt((n - 2) / (2 * n) * squares);
}

double slow_dyadic(const Plain& p) {
    const double mu = mean(p, p.n);
    struct Cell {
        std::size_t i, j;
        double e;
    };
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < p.n; ++i) {
        for (std::size_t j = 0; j < p.n; ++j) {
            if (p.seen[i][j]) cells.push_back({i, j, p.d[i][j] - mu});
        }
    }
    double variance = 0;
    for (const Cell& a : cells) {
        for (const Cell& b : cells) {
            if (a.i == b.i || a.i == b.j || a.j == b.i || a.j == b.j) variance += a.e * b.e;
        }
    }
    const auto count = double(cells.size());
    return variance > 0 ? std::sqrt(variance) / count : std::nan("");
}

}  // namespace

TEST_CASE("density change: the closed form is the standard deviation over every sample", "[infer][density]") {
    Random random(41);
    for (int round = 0; round < 20; ++round) {
        const test::RandomNetworkOptions options{.actors = 5, .density_percent = 40, .directed = round % 2 == 0};
        const Network before = random_network(random, options);
        const Network after = random_network(random, options);
        CHECK(near(density_change(before, after).bootstrap.se, bootstrap_by_enumeration(plain(before, after))));
    }
}

TEST_CASE("density change: with unobserved pairs the closed form stays close to the published bootstrap",
          "[infer][density]") {
    Random random(42);
    for (int round = 0; round < 3; ++round) {
        const Network before =
            random_network(random, {.actors = 30, .density_percent = 20, .silent_percent = 10, .skipped_percent = 2});
        const Network after =
            random_network(random, {.actors = 30, .density_percent = 30, .silent_percent = 20, .skipped_percent = 2});
        const double simulated = bootstrap_by_simulation(plain(before, after), random, 4000);
        const double closed = density_change(before, after).bootstrap.se;
        CHECK(std::abs(closed / simulated - 1) < 0.08);  // Monte Carlo error of 4,000 draws is about 1.1%
    }
}

TEST_CASE("density change: jackknife and dyadic-robust agree with their definitions, gaps and all",
          "[infer][density]") {
    Random random(43);
    for (int round = 0; round < 60; ++round) {
        const test::RandomNetworkOptions options{.actors = 10,
                                                 .density_percent = 30,
                                                 .directed = round % 2 == 0,
                                                 .silent_percent = 10,
                                                 .skipped_percent = 5};
        const Network before = random_network(random, options);
        const Network after = random_network(random, options);
        const DensityChange result = density_change(before, after);
        const Plain p = plain(before, after);
        CHECK(near(result.difference, mean(p, p.n)));
        CHECK(near(result.jackknife.se, slow_jackknife(p)));
        CHECK(near(result.dyadic_robust.se, slow_dyadic(p)));
    }
}

TEST_CASE("density change: people who were not there at both waves are no units of the sample", "[infer][density]") {
    const auto with = density_change(draw("a-b b-c c-d", "abcdefghijklz"), draw("a-b e-c c-d z!", "abcdefghijklz"));
    const auto without = density_change(draw("a-b b-c c-d", "abcdefghijkl"), draw("a-b e-c c-d", "abcdefghijkl"));
    CHECK(near(with.bootstrap.se, without.bootstrap.se));
    CHECK(near(with.jackknife.se, without.jackknife.se));
    CHECK(with.actors == 12);
}

TEST_CASE("density change: no test below 10 people, without ties or without a change", "[infer][density]") {
    CHECK(density_change(draw("a-b", "abcdefghi"), draw("a-c", "abcdefghi")).verdict == Verdict::facts_only);
    CHECK(density_change(draw("", "abcdefghijkl"), draw("", "abcdefghijkl")).verdict == Verdict::facts_only);
    CHECK(density_change(draw("a-b", "abcdefghijkl"), draw("a-b", "abcdefghijkl")).verdict == Verdict::no_change);
    CHECK(std::isnan(density_change(draw_directed("a"), draw_directed("a")).difference));
}

TEST_CASE("density change: a network that fills up is a clear rise, and the same backwards a clear fall",
          "[infer][density]") {
    NetworkBuilder full(14, Ties::undirected);
    for (ActorId i = 0; i < 14; ++i) {
        for (ActorId j = 0; j < i; ++j) full.add(i, j);
    }
    const Network after = full.build();
    const Network before = draw("a-b c-d", "abcdefghijklmn");
    CHECK(density_change(before, after).verdict == Verdict::likely);  // no areas to ask
    const Partition areas{{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3}, {"a", "b", "c", "d"}};
    const DensityChange rise = density_change(before, after, {.areas = &areas});
    CHECK(rise.verdict == Verdict::clear);
    CHECK(rise.social_relations.ci95[0] > 0);
    CHECK(rise.by_areas.ci95[0] > 0);
    const DensityChange fall = density_change(after, before, {.areas = &areas});
    CHECK(fall.verdict == Verdict::clear);
    CHECK(near(fall.difference, -rise.difference));
    CHECK(near(fall.bootstrap.se, rise.bootstrap.se));
}

namespace {

// Griffing's analysis of the pairs' means S = (D + D')/2 of complete data: mean squares of people and of pairs, and the
// unbiased variance of the mean of D that they give under the social relations model.
struct SocialRelations {
    double se, df;
};

SocialRelations slow_social_relations(const Plain& p) {
    const auto n = double(p.n);
    const double mu = mean(p, p.n);
    double between = 0;
    double total = 0;
    for (std::size_t i = 0; i < p.n; ++i) {
        double own = 0;
        for (std::size_t j = 0; j < p.n; ++j) {
            if (i == j) continue;
            const double s = (p.d[i][j] + p.d[j][i]) / 2 - mu;
            own += s / (n - 1);
            total += s * s / 2;
        }
        between += own * own;
    }
    between *= (n - 1) * (n - 1) / (n - 2);
    const double people = between / (n - 1);
    const double pairs = (total - between) / (n * (n - 3) / 2);
    const double of_people = std::max(0.0, (people - pairs) / (n - 2));
    if (of_people == 0) return {std::sqrt(2 * people / (n * (n - 1))), n - 1};  // the jackknife
    const double variance = 4 * of_people / n + 2 * pairs / (n * (n - 1));
    // The same as a x people - b x pairs, each mean square with its own degrees of freedom.
    const double a = 4 / (n * (n - 2));
    const double b = a - 2 / (n * (n - 1));
    const double doubt = std::pow(a * people, 2) / (n - 1) + std::pow(b * pairs, 2) / (n * (n - 3) / 2);
    return {std::sqrt(variance), variance * variance / doubt};
}

}  // namespace

TEST_CASE(
    "density change: the social relations error is that of the analysis of variance, and at least the jackknife's",
    "[infer][density]") {
    Random random(44);
    int above = 0;
    for (int round = 0; round < 60; ++round) {
        const test::RandomNetworkOptions options{.actors = 12, .density_percent = 30, .directed = round % 2 == 0};
        const Network before = random_network(random, options);
        const Network after = random_network(random, options);
        const DensityChange result = density_change(before, after);
        const SocialRelations slow = slow_social_relations(plain(before, after));
        CHECK(near(result.social_relations.se, slow.se));
        CHECK(near(result.social_relations.df, slow.df));
        CHECK(result.social_relations.se >= result.jackknife.se);
        above += result.social_relations.se > result.jackknife.se ? 1 : 0;
    }
    CHECK(above > 10);
    CHECK(above < 50);
}

TEST_CASE("density change: draws and sign flips come when asked for", "[infer][density]") {
    const Network before = draw("a-b b-c c-d", "abcdefghijkl");
    const Network after = draw("a-b e-c c-d f-g g-h", "abcdefghijkl");
    const DensityChange plain_change = density_change(before, after);
    CHECK(plain_change.resampled.draws == 0);
    CHECK(std::isnan(plain_change.resampled.se));
    CHECK(std::isnan(plain_change.people.sign_flip_p));
    CHECK(plain_change.people.signed_rank_p > 0);
    const DensityChange drawn = density_change(before, after, {.seed = 4, .draws = 2000, .threads = 2});
    CHECK(std::abs(drawn.resampled.se / drawn.bootstrap.se - 1) < 0.1);
    CHECK(drawn.people.sign_flip_draws == 2000);
    CHECK(drawn.people.sign_flip_p > 0);
}
