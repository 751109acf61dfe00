#include <cmath>
#include <numeric>
#include <stdexcept>

#include "graph/measure/brokerage_expected.hpp"
#include "graph/measure/scores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/draw.hpp"
#include "tests/support/near.hpp"
#include "tests/support/random_network.hpp"

using namespace crosstie;
using namespace crosstie::measure;
using crosstie::test::draw;
using crosstie::test::near;

namespace {

Partition random_groups(Random& random, ActorId actors, std::uint32_t groups, bool some_unknown) {
    std::vector<std::string> labels;
    for (ActorId i = 0; i < actors; ++i) {
        const bool unknown = some_unknown && random.below(6) == 0;
        labels.push_back(unknown ? "" : std::string(1, static_cast<char>('A' + random.below(groups))));
    }
    return partition_of(labels);
}

std::size_t role_of(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
    if (a == b && b == c) return 0;
    if (a == c) return 1;
    if (a == b) return 2;
    return b == c ? 3 : 4;
}

}  // namespace

TEST_CASE("brokerage: areas are given the roles of their brokers", "[measure][brokerage]") {
    const Partition areas = partition_of({"H", "N", "R", "N", ""});
    const auto sums = brokerage_by_group(draw("a>b b>c a>d d>c e>b"), areas);
    REQUIRE(sums.size() == 3);
    CHECK(sums[0] == BrokerCounts{});
    CHECK(sums[1] == BrokerCounts{0, 0, 0, 0, 2});
    CHECK_THROWS_AS(brokerage_by_group(draw("a>b"), areas), std::invalid_argument);
}

TEST_CASE("brokerage: chance values of a path of three, by hand", "[measure][brokerage]") {
    // Two of six cells are ties: d = 1/3, and an open two-path has chance d^2 (1-d) = 2/27.
    const ExpectedBrokerage chance = expected_brokerage(draw("a>b b>c"), partition_of({"H", "N", "R"}));
    CHECK(near(chance.actors[1].expected[4], 2 * 2.0 / 27));  // a > b > c or c > b > a
    CHECK(near(chance.actors[1].expected[0], 0));
    CHECK(near(chance.actors[1].deviation[4], std::sqrt(4.0 / 27 * 25 / 27)));
    CHECK(near(chance.network.expected[4], 6 * 2.0 / 27));
    CHECK(near(chance.network.expected[5], 6 * 2.0 / 27));
    CHECK(near(chance.actors[1].z[4], (1 - 4.0 / 27) / std::sqrt(4.0 / 27 * 25 / 27)));
    CHECK(near(chance.actors[1].z[0], undefined));  // nobody else of the area: no spread
}

TEST_CASE("brokerage: the expected counts are the mean over all networks of three", "[measure][brokerage]") {
    // Every one of the 64 networks of three actors, each as likely as its ties make it at d = 1/2.
    const Partition areas = partition_of({"H", "H", "N"});
    const char* const cells[] = {"a>b ", "a>c ", "b>a ", "b>c ", "c>a ", "c>b "};
    BrokerNumbers mean{};
    for (unsigned pattern = 0; pattern < 64; ++pattern) {
        std::string drawing;
        for (unsigned k = 0; k < 6; ++k) {
            if ((pattern >> k & 1U) != 0) drawing += cells[k];
        }
        const auto counts = brokerage(test::draw_directed(drawing, "abc"), areas);
        for (const BrokerCounts& broker : counts) {
            for (std::size_t k = 0; k < 5; ++k) mean[k] += static_cast<double>(broker[k]) / 64;
        }
    }
    mean[5] = std::accumulate(mean.begin(), mean.begin() + 5, 0.0);
    const ExpectedBrokerage chance = expected_brokerage(draw("a>b b>c c>a"), areas);  // d = 1/2
    for (std::size_t k = 0; k < 6; ++k) CHECK(near(chance.network.expected[k], mean[k]));
}

