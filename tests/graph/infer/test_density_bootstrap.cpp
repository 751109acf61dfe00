#include "graph/infer/density_bootstrap.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "graph/infer/density_change.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::infer;
using crosstie::test::draw;
using crosstie::test::near;
using crosstie::test::random_network;

namespace {

// The sampling to the letter, on plain matrices; values sorted.
std::vector<double> slow_values(const Network& before, const Network& after, Random& random, int draws) {
    const auto seen = [&](ActorId i, ActorId j) {
        return before.observed().contains(i, j) && after.observed().contains(i, j);
    };
    std::vector<ActorId> people;
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        bool unit = false;
        for (ActorId j = 0; j < before.actor_count(); ++j) unit |= i != j && (seen(i, j) || seen(j, i));
        if (unit) people.push_back(i);
    }
    const auto n = static_cast<std::uint32_t>(people.size());
    std::vector<double> values;
    for (int draw = 0; draw < draws; ++draw) {
        std::vector<ActorId> sample(n);
        for (auto& place : sample) place = people[random.below(n)];
        double total = 0;
        double cells = 0;
        for (std::uint32_t k = 0; k < n; ++k) {
            for (std::uint32_t h = 0; h < k; ++h) {
                ActorId i = sample[k];
                ActorId j = sample[h];
                if (i == j) {
                    do {
                        i = people[random.below(n)];
                        j = people[random.below(n)];
                    } while (i == j || (!seen(i, j) && !seen(j, i)));
                }
                for (const auto& [from, to] : {std::pair{i, j}, std::pair{j, i}}) {
                    if (!seen(from, to)) continue;
                    total +=
                        static_cast<double>(after.has_tie(from, to)) - static_cast<double>(before.has_tie(from, to));
                    cells += 1;
                }
            }
        }
        if (cells > 0) values.push_back(total / cells);
    }
    std::sort(values.begin(), values.end());
    return values;
}

double spread(const std::vector<double>& values) {
    double mean = 0;
    for (const double value : values) mean += value / static_cast<double>(values.size());
    double squares = 0;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

}  // namespace

TEST_CASE("density bootstrap: on complete data the draws agree with the closed form", "[infer][bootstrap]") {
    Random random(71);
    for (int round = 0; round < 8; ++round) {
        const test::RandomNetworkOptions options{
            .actors = round < 4 ? 8U : 25U, .density_percent = 30, .directed = round % 2 == 0};
        const Network before = random_network(random, options);
        const Network after = random_network(random, options);
        const BootstrapDraws drawn = density_bootstrap(before, after, {.seed = 5, .draws = 20000});
        const double closed = density_change(before, after).bootstrap.se;
        CHECK(std::abs(drawn.se / closed - 1) < 0.025);  // Monte Carlo error of 20,000 draws is about 0.5%
        CHECK(drawn.draws == 20000);
    }
}

TEST_CASE("density bootstrap: with gaps it is the sampling of the definition", "[infer][bootstrap]") {
    Random random(72);
    for (int round = 0; round < 4; ++round) {
        const test::RandomNetworkOptions options{.actors = 9,
                                                 .density_percent = 40,
                                                 .directed = round % 2 == 0,
                                                 .silent_percent = 15,
                                                 .skipped_percent = 8,
                                                 .off_roster_percent = 5};
        const Network before = random_network(random, options);
        const Network after = random_network(random, options);
        const std::vector<double> slow = slow_values(before, after, random, 6000);
        const BootstrapDraws drawn = density_bootstrap(before, after, {.seed = 5, .draws = 20000});
        CHECK(std::abs(drawn.se / spread(slow) - 1) < 0.05);  // two Monte Carlo errors of about 0.9% and 0.5%
        const double width = drawn.ci95[1] - drawn.ci95[0];
        // Five Monte Carlo errors of about 1% of the width, and the steps in which nine people's values come.
        CHECK(std::abs(drawn.ci95[0] - slow[150]) < 0.08 * width);
        CHECK(std::abs(drawn.ci95[1] - slow[5849]) < 0.08 * width);
    }
}

TEST_CASE("density bootstrap: three people and one new tie leave four values", "[infer][bootstrap]") {
    // Of three places, pairs that drew a and b count 1; a pair that drew one person twice counts 1 in a third of cases.
    const BootstrapDraws drawn = density_bootstrap(draw("a b c"), draw("a-b c"), {.seed = 1, .draws = 4000});
    CHECK(drawn.ci95[0] == 0);
    CHECK((near(drawn.ci95[1], 2.0 / 3) || near(drawn.ci95[1], 1)));
}

TEST_CASE("density bootstrap: same bytes for any number of threads, other draws for another seed",
          "[infer][bootstrap]") {
    Random random(73);
    const test::RandomNetworkOptions options{.actors = 20, .density_percent = 30, .skipped_percent = 5};
    const Network before = random_network(random, options);
    const Network after = random_network(random, options);
    const BootstrapDraws one = density_bootstrap(before, after, {.seed = 9, .draws = 1000, .threads = 1});
    for (const unsigned threads : {2U, 3U, 8U}) {
        const BootstrapDraws many = density_bootstrap(before, after, {.seed = 9, .draws = 1000, .threads = threads});
        CHECK(many.se == one.se);
        CHECK(many.ci95 == one.ci95);
    }
    CHECK(density_bootstrap(before, after, {.seed = 10, .draws = 1000}).se != one.se);
}

TEST_CASE("density bootstrap: no people, few draws, or waves that do not change", "[infer][bootstrap]") {
    CHECK(std::isnan(density_bootstrap(draw(""), draw("")).se));
    CHECK(std::isnan(density_bootstrap(draw("a-b"), draw("a b")).se));
    CHECK(std::isnan(density_bootstrap(draw("a-b c"), draw("a b c"), {.draws = 99}).se));
    CHECK(std::isnan(density_bootstrap(draw("a? b? c?"), draw("a b c")).se));
    CHECK(density_bootstrap(draw("a-b c"), draw("a-b c")).se == 0);
    CHECK_THROWS_AS(density_bootstrap(draw("a-b"), draw("a-b c")), std::invalid_argument);
}
