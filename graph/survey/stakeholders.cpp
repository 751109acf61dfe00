#include "graph/survey/stakeholders.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "graph/model/select.hpp"

namespace crosstie::survey {

namespace {

// Where an actor goes among the groups; none: not known.
template <std::size_t N, typename Place>
std::size_t sort_into(std::array<RatedGroup, N>& groups, const Study& study, std::size_t wave,
                      std::span<const std::uint32_t> contacts, const Place& place) {
    std::size_t not_known = 0;
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        if (!study.actors[i].on_roster(wave)) continue;
        const std::optional<std::size_t> group = place(i);
        if (!group) {
            ++not_known;
            continue;
        }
        // Kept up person by person, as it has always been written: a sum divided once may differ in the last digit.
        RatedGroup& to = groups[*group];
        const auto before = static_cast<double>(to.people.size());
        const double sum = before == 0 ? 0 : to.mean_contacts * before;
        to.people.push_back(i);
        to.mean_contacts = (sum + contacts[i]) / (before + 1);
    }
    return not_known;
}

}  // namespace

std::optional<double> half_way(std::span<const double> scores) {
    if (scores.empty()) return std::nullopt;
    const auto [lowest, highest] = std::ranges::minmax(scores);
    if (!(lowest < highest)) return std::nullopt;
    return (lowest + highest) / 2;
}

RatedHigh rated_high(const Study& study, std::size_t wave, const measure::Flags& flags) {
    RatedHigh found;
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        const std::optional<bool> rated = flags.at(i);
        if (!study.actors[i].on_roster(wave) || !rated) continue;
        ++found.known;
        found.high += *rated ? 1U : 0U;
    }
    return found;
}

InfluenceByInterest influence_by_interest(const Study& study, std::size_t wave, std::span<const std::uint32_t> contacts,
                                          const measure::Flags& influence, const measure::Flags& interest) {
    InfluenceByInterest grid;
    grid.not_known = sort_into(grid.cells, study, wave, contacts, [&](ActorId i) -> std::optional<std::size_t> {
        if (!influence.at(i) || !interest.at(i)) return std::nullopt;
        return (*influence[i] ? 0U : 2U) + (*interest[i] ? 0U : 1U);
    });
    return grid;
}

SalienceGroups salience_groups(const Study& study, std::size_t wave, std::span<const std::uint32_t> contacts,
                               const measure::Flags& power, const measure::Flags& legitimacy,
                               const measure::Flags& urgency) {
    const auto classes = measure::salience(power, legitimacy, urgency);
    SalienceGroups groups;
    groups.not_known = sort_into(groups.classes, study, wave, contacts, [&](ActorId i) -> std::optional<std::size_t> {
        if (!classes.at(i)) return std::nullopt;
        return static_cast<std::size_t>(*classes[i]);
    });
    return groups;
}

measure::StreamContacts contacts_with_streams(const Networks& networks, std::size_t relation, std::size_t wave,
                                              double tie_from) {
    const Study& study = networks.study();
    std::vector<std::string> streams;
    for (const WorkStream& stream : study.work_streams) streams.push_back(stream.id);
    std::vector<std::vector<std::string>> streams_of;
    for (const Actor& actor : study.actors) streams_of.push_back(actor.streams(wave));
    return measure::stream_contacts(networks.at(relation, wave, tie_from), streams_of, streams);
}

std::vector<StreamAccess> influence_on_streams(const Study& study, std::size_t relation, std::size_t wave,
                                               const measure::StreamContacts& contacts,
                                               const measure::Flags& influence) {
    const ObservedPairs& observed = study.answers.at(relation).at(wave).observed;
    std::vector<StreamAccess> streams(contacts.with.size());
    for (std::size_t s = 0; s < streams.size(); ++s) {
        for (ActorId i = 0; i < study.actor_count(); ++i) {
            if (!study.actors[i].on_roster(wave) || influence.at(i) != std::optional(true)) continue;
            if (contacts.belongs[s][i] != 0) continue;
            (contacts.with[s][i] > 0    ? streams[s].linked
             : observed.row_observed(i) ? streams[s].not_yet
                                        : streams[s].not_known)
                .push_back(i);
        }
    }
    return streams;
}

}  // namespace crosstie::survey
