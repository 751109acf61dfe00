#include "graph/infer/sturdiness.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

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

template <typename Measure>
const Measure& named(std::span<const Measure> list, std::string_view key) {
    return *std::find_if(list.begin(), list.end(), [&](const Measure& measure) { return measure.info.key == key; });
}
const measure::NetworkMeasure& network_measure(std::string_view key) { return named(measure::network_measures(), key); }
const measure::ActorMeasure& actor_measure(std::string_view key) { return named(measure::actor_measures(), key); }

bool in_catalog(std::string_view key) {
    const auto is = [&](const auto& measure) { return measure.info.key == key; };
    const auto of_network = measure::network_measures();
    const auto of_actors = measure::actor_measures();
    return std::any_of(of_network.begin(), of_network.end(), is) || std::any_of(of_actors.begin(), of_actors.end(), is);
}

// The network with some rows unanswered, built anew.
Network silenced(const Network& network, const std::vector<char>& silent) {
    NetworkBuilder builder(network.actor_count(), Ties::directed);
    std::vector<CellException> cells;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (ActorId j = 0; j < network.actor_count(); ++j) {
            if (i == j) continue;
            const bool gone = silent[i] != 0 || !network.observed().contains(i, j);
            if (gone) cells.push_back({i, j, CellState::skipped});
            if (!gone && network.has_tie(i, j)) builder.add(i, j);
        }
    }
    builder.observe(ObservedPairs::with_gaps(std::vector<CellState>(network.actor_count(), CellState::answered),
                                             std::vector<std::uint8_t>(network.actor_count(), 0), cells));
    return builder.build();
}

}  // namespace

TEST_CASE("sturdiness: every mark is of a key of the catalog, once, and says whence", "[infer][sturdiness]") {
    std::string_view last;
    for (const SturdinessMark& mark : sturdiness_marks()) {
        INFO(mark.key);
        CHECK(last < mark.key);
        last = mark.key;
        CHECK(in_catalog(mark.key));
        CHECK_FALSE(mark.source.empty());
        REQUIRE(sturdiness_of(mark.key));
        CHECK(sturdiness_of(mark.key)->mark == mark.mark);
    }
    CHECK(sturdiness_of("indegree")->mark == Sturdiness::sturdy);
    CHECK(sturdiness_of("transitivity")->mark == Sturdiness::sturdy);
    CHECK(sturdiness_of("reciprocity_edgewise")->mark == Sturdiness::fair);
    CHECK(sturdiness_of("betweenness")->mark == Sturdiness::fragile);
    CHECK(sturdiness_of("articulation_points")->mark == Sturdiness::fragile);
    CHECK_FALSE(sturdiness_of("pagerank"));
    CHECK_FALSE(sturdiness_of("zebra"));
    CHECK(name_of(Sturdiness::fair) == "fair");
}

TEST_CASE("further silence: a star told by its centre alone is gone when the centre is silent", "[infer][sturdiness]") {
    const Network star = draw_directed("a>b a>c a>d a>e");
    const SilenceOptions options{.share = 0.2, .draws = 1000};
    const NetworkSilence ties = under_further_silence(star, network_measure("ties"), options);
    CHECK(ties.silenced == 1);
    CHECK(ties.draws == 1000);
    CHECK(ties.spread.value == 4);
    CHECK(ties.spread.least == 0);
    CHECK(ties.spread.most == 4);
    CHECK(std::abs(ties.spread.mean - 3.2) < 0.2);      // a fifth of the draws; four standard errors
    const double gone = 1000 - 250 * ties.spread.mean;  // draws without a tie
    CHECK(near(ties.spread.sd, std::sqrt(16 * gone * (1000 - gone) / (1000.0 * 999))));
    const ActorSilence names = under_further_silence(star, actor_measure("outdegree"), options);
    CHECK(names.spread[0].value == 4);
    CHECK(names.spread[0].sd == 0);  // silent: no number, not a smaller one
    CHECK(near(names.spread[0].defined / 1000.0, ties.spread.mean / 4));
    std::uint32_t silent = 0;
    for (const SilenceSpread& spread : names.spread) silent += 1000 - spread.defined;
    CHECK(silent == 1000);  // one person in each draw
}

TEST_CASE("further silence: a cut actor is seen again where the reports that make it one are left",
          "[infer][sturdiness]") {
    const measure::NetworkMeasure& cut_actors = network_measure("articulation_points");
    const SilenceOptions options{.share = 1.0 / 3, .draws = 1200};
    // Only when c is the silent one.
    const NetworkSilence told_once = under_further_silence(draw_directed("a>b b>c"), cut_actors, options);
    REQUIRE(told_once.seen.size() == 1);
    CHECK(told_once.seen[0].actors == std::vector<ActorId>{1});
    CHECK(std::abs(told_once.seen[0].share - 1.0 / 3) < 0.06);
    CHECK(told_once.spread.value == 1);
    CHECK(near(told_once.spread.mean, told_once.seen[0].share));
    const NetworkSilence told_twice = under_further_silence(draw_directed("a-b b-c"), cut_actors, options);
    CHECK(told_twice.seen[0].share == 1);
    // Both reports asked for: only a tie between two who answered is left, and no route over b.
    const NetworkSilence both = under_further_silence(
        draw_directed("a-b b-c"), cut_actors, {.share = 1.0 / 3, .draws = 50, .direction = Direction::intersection});
    REQUIRE(both.seen.size() == 1);
    CHECK(both.seen[0].share == 0);
}

