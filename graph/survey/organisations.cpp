#include "graph/survey/organisations.hpp"

#include <set>

namespace crosstie::survey {

std::size_t groups_on_roster(const Study& study, std::string_view attribute, std::size_t wave) {
    const auto groups = study.attributes.partition(attribute, study.waves.at(wave).key);
    if (!groups) return 0;
    std::set<std::uint32_t> seen;
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        if (study.actors[i].on_roster(wave) && groups->known(i)) seen.insert(groups->group[i]);
    }
    return seen.size();
}

std::vector<std::size_t> stayers_by_area(const Comparison& comparison) {
    const Partition& areas = comparison.cross_area.areas;
    std::vector<std::size_t> people(areas.group_count(), 0);
    for (const ActorId i : comparison.stayers) {
        if (areas.known(i)) ++people[areas.group[i]];
    }
    return people;
}

}  // namespace crosstie::survey