TEST_CASE("brokerage: expected counts agree with going through every triple", "[measure][brokerage]") {
    Random random(61);
    for (int round = 0; round < 60; ++round) {
        const ActorId n = 9;
        const Network network = test::random_network(random, {.actors = n, .directed = round % 2 == 0});
        const Partition groups = random_groups(random, n, 3, round % 3 == 0);
        const ExpectedBrokerage chance = expected_brokerage(network, groups);
        double ties = 0;
        double cells = 0;
        for (ActorId i = 0; i < n; ++i) {
            for (ActorId j = 0; j < n; ++j) {
                if (i == j || !groups.known(i) || !groups.known(j)) continue;
                cells += 1;
                ties += network.has_tie(i, j) ? 1 : 0;
            }
        }
        const double d = ties / cells;
        BrokerNumbers all{};
        for (ActorId b = 0; b < n; ++b) {
            BrokerNumbers expected{};
            for (ActorId a = 0; a < n; ++a) {
                for (ActorId c = 0; c < n; ++c) {
                    if (a == b || b == c || a == c) continue;
                    if (!groups.known(a) || !groups.known(b) || !groups.known(c)) continue;
                    expected[role_of(groups.group[a], groups.group[b], groups.group[c])] += d * d * (1 - d);
                    expected[5] += d * d * (1 - d);
                }
            }
            for (std::size_t k = 0; k < 6; ++k) {
                CHECK(near(chance.actors[b].expected[k], groups.known(b) ? expected[k] : undefined));
                all[k] += expected[k];
            }
        }
        for (std::size_t k = 0; k < 6; ++k) CHECK(near(chance.network.expected[k], all[k]));
    }
}

TEST_CASE("brokerage: the liaisons' deviation is R sna's sum over all triples of groups", "[measure][brokerage]") {
    // sna 2.7-1 sums over ordered triples of groups; here power sums replace its three loops.
    Random random(62);
    for (int round = 0; round < 40; ++round) {
        const ActorId n = 10;
        const Network network = test::random_network(random, {.actors = n});
        const Partition groups = random_groups(random, n, 4, false);
        const double d = static_cast<double>(network.tie_count()) / (n * (n - 1));
        const double open = d * d * (1 - d);
        double variance = expected_brokerage(network, groups).network.expected[4] * (1 - open);
        const auto sizes = groups.sizes();
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            for (std::size_t j = 0; j < sizes.size(); ++j) {
                for (std::size_t k = 0; k < sizes.size(); ++k) {
                    if (i == j || j == k || i == k) continue;
                    const double a = sizes[i];
                    const double b = sizes[j];
                    const double c = sizes[k];
                    const double chain = 4 * (n - b) - 2 * (a + c + 1);
                    const double fork = 4 * (n - c) - 2 * (a + b + 1);
                    const double gap = n - (a + c + 1);
                    variance += a * b * c *
                                (chain * std::pow(d * (1 - d), 3) - fork * std::pow(d, 4) * std::pow(1 - d, 2) +
                                 gap * std::pow(d, 5) * (1 - d));
                }
            }
        }
        CHECK(near(expected_brokerage(network, groups).network.deviation[4], std::sqrt(variance)));
    }
}

TEST_CASE("brokerage: no chance values where cells are unknown, and absent people change none",
          "[measure][brokerage]") {
    const Partition areas = partition_of({"H", "N", "R", "H"});
    CHECK(near(expected_brokerage(draw("a>b b>c c>d a>c?"), areas).network.expected[4], undefined));
    CHECK(near(expected_brokerage(draw("a>b b>c c>d a?"), areas).actors[1].expected[4], undefined));
    const ExpectedBrokerage without = expected_brokerage(draw("a>b b>c d!"), areas);
    const ExpectedBrokerage three = expected_brokerage(draw("a>b b>c"), partition_of({"H", "N", "R"}));
    CHECK(near(without.network.z[4], three.network.z[4]));
    CHECK(near(without.actors[3].expected[4], undefined));
    CHECK(expected_brokerage(draw(""), partition_of({})).actors.empty());
    CHECK(near(expected_brokerage(draw("a"), partition_of({"H"})).network.expected[5], undefined));
    CHECK(near(expected_brokerage(draw("a b c"), partition_of({"H", "N", "R"})).network.expected[5], 0));
}
