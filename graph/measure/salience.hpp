#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/network.hpp"

namespace crosstie::measure {

/// The classes of stakeholders by power (P), legitimacy (L) and urgency (U), with the names their authors gave them.
enum class Salience : std::uint8_t {
    none,           // non-stakeholder
    dormant,        // P
    discretionary,  // L
    demanding,      // U
    dominant,       // P and L
    dangerous,      // P and U
    dependent,      // L and U
    definitive      // P, L and U
};
inline constexpr std::size_t salience_classes = 8;
[[nodiscard]] std::string_view name_of(Salience salience);  // "non-stakeholder", "dormant", ...

/// A yes or no per actor; nullopt: not known.
using Flags = std::vector<std::optional<bool>>;

/// Which class each actor is in.
///
/// Definition  by which of the three attributes the actor has
/// Result      [actors]
/// Undefined   an attribute is not known: nullopt
/// Ties        none
/// Errors      std::invalid_argument when the three differ in length
/// Cost        O(n)
/// Source      Mitchell, Agle, Wood 1997, doi:10.5465/amr.1997.9711022105
[[nodiscard]] std::vector<std::optional<Salience>> salience(const Flags& power, const Flags& legitimacy,
                                                            const Flags& urgency);

/// Contacts of every actor with the people of each work-stream.
struct StreamContacts {
    std::vector<std::uint32_t> contacts;             // [actors]
    std::vector<std::vector<std::uint32_t>> with;    // [streams][actors]; an actor of the stream does not count itself
    std::vector<std::vector<std::uint8_t>> belongs;  // [streams][actors]
};

/// Whom of each work-stream everybody is in contact with.
///
/// Definition  contacts: others who name the actor or are named; with a stream: those who belong to it
/// Result      counts; a contact of several streams counts in each
/// Undefined   never; who did not answer has the contacts that others named
/// Ties        binary, either direction; unknown cells carry no tie
/// Errors      std::invalid_argument when `streams_of` is not one per actor
/// Cost        O(m x streams)
/// Source      METHODS section 1
[[nodiscard]] StreamContacts stream_contacts(const Network& network,
                                             std::span<const std::vector<std::string>> streams_of,
                                             std::span<const std::string> streams);

}  // namespace crosstie::measure
