// Any bytes as a network of up to 24 people, with loops, repeats, strengths and pairs that were not answered: every measure
// of the catalog ends, and gives a number or says that there is none.
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "graph/base/error.hpp"
#include "graph/base/parallel_for.hpp"
#include "graph/measure/catalog.hpp"
#include "graph/model/network_builder.hpp"

using namespace crosstie;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void require_number(double value) { require(!std::isinf(value)); }

void measure_all(const std::uint8_t* data, std::size_t size) {
    const ActorId n = data[0] % 25;
    const bool directed = (data[1] & 1U) != 0, weighted = (data[1] & 2U) != 0;
    NetworkBuilder builder(n, directed ? Ties::directed : Ties::undirected);
    builder.resolve_repeats(static_cast<Repeats>((data[1] >> 2U) % 3));
    for (std::size_t k = 2; n > 0 && k + 1 < size && k < 600; k += 2) {
        builder.add(data[k] % n, data[k + 1] % n, weighted ? ((data[k] >> 5U) + 1) * 0.5 : 1.0);
    }
    const Network network = builder.build();
    const measure::MeasuredNetwork measured(network);
    for (const measure::NetworkMeasure& one : measure::network_measures()) {
        try {
            if (!measure::applies_to(one.applies, network)) continue;
            const measure::NetworkValue value = one.of(measured);
            if (const double* number = std::get_if<double>(&value.value)) {
                require_number(*number);
                require(!std::isnan(*number) || !value.why.empty());
            }
        } catch (const Error&) {
        }
    }
    for (const measure::ActorMeasure& one : measure::actor_measures()) {
        try {
            if (!measure::applies_to(one.applies, network)) continue;
            const measure::ActorScores scores = one.of(measured);
            require(scores.size() == n);
            for (const double score : scores) require_number(score);
        } catch (const Error&) {
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // As a piece of parallel work measures start no threads of their own, which takes longer than all they do here.
    if (size >= 2) parallel_for(1, 1, [&](std::size_t) { measure_all(data, size); });
    return 0;
}
