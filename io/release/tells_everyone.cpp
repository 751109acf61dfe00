#include "io/release/tells_everyone.hpp"

#include <vector>

namespace crosstie::io {

bool tells_everyone(std::uint64_t pairs, std::uint64_t from, std::uint64_t to) {
    return pairs > 0 && (from == pairs || to == pairs);
}

bool some_areas_tell_everyone(const Study& study, const survey::Comparison& comparison, const AreaTables& areas) {
    const auto& waves = study.answers[comparison.options.relation];
    const ObservedPairs told =
        ObservedPairs::both(waves[comparison.options.from].observed, waves[comparison.options.to].observed)
            .both_directions();
    const Partition& groups = comparison.cross_area.areas;
    std::vector<std::uint32_t> row(study.actor_count(), Partition::none);
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        if (groups.known(i)) row[i] = areas.shown_as[groups.group[i]];
    }
    const std::size_t rows = areas.labels.size();
    const auto cells = told.block_counts(row, rows);
    for (std::size_t g = 0; g < rows; ++g) {
        for (std::size_t h = g; h < rows; ++h) {
            const std::uint64_t pairs = g == h ? cells[g * rows + h] / 2 : cells[g * rows + h];
            if (tells_everyone(pairs, areas.contacts_from[g][h], areas.contacts_to[g][h])) return true;
        }
    }
    return false;
}

}  // namespace crosstie::io
