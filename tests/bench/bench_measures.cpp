// How long each measure of the catalog takes as networks grow, and the whole set at once. Networks have areas, twelve
// ties a person on average and a fixed seed, so that ties grow with people. Run with --benchmark_format=csv for a table;
// --benchmark_filter=all for the whole set.
#include <benchmark/benchmark.h>

#include <string>

#include "graph/base/random.hpp"
#include "graph/measure/catalog.hpp"
#include "graph/model/network_builder.hpp"
#include "graph/model/select.hpp"

using namespace crosstie;
using namespace crosstie::measure;

namespace {

constexpr ActorId ties_each = 12;
constexpr ActorId areas = 7;

Network network_of(ActorId n, bool directed) {
    Random random(20170301 + n);
    NetworkBuilder builder(n, directed ? Ties::directed : Ties::undirected);
    const ActorId ties = directed ? ties_each : ties_each / 2;
    for (ActorId i = 0; i < n; ++i) {
        if (i % 12 == 0) continue;  // some name nobody
        for (ActorId k = 0; k < ties; ++k) {
            ActorId j = random.below(n);
            if (k % 2 == 0) j = (j / areas * areas + i % areas) % n;  // half of the ties within the area
            builder.add(i, j, 1.0 + random.below(3));
        }
    }
    return builder.build();
}

Partition areas_of(ActorId n) {
    std::vector<std::string> labels;
    for (ActorId i = 0; i < n; ++i) labels.push_back("area " + std::to_string(i % areas));
    return partition_of(labels);
}

void every_measure(benchmark::State& state, bool directed) {
    const auto n = static_cast<ActorId>(state.range(0));
    const Network network = network_of(n, directed);
    const Partition groups = areas_of(n);
    for (auto _ : state) {
        const MeasuredNetwork measured(network);
        for (const auto& one : network_measures()) {
            if (applies_to(one.applies, network) && one.when == When::always)
                benchmark::DoNotOptimize(one.of(measured));
        }
        for (const auto& one : actor_measures()) {
            if (applies_to(one.applies, network)) benchmark::DoNotOptimize(one.of(measured));
        }
        for (const auto& one : area_measures()) {
            if (applies_to(one.applies, network)) benchmark::DoNotOptimize(one.of(measured, groups));
        }
    }
}

template <typename Run>
void add(const std::string& name, const Run& run) {
    auto* made = benchmark::RegisterBenchmark(name.c_str(), run);
    for (const int n : {60, 120, 240, 480}) made->Arg(n);
    made->Unit(benchmark::kMillisecond);
}

void add_measures() {
    for (const auto& one : network_measures()) {
        if (one.when == When::by_key) continue;
        const bool directed = one.applies != Applies::undirected && one.applies != Applies::valued_undirected;
        add(std::string(one.info.key), [&one, directed](benchmark::State& state) {
            const Network network = network_of(static_cast<ActorId>(state.range(0)), directed);
            for (auto _ : state) benchmark::DoNotOptimize(one.of(network));
        });
    }
    for (const auto& one : actor_measures()) {
        const bool directed = one.applies != Applies::undirected && one.applies != Applies::valued_undirected;
        add(std::string(one.info.key), [&one, directed](benchmark::State& state) {
            const Network network = network_of(static_cast<ActorId>(state.range(0)), directed);
            for (auto _ : state) benchmark::DoNotOptimize(one.of(network));
        });
    }
    for (const auto& one : area_measures()) {
        const bool directed = one.applies != Applies::undirected;
        add(std::string(one.info.key), [&one, directed](benchmark::State& state) {
            const auto n = static_cast<ActorId>(state.range(0));
            const Network network = network_of(n, directed);
            const Partition groups = areas_of(n);
            for (auto _ : state) benchmark::DoNotOptimize(one.of(network, groups));
        });
    }
}

}  // namespace

int main(int argc, char** argv) {
    for (const bool directed : {true, false}) {
        benchmark::RegisterBenchmark(directed ? "all/directed" : "all/undirected",
                                     [directed](benchmark::State& state) { every_measure(state, directed); })
            ->Arg(60)
            ->Arg(300)
            ->Unit(benchmark::kMillisecond);
    }
    add_measures();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
