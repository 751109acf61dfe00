#include "graph/change/response.hpp"

#include "graph/base/undefined.hpp"

#include <stdexcept>

namespace crosstie::change {

namespace {

// Adds each person on the roster to the figures that figures_of(person) names.
template <typename FiguresOf>
void count(const ObservedPairs& reports, FiguresOf figures_of) {
    const ObservedPairs asked = reports.as_if_answered();
    for (ActorId i = 0; i < reports.actor_count(); ++i) {
        if (!reports.on_roster(i)) continue;
        ResponseFigures& figures = figures_of(i);
        const std::uint64_t pairs = asked.row_count(i);
        const std::uint64_t answers = reports.row_count(i);
        ++figures.roster;
        figures.asked += pairs > 0 ? 1 : 0;
        figures.answered += answers > 0 ? 1 : 0;
        figures.answered_part += answers > 0 && answers < pairs ? 1 : 0;
        figures.pairs_asked += pairs;
        figures.pairs_observed += answers;
    }
}

}  // namespace

double ResponseFigures::people_share() const { return share(answered, asked); }
double ResponseFigures::pairs_share() const { return share(pairs_observed, pairs_asked); }

ResponseFigures response(const ObservedPairs& reports) {
    ResponseFigures all;
    count(reports, [&](ActorId) -> ResponseFigures& { return all; });
    return all;
}

AreaResponse response_by_area(const ObservedPairs& reports, const Partition& areas) {
    if (areas.group.size() != reports.actor_count()) throw std::invalid_argument("areas of another roster");
    AreaResponse result;
    result.areas.resize(areas.group_count());
    count(reports, [&](ActorId i) -> ResponseFigures& {
        return areas.known(i) ? result.areas[areas.group[i]] : result.unknown;
    });
    return result;
}

}  // namespace crosstie::change
