#include "graph/measure/ei_index.hpp"

#include <algorithm>

#include "graph/measure/homophily.hpp"
#include "graph/measure/mixing.hpp"
#include "graph/measure/scores.hpp"

namespace crosstie::measure {

double ei_of(double across, double within) {
    return across + within == 0 ? undefined : (across - within) / (across + within);
}

double share_across_of_ei(double ei) { return (1 + ei) / 2; }

std::array<double, 2> ei_range(double ties, double pairs_within, double pairs_across) {
    const double least = std::max(0.0, ties - pairs_within);
    const double most = std::min(ties, pairs_across);
    return {ei_of(least, ties - least), ei_of(most, ties - most)};
}

EiReference ei_reference(const Network& network, const Partition& areas) {
    const Mixing mix = mixing(network, areas);
    EiReference reference{undefined, undefined, undefined, undefined, undefined, undefined};
    double people = 0;
    double ordered_within = 0;
    std::size_t held = 0;  // areas with somebody on the roster
    for (const double size : roster_sizes(network, areas)) {
        people += size;
        ordered_within += size * (size - 1);
        held += size > 0 ? 1U : 0U;
    }
    if (held < 2) return reference;
    reference.observed = mix.ei_index();
    reference.expected = ei_of(people * (people - 1) - ordered_within, ordered_within);
    const auto within = static_cast<double>(mix.cells_within);
    const auto across = static_cast<double>(mix.cells_between);
    reference.expected_asked = ei_of(across, within);
    const auto [lowest, highest] = ei_range(static_cast<double>(mix.within + mix.between), within, across);
    reference.lowest = lowest;
    reference.highest = highest;
    if (lowest < highest) reference.rescaled = 2 * (reference.observed - lowest) / (highest - lowest) - 1;
    return reference;
}

}  // namespace crosstie::measure
