#include "graph/measure/fragmentation.hpp"

#include "graph/measure/components.hpp"
#include "graph/measure/scores.hpp"

namespace crosstie::measure {

double fragmentation(const Network& network) {
    const double n = network.observed().roster_count();
    if (n < 2) return undefined;
    double joined = 0;
    for (const std::uint64_t size : weak_components(network).sizes) {
        joined += static_cast<double>(size) * static_cast<double>(size - 1);
    }
    return 1 - joined / (n * (n - 1));
}

}  // namespace crosstie::measure
