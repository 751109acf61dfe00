#include "graph/measure/salience.hpp"

#include <algorithm>
#include <stdexcept>

#include "graph/model/select.hpp"

namespace crosstie::measure {

std::string_view name_of(Salience salience) {
    constexpr std::array<std::string_view, salience_classes> names{
        "non-stakeholder", "dormant", "discretionary", "demanding", "dominant", "dangerous", "dependent", "definitive"};
    return names[static_cast<std::size_t>(salience)];
}

std::vector<std::optional<Salience>> salience(const Flags& power, const Flags& legitimacy, const Flags& urgency) {
    if (power.size() != legitimacy.size() || power.size() != urgency.size()) {
        throw std::invalid_argument("three attributes need one length");
    }
    // By bits: power 1, legitimacy 2, urgency 4.
    constexpr std::array<Salience, 8> by_bits{Salience::none,      Salience::dormant,   Salience::discretionary,
                                              Salience::dominant,  Salience::demanding, Salience::dangerous,
                                              Salience::dependent, Salience::definitive};
    std::vector<std::optional<Salience>> classes(power.size());
    for (std::size_t i = 0; i < power.size(); ++i) {
        if (!power[i] || !legitimacy[i] || !urgency[i]) continue;
        classes[i] = by_bits[(*power[i] ? 1U : 0U) + (*legitimacy[i] ? 2U : 0U) + (*urgency[i] ? 4U : 0U)];
    }
    return classes;
}

StreamContacts stream_contacts(const Network& network, std::span<const std::vector<std::string>> streams_of,
                               std::span<const std::string> streams) {
    if (streams_of.size() != network.actor_count()) throw std::invalid_argument("work-streams need one cell per actor");
    const Network pairs = symmetrise(network, Direction::union_);
    const std::size_t people = streams_of.size();
    StreamContacts result;
    result.contacts.assign(people, 0);
    result.with.assign(streams.size(), std::vector<std::uint32_t>(people));
    result.belongs.assign(streams.size(), std::vector<std::uint8_t>(people));
    for (std::size_t s = 0; s < streams.size(); ++s) {
        for (std::size_t i = 0; i < people; ++i) {
            const auto& own = streams_of[i];
            result.belongs[s][i] = std::find(own.begin(), own.end(), streams[s]) != own.end() ? 1 : 0;
        }
    }
    for (ActorId i = 0; i < pairs.actor_count(); ++i) {
        const auto contacts = pairs.out(i);
        result.contacts[i] = static_cast<std::uint32_t>(contacts.size());
        for (std::size_t s = 0; s < streams.size(); ++s) {
            for (const ActorId j : contacts) result.with[s][i] += result.belongs[s][j];
        }
    }
    return result;
}

}  // namespace crosstie::measure
