#include <cmath>
#include <map>

#include "graph/infer/cug.hpp"
#include "graph/infer/null_model.hpp"
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

// Which of the up to 16 cells of four actors hold a tie.
unsigned mask_of(const Network& network) {
    unsigned mask = 0;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (const ActorId j : network.out(i)) mask |= 1U << (i * network.actor_count() + j);
    }
    return mask;
}

// What a model keeps, counted cell by cell.
std::vector<int> kept_by(NullModel model, const Network& network) {
    const ActorId n = network.actor_count();
    const ObservedPairs& observed = network.observed();
    std::vector<int> kept;
    int ties = 0;
    int mutual = 0;
    int one_way = 0;
    int alone = 0;
    for (ActorId i = 0; i < n; ++i) {
        kept.push_back(static_cast<int>(network.out(i).size()));
        kept.push_back(static_cast<int>(network.in(i).size()));
        for (ActorId j = 0; j < n; ++j) {
            if (i == j) continue;
            ties += network.has_tie(i, j);
            const bool both = observed.contains(i, j) && observed.contains(j, i);
            alone += !both && network.has_tie(i, j);
            if (i > j || !both) continue;
            mutual += network.has_tie(i, j) && network.has_tie(j, i);
            one_way += network.has_tie(i, j) != network.has_tie(j, i);
        }
    }
    switch (model) {
        case NullModel::size:
            return {};
        case NullModel::ties:
            return {ties};
        case NullModel::dyad_census:
            return {mutual, one_way, alone};
        case NullModel::degrees:
            break;
    }
    return kept;
}

// Every network of four actors on the observed cells that keeps what the model says.
std::vector<Network> all_networks(const Network& network, NullModel model) {
    std::vector<Network> all;
    const ActorId n = network.actor_count();
    std::vector<Tie> cells;
    for (ActorId i = 0; i < n; ++i) {
        for (ActorId j = network.directed() ? 0 : i + 1; j < n; ++j) {
            if (i != j && network.observed().contains(i, j)) cells.push_back({i, j, 1});
        }
    }
    for (unsigned mask = 0; mask < (1U << cells.size()); ++mask) {
        NetworkBuilder builder(n, ties_of(network));
        builder.observe(network.observed());
        for (std::size_t k = 0; k < cells.size(); ++k) {
            if ((mask >> k & 1U) != 0) builder.add(cells[k].from, cells[k].to);
        }
        Network next = builder.build();
        if (kept_by(model, next) == kept_by(model, network)) all.push_back(std::move(next));
    }
    return all;
}

// Two-paths, there and back too, and half a point for a tie a>b: a statistic that is always defined.
double two_paths(const Network& network) {
    double count = 0;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        count += static_cast<double>(network.out(i).size() * network.in(i).size());
    }
    return count + (network.has_tie(0, 1) ? 0.5 : 0);
}

}  // namespace

TEST_CASE("null models: every network that keeps what it must comes up equally often", "[infer][null_model]") {
    const std::vector<Network> networks{draw_directed("a>b b>c c>a a>d", "abcd"),
                                        draw("a-b b-c c-d", "abcd"),
                                        draw_directed("a>b b>a c>d d>a a>c? b?", "abcd"),
                                        draw("a-b c-d b>d?", "abcd"),
                                        draw_directed("a>b b>a a>c c>d", "abcd"),
                                        draw_directed("a>b b>c c>a", "abcd")};  // no switch turns this cycle
    for (const NullModel model : {NullModel::size, NullModel::ties, NullModel::dyad_census, NullModel::degrees}) {
        for (std::size_t which = 0; which < networks.size(); ++which) {
            INFO("model " << static_cast<int>(model) << ", network " << which);
            const auto all = all_networks(networks[which], model);
            if (all.size() > 500) continue;  // 4,096 networks of free cells: the others show the same
            std::map<unsigned, int> seen;
            for (const Network& network : all) seen[mask_of(network)] = 0;
            RandomNetworks random_networks(networks[which], model);
            CHECK(mask_of(random_networks.observed()) == mask_of(networks[which]));
            Random random(97);
            const int draws = static_cast<int>(std::max<std::size_t>(500, 8 * all.size()));
            for (int k = 0; k < draws; ++k) {
                const unsigned mask = mask_of(random_networks.draw(random));
                REQUIRE(seen.contains(mask));
                ++seen[mask];
            }
            const double expected = static_cast<double>(draws) / static_cast<double>(all.size());
            double chi_squared = 0;
            for (const auto& [mask, count] : seen) chi_squared += (count - expected) * (count - expected) / expected;
            const double freedom = static_cast<double>(all.size()) - 1;
            CHECK(chi_squared <= freedom + 5 * std::sqrt(2 * freedom) + 1e-9);
        }
    }
}

