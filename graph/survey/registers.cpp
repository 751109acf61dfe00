#include "graph/survey/registers.hpp"

#include <limits>
#include <vector>

#include "graph/base/undefined.hpp"

namespace crosstie::survey {

namespace {

bool on_list(const Study& study, const Meetings& meetings, ActorId actor) {
    return study.actors[actor].on_roster(meetings.options.from) || study.actors[actor].on_roster(meetings.options.to);
}

}  // namespace

TwoMode registers_of(const Study& study, const Meetings& meetings) {
    constexpr auto none = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> place(study.meetings.size(), none);
    std::uint32_t events = 0;
    for (const MeetingFigures& one : meetings.meetings) place[one.meeting] = events++;
    std::vector<Attends> lines;
    for (const Attended& line : study.attended) {
        if (place[line.meeting] != none && on_list(study, meetings, line.actor)) {
            lines.push_back({line.actor, place[line.meeting]});
        }
    }
    return {study.actor_count(), events, std::move(lines)};
}

MetTogether met_together(const Study& study, const Meetings& meetings, Side side, Weighting weighting) {
    const TwoMode registers = registers_of(study, meetings);
    const Network network = project(registers, side, weighting);
    MetTogether found;
    if (side == Side::events) {
        found.places = registers.count(side);
    } else {
        for (ActorId i = 0; i < study.actor_count(); ++i) found.places += on_list(study, meetings, i) ? 1U : 0U;
    }
    found.pairs = found.places < 2 ? 0 : found.places * (found.places - 1) / 2;
    double sum = 0;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        const auto others = network.out(i);
        for (std::size_t k = 0; k < others.size(); ++k) {
            if (others[k] < i) continue;
            ++found.tied;
            sum += network.valued() ? network.out_strength(i)[k] : 1.0;
        }
    }
    found.density = found.pairs == 0 ? nan : static_cast<double>(found.tied) / static_cast<double>(found.pairs);
    found.mean = found.tied == 0 ? nan : sum / static_cast<double>(found.tied);
    return found;
}

}  // namespace crosstie::survey
