// Contacts as lines: how many of which kind, and how thick.
#include <algorithm>
#include <cmath>

#include "io/diagram/scene/people_parts.hpp"

namespace crosstie::io::diagram {

PeopleParts people_parts(const Case& of) {
    const survey::Comparison& comparison = of.comparison;
    PeopleParts parts{of, of.study, comparison, nullptr, {}};
    if (comparison.has_areas) parts.area = &comparison.cross_area.areas.group;
    parts.counts = change::contact_counts(comparison.contacts, parts.area);
    return parts;
}

TieKind change_of(const change::ContactPair& pair) {
    if (pair.joint_before && pair.joint_after) return TieKind::kept;
    if (pair.joint_before) return TieKind::lost;
    return pair.joint_after ? TieKind::gained : TieKind::one_wave;
}

double crowd_factor(std::uint64_t ties) {
    return ties == 0 ? 1 : std::clamp(std::sqrt(90.0 / static_cast<double>(ties)), 0.42, 1.0);
}

double people_line_width(TieKind kind, double f) {
    switch (kind) {
        case TieKind::between:
            return 1.0 * f;
        case TieKind::gained:
        case TieKind::lost:
            return 1.25 * f;
        case TieKind::kept:
            return 0.55 * f;
        default:
            return 0.65 * std::max(f, 0.7);
    }
}

std::vector<MarkState> people_states(const PeopleParts& parts, Side side) {
    const auto& options = parts.comparison.options;
    std::vector<MarkState> states(parts.study.actors.size(), MarkState::present);
    const auto mark_wave = [&](std::size_t wave, const std::vector<ActorId>& silent) {
        for (const ActorId actor : silent) states[actor] = MarkState::silent;
        for (std::size_t i = 0; i < states.size(); ++i) {
            if (!parts.study.actors[i].on_roster(wave)) states[i] = MarkState::absent;
        }
    };
    if (side != Side::after) mark_wave(options.from, parts.comparison.before.silent);
    if (side != Side::before) mark_wave(options.to, parts.comparison.after.silent);
    return states;
}

}  // namespace crosstie::io::diagram