TEST_CASE("further silence: an undirected tie stays as long as one of the two tells of it", "[infer][sturdiness]") {
    // b did not answer, so a-b is told by a alone, and a-c by both: a is no cut actor when a is the silent one.
    const NetworkSilence cut = under_further_silence(draw("a-b a-c b?"), network_measure("articulation_points"),
                                                     {.share = 0.5, .draws = 1000});
    CHECK(cut.silenced == 1);
    REQUIRE(cut.seen.size() == 1);
    CHECK(std::abs(cut.seen[0].share - 0.5) < 0.07);
}

TEST_CASE("further silence: pairs are followed as well as people", "[infer][sturdiness]") {
    const NetworkSilence bridges =
        under_further_silence(draw_directed("a>b b>c"), network_measure("bridges"), {.share = 1.0 / 3, .draws = 1200});
    REQUIRE(bridges.seen.size() == 2);
    CHECK(bridges.seen[0].actors == std::vector<ActorId>{0, 1});
    for (const SeenAgain& bridge : bridges.seen) CHECK(std::abs(bridge.share - 2.0 / 3) < 0.06);
}

TEST_CASE("further silence: the mean is that of every choice of silent people", "[infer][sturdiness]") {
    Random random(111);
    for (int round = 0; round < 6; ++round) {
        const Network network =
            random_network(random, {.actors = 7, .density_percent = 50, .skipped_percent = round % 2 == 0 ? 10U : 0U});
        std::vector<char> silent{0, 0, 0, 0, 0, 1, 1};
        double sum = 0;
        double squares = 0;
        double count = 0;
        double least = 2;
        do {
            const double value = measure::reciprocity(silenced(network, silent), measure::Reciprocity::edgewise);
            if (std::isnan(value)) continue;
            count += 1;
            sum += value;
            squares += value * value;
            least = std::min(least, value);
        } while (std::next_permutation(silent.begin(), silent.end()));
        const double sd = std::sqrt(squares / count - sum / count * sum / count);
        const NetworkSilence result =
            under_further_silence(network, network_measure("reciprocity_edgewise"), {.share = 2.0 / 7, .draws = 1500});
        CHECK(result.silenced == 2);
        CHECK(near(result.spread.value, measure::reciprocity(network, measure::Reciprocity::edgewise)));
        CHECK(std::abs(result.spread.mean - sum / count) < 4 * sd / std::sqrt(1500) + 1e-9);
        CHECK(std::abs(result.spread.sd / sd - 1) < 0.15);
        CHECK(near(result.spread.least, least));
    }
}

TEST_CASE("further silence: density of a full network stays, its pairs drop out", "[infer][sturdiness]") {
    const Network full = draw("a-b a-c a-d b-c b-d c-d");
    const NetworkSilence density = under_further_silence(full, network_measure("density"), {.share = 0.5, .draws = 50});
    CHECK(density.silenced == 2);
    CHECK(density.spread.mean == 1);
    CHECK(density.spread.sd == 0);
    const ActorSilence degrees = under_further_silence(full, actor_measure("harmonic"), {.share = 0.5, .draws = 50});
    CHECK(degrees.correlation.defined == 0);  // all alike: nothing to correlate
    CHECK(std::isnan(degrees.correlation.mean));
}

TEST_CASE("further silence: in-degree keeps its order better than betweenness does", "[infer][sturdiness]") {
    Random random(112);
    const Network network = random_network(random, {.actors = 25, .density_percent = 15});
    const SilenceOptions options{.share = 0.3, .draws = 100};
    const ActorSilence named = under_further_silence(network, actor_measure("indegree"), options);
    const ActorSilence between = under_further_silence(network, actor_measure("betweenness"), options);
    CHECK(named.correlation.mean > between.correlation.mean);
    CHECK(named.correlation.most <= 1 + 1e-12);
    const ActorSilence again = under_further_silence(network, actor_measure("indegree"), options);
    CHECK(again.correlation.mean == named.correlation.mean);
}

TEST_CASE("further silence: strengths stay what they were", "[infer][sturdiness]") {
    NetworkBuilder builder(3, Ties::directed);
    builder.add(0, 1, 3);
    builder.add(1, 2, 3);
    builder.add(2, 0, 3);
    const NetworkSilence strength =
        under_further_silence(builder.build(), network_measure("weight_mean_of_ties"), {.share = 0.3, .draws = 20});
    CHECK(strength.spread.mean == 3);
}

TEST_CASE("further silence: nobody who answered, and what cannot be asked", "[infer][sturdiness]") {
    const NetworkSilence nobody = under_further_silence(draw_directed("a? b?"), network_measure("density"));
    CHECK(nobody.draws == 0);
    CHECK(nobody.silenced == 0);
    CHECK(std::isnan(nobody.spread.value));
    CHECK(std::isnan(nobody.spread.mean));
    CHECK(under_further_silence(NetworkBuilder(0, Ties::directed).build(), network_measure("ties")).draws == 0);
    const Network network = draw_directed("a>b b>c");
    CHECK_THROWS_AS(under_further_silence(network, network_measure("density"), {.share = 0}), std::invalid_argument);
    CHECK_THROWS_AS(under_further_silence(network, network_measure("density"), {.share = 1.5}), std::invalid_argument);
    CHECK_THROWS_AS(under_further_silence(network, network_measure("triad_census")), std::invalid_argument);
    CHECK_THROWS_AS(under_further_silence(network, network_measure("valued_density")), std::invalid_argument);
}
