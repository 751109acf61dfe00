#include "graph/infer/formation_rates.hpp"

namespace crosstie::infer {

FormationRates formation_rates(const Network& before, const Network& after, const Partition& areas,
                               RateOptions options) {
    static_assert(Partition::none == WeightedCells::no_label);
    const WeightedCells cells = weighted_cells(before, after, areas.group, areas.group_count());
    const ContrastedRates rates = rate_contrast(cells, before.directed(), First::apart, options);
    FormationRates result{rates.apart, rates.together, rates.contrast, {}};
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        const bool stayer = before.observed().on_roster(i) && after.observed().on_roster(i);
        if (stayer && !areas.known(i)) result.without_area.push_back(i);
    }
    return result;
}

}  // namespace crosstie::infer