TEST_CASE("null models: degrees stay on larger networks with gaps, and only observed cells hold ties",
          "[infer][null_model]") {
    Random random(101);
    for (int round = 0; round < 20; ++round) {
        const Network network = random_network(random, {.actors = 15,
                                                        .density_percent = 25,
                                                        .directed = round % 2 == 0,
                                                        .silent_percent = 10,
                                                        .skipped_percent = 5});
        RandomNetworks networks(network, NullModel::degrees);
        const Network observed = networks.observed();
        const Network drawn = networks.draw(random);
        CHECK(drawn.tie_count() == observed.tie_count());
        for (ActorId i = 0; i < 15; ++i) {
            CHECK(drawn.out(i).size() == observed.out(i).size());
            CHECK(drawn.in(i).size() == observed.in(i).size());
            for (const ActorId j : drawn.out(i)) CHECK(drawn.observed().contains(i, j));
        }
    }
}

TEST_CASE("CUG: mean, spread and p are those of all networks of four actors", "[infer][cug]") {
    const std::vector<Network> networks{draw_directed("a>b b>c c>a a>d", "abcd"), draw("a-b b-c", "abcd"),
                                        draw_directed("a>b b>a c>d a>c? b?", "abcd")};
    for (const NullModel given : {NullModel::size, NullModel::ties, NullModel::dyad_census, NullModel::degrees}) {
        for (const Network& network : networks) {
            const auto all = all_networks(network, given);
            const double count = static_cast<double>(all.size());
            const double seen = two_paths(network);
            double mean = 0;
            double squares = 0;
            double at_least = 0;
            double at_most = 0;
            for (const Network& each : all) {
                const double value = two_paths(each);
                mean += value / count;
                squares += value * value / count;
                at_least += value >= seen - 1e-9 ? 1 / count : 0;
                at_most += value <= seen + 1e-9 ? 1 / count : 0;
            }
            const double sd = std::sqrt(std::max(0.0, squares - mean * mean));
            constexpr std::uint32_t draws = 2000;
            const CugTest ours = cug_test(network, two_paths, {.given = given, .seed = 3, .draws = draws});
            CHECK(ours.observed == seen);
            CHECK(std::abs(ours.mean - mean) <= 4 * sd / std::sqrt(draws) + 1e-9);
            CHECK(std::abs(ours.sd - sd) <= 0.1 * sd + 1e-6);
            const auto share = [&](double mine, double exact) {
                CHECK(std::abs(mine - exact) <= 4 * std::sqrt(exact * (1 - exact) / draws) + 2.0 / draws);
            };
            share(ours.p_at_least, at_least);
            share(ours.p_at_most, at_most);
            CHECK(ours.draws == draws);
        }
    }
}

TEST_CASE("CUG: reciprocity given the dyad census never moves", "[infer][cug]") {
    const Network network = draw_directed("a>b b>a b>c d>a e>d", "abcdef");
    const auto reciprocity = [](const Network& each) {
        return measure::reciprocity(each, measure::Reciprocity::edgewise);
    };
    const CugTest test = cug_test(network, reciprocity, {.given = NullModel::dyad_census, .draws = 50});
    CHECK(near(test.mean, test.observed));
    CHECK(near(test.sd, 0));
    CHECK(test.p_at_least == 1);
    CHECK(test.p_at_most == 1);
}

TEST_CASE("CUG: no statistic, no test; the same seed, the same answer", "[infer][cug]") {
    const auto transitivity = [](const Network& each) { return measure::transitivity(each); };
    for (const char* const drawing : {"", "a", "a b c"}) {
        const CugTest test = cug_test(draw(drawing), transitivity);
        CHECK(std::isnan(test.observed));
        CHECK(std::isnan(test.p_at_least));
        CHECK(test.draws == 0);
    }
    const Network network = draw_directed("a>b b>c a>c c>d", "abcde");
    const CugTest once = cug_test(network, transitivity, {.seed = 4, .draws = 200});
    const CugTest again = cug_test(network, transitivity, {.seed = 4, .draws = 200});
    CHECK(once.mean == again.mean);
    CHECK(once.p_at_least == again.p_at_least);
    CHECK(once.draws_undefined > 0);  // four ties without a two-path: counted in both tails
    CHECK(once.p_at_least + once.p_at_most >= 1 + once.draws_undefined / 200.0);
    const CugTest full = cug_test(draw("a-b b-c a-c"), transitivity, {.given = NullModel::degrees, .draws = 20});
    CHECK(full.observed == 1);
    CHECK(full.p_at_least == 1);
}
