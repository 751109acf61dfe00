// How the cost of the comparison and of betweenness grows: fixed seed, doubling sizes, ten ties a person.
#include <benchmark/benchmark.h>

#include "graph/base/random.hpp"
#include "graph/change/contacts.hpp"
#include "graph/change/turnover.hpp"
#include "graph/infer/density_change.hpp"
#include "graph/infer/qap.hpp"
#include "graph/measure/betweenness.hpp"
#include "graph/model/network_builder.hpp"

namespace {

using namespace crosstie;

Network sparse(ActorId actors, std::uint64_t seed) {
    Random random(seed);
    NetworkBuilder builder(actors, Ties::directed);
    for (ActorId i = 0; i < actors; ++i) {
        for (int k = 0; k < 10; ++k) builder.add(i, random.below(actors));
    }
    return builder.build();
}

void sizes(benchmark::internal::Benchmark* bench) {
    for (const int actors : {60, 600, 6'000, 60'000}) bench->Arg(actors);
    bench->Complexity()->Unit(benchmark::kMicrosecond);
}

template <typename Measure>
void two_waves(benchmark::State& state, Measure measure) {
    const auto actors = static_cast<ActorId>(state.range(0));
    const Network before = sparse(actors, 1);
    const Network after = sparse(actors, 2);
    for (auto _ : state) benchmark::DoNotOptimize(measure(before, after));
    state.SetComplexityN(state.range(0));
}

void turnover(benchmark::State& state) {
    two_waves(state, [](const Network& a, const Network& b) { return change::turnover(a, b); });
}
void contact_pairs(benchmark::State& state) {
    two_waves(state, [](const Network& a, const Network& b) { return change::contact_pairs(a, b); });
}
void density_change(benchmark::State& state) {
    two_waves(state, [](const Network& a, const Network& b) { return infer::density_change(a, b); });
}
void qap_1000_draws(benchmark::State& state) {
    two_waves(state, [](const Network& a, const Network& b) { return infer::qap_correlation(a, b, 1, 1000); });
}
void betweenness(benchmark::State& state) {
    const Network network = sparse(static_cast<ActorId>(state.range(0)), 1);
    for (auto _ : state) benchmark::DoNotOptimize(measure::betweenness(network));
    state.SetComplexityN(state.range(0));
}

BENCHMARK(turnover)->Apply(sizes);
BENCHMARK(contact_pairs)->Apply(sizes);
BENCHMARK(density_change)->Apply(sizes);
BENCHMARK(qap_1000_draws)->Arg(60)->Arg(300)->Unit(benchmark::kMicrosecond);
BENCHMARK(betweenness)->Arg(60)->Arg(300)->Arg(1'000)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
