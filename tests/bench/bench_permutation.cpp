// Tests by relabelling at the sizes of the speed goals: 60 people with 177 and 319 ties, 300 with 1,794 and 3,140.
// Ties fall at random here, which costs a relabelling what any network of that density costs.
#include <benchmark/benchmark.h>

#include <set>
#include <utility>

#include "graph/base/random.hpp"
#include "graph/change/contacts.hpp"
#include "graph/infer/block_permutation.hpp"
#include "graph/infer/cug.hpp"
#include "graph/infer/ei_permutation.hpp"
#include "graph/infer/meeting_before_contact.hpp"
#include "graph/infer/mrqap.hpp"
#include "graph/infer/qap.hpp"
#include "graph/infer/qap_moments.hpp"
#include "graph/measure/cohesion.hpp"
#include "graph/model/network_builder.hpp"

namespace {

using namespace crosstie;
using namespace crosstie::infer;

struct Waves {
    Network before, after;
    Partition areas;
    std::vector<ActorId> people;
};

// `ties` pairs at random; with gaps, every tenth person is silent.
Network drawn(ActorId actors, std::uint64_t ties, bool gaps, Random& random) {
    std::set<std::pair<ActorId, ActorId>> pairs;
    while (pairs.size() < ties) {
        const ActorId i = random.below(actors);
        const ActorId j = random.below(actors);
        if (i < j) pairs.emplace(i, j);
    }
    NetworkBuilder builder(actors, Ties::undirected);
    for (const auto& [i, j] : pairs) builder.add(i, j);
    if (gaps) {
        std::vector<CellState> rows(actors, CellState::answered);
        for (ActorId i = 0; i < actors; i += 10) rows[i] = CellState::no_response;
        builder.observe(ObservedPairs::with_gaps(rows, std::vector<std::uint8_t>(actors, 0), {}));
    }
    return builder.build();
}

Waves waves(std::int64_t actors, bool gaps = false) {
    const bool board = actors == 60;
    Random random(board ? 101 : 102);
    const auto n = static_cast<ActorId>(actors);
    std::vector<std::string> labels;
    std::vector<ActorId> people;
    for (ActorId i = 0; i < n; ++i) {
        labels.push_back(std::string(1, static_cast<char>('a' + random.below(7))));
        people.push_back(i);
    }
    Network before = drawn(n, board ? 177 : 1'794, gaps, random);
    Network after = drawn(n, board ? 319 : 3'140, gaps, random);
    return {std::move(before), std::move(after), partition_of(labels), people};
}

void qap_10000(benchmark::State& state) {
    const Waves data = waves(state.range(0), state.range(1) != 0);
    for (auto _ : state) benchmark::DoNotOptimize(qap_correlation(data.before, data.after, 1, 10'000));
}

void ei_10000(benchmark::State& state) {
    const Waves data = waves(state.range(0));
    const auto contacts = change::contact_pairs(data.before, data.after);
    for (auto _ : state) {
        benchmark::DoNotOptimize(ei_change(contacts, data.areas, data.people, 1'000, 10'000, 1, 10'000));
    }
}

// One wave alone, as the yardstick has it: both waves hold the same contacts.
void ei_one_wave_10000(benchmark::State& state) {
    const Waves data = waves(state.range(0));
    const auto contacts = change::contact_pairs(data.before, data.before);
    for (auto _ : state) {
        benchmark::DoNotOptimize(ei_change(contacts, data.areas, data.people, 1'000, 10'000, 1, 10'000));
    }
}

std::vector<PairMatrix> predictors(const Waves& data) {
    PairMatrix times_met(data.before.actor_count());
    Random random(7);
    for (ActorId i = 0; i < times_met.actor_count(); ++i) {
        for (ActorId j = 0; j < i; ++j) times_met(i, j) = times_met(j, i) = random.below(4);
    }
    return {tie_matrix(data.before), same_group_matrix(data.areas), times_met};
}

void mrqap_1000(benchmark::State& state) {
    const Waves data = waves(state.range(0), state.range(1) != 0);
    const auto x = predictors(data);
    const PairMatrix y = tie_matrix(data.after);
    for (auto _ : state) benchmark::DoNotOptimize(mrqap_linear(y, x, {.draws = 1'000}));
}

void mrqap_logistic_1000(benchmark::State& state) {
    const Waves data = waves(state.range(0));
    const auto x = predictors(data);
    const PairMatrix y = tie_matrix(data.after);
    for (auto _ : state) benchmark::DoNotOptimize(mrqap_logistic(y, x, {.draws = 1'000}));
}

void cug_transitivity_1000(benchmark::State& state) {
    const Waves data = waves(state.range(0));
    const auto given = static_cast<NullModel>(state.range(1));
    for (auto _ : state) {
        benchmark::DoNotOptimize(cug_test(
            data.after, [](const Network& network) { return measure::transitivity(network); }, {.given = given}));
    }
}

void blocks_10000(benchmark::State& state) {
    const Waves data = waves(state.range(0));
    for (auto _ : state) {
        benchmark::DoNotOptimize(block_changes(data.before, data.after, data.areas, {.draws = 10'000}));
    }
}

void meeting_1000(benchmark::State& state) {
    const Waves data = waves(state.range(0));
    const PairMatrix shared = predictors(data)[2];
    for (auto _ : state) benchmark::DoNotOptimize(meeting_before_contact(data.before, data.after, shared));
}

void qap_exact_spread(benchmark::State& state) {
    const Waves data = waves(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(permutation_sd(data.before, data.after));
}

constexpr auto millisecond = benchmark::kMillisecond;
BENCHMARK(qap_10000)->Args({60, 0})->Args({300, 0})->Args({60, 1})->Args({300, 1})->Unit(millisecond);
BENCHMARK(ei_10000)->Arg(60)->Arg(300)->Unit(millisecond);
BENCHMARK(ei_one_wave_10000)->Arg(60)->Arg(300)->Unit(millisecond);
BENCHMARK(mrqap_1000)->Args({60, 0})->Args({60, 1})->Args({300, 0})->Unit(millisecond);
BENCHMARK(mrqap_logistic_1000)->Arg(60)->Unit(millisecond);
BENCHMARK(cug_transitivity_1000)
    ->Args({60, 0})
    ->Args({60, 1})
    ->Args({60, 2})
    ->Args({60, 3})
    ->Args({300, 1})
    ->Unit(millisecond);
BENCHMARK(blocks_10000)->Arg(60)->Arg(300)->Unit(millisecond);
BENCHMARK(meeting_1000)->Arg(60)->Arg(300)->Unit(millisecond);
BENCHMARK(qap_exact_spread)->Arg(60)->Arg(300)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
