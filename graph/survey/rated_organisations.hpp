#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/measure/salience.hpp"
#include "graph/model/study.hpp"
#include "graph/survey/networks.hpp"

namespace crosstie::survey {

/// What organisations are rated by, in this order.
enum class Rating : std::uint8_t { power, legitimacy, urgency, influence, interest };
inline constexpr std::size_t ratings = 5;

/// One organisation with people on the list.
struct RatedOrganisation {
    std::string id;
    std::array<std::optional<bool>, ratings> high;  // [Rating]
    std::vector<ActorId> people;                    // ascending
    std::size_t others = 0;                         // other organisations its people are in contact with
    std::vector<std::uint8_t> reaches;              // [work-streams]: through a member of it, or a contact of one
    bool all_answered = true;                       // every one of its people

    [[nodiscard]] const std::optional<bool>& rated(Rating rating) const {
        return high[static_cast<std::size_t>(rating)];
    }
};

/// Which organisations are rated, whom they are in contact with and which work-streams they reach.
///
/// Definition  an organisation's people are those on the wave's roster with its id in column `organisation`; its ratings
///             are those of its first person. In contact with another: one of its people names, or is named by, one of
///             the other's. Reaches a work-stream: one of its people belongs to it, or is in contact with one who does
/// Result      those with a rating, as the roster first names them; empty without the column
/// Undefined   a rating that is not known: nullopt
/// Ties        binary, by either report; of at least tie_from (NaN: the relation's own)
/// Errors      std::out_of_range when a list of ratings is not one per actor
/// Cost        O(n organisations + m (log organisations + streams))
/// Source      own definition
[[nodiscard]] std::vector<RatedOrganisation> rated_organisations(const Networks& networks, std::size_t relation,
                                                                 std::size_t wave, double tie_from,
                                                                 const std::array<measure::Flags, ratings>& high);

/// Organisations rated alike, and how many others they are in contact with.
struct OrganisationGroup {
    std::vector<std::size_t> organisations;                         // places in the list
    double mean_others = std::numeric_limits<double>::quiet_NaN();  // NaN: none
};

/// The grid of influence by interest, of organisations.
struct OrganisationGrid {
    std::array<OrganisationGroup, 4> cells;  // much and much, much and less, less and much, less and less
    std::size_t not_known = 0;               // one of the two not rated
};

/// Which organisations have much influence and take much interest, beside the others they are in contact with.
///
/// Definition  by the two ratings; mean of `others` over each cell
/// Result      four cells and the rest, which add up to the list
/// Undefined   a cell without organisations: mean NaN
/// Ties        none are read
/// Errors      none
/// Cost        O(organisations)
/// Source      the power-interest grid of Mendelow 1981 and of Johnson and Scholes; the cut is the caller's
[[nodiscard]] OrganisationGrid influence_by_interest(std::span<const RatedOrganisation> organisations);

/// Organisations of much influence by whether they reach a work-stream.
struct OrganisationAccess {
    std::vector<std::size_t> reach, not_yet, not_known;  // places in the list
};

/// Which organisations of much influence a work-stream is reached by.
///
/// Definition  rated high in influence. Not yet: does not reach it, and everybody of it answered; not known: does not,
///             and not everybody did
/// Result      three lists that share nothing
/// Undefined   never
/// Ties        none are read
/// Errors      std::out_of_range when there is no such work-stream
/// Cost        O(organisations)
/// Source      own definition
[[nodiscard]] OrganisationAccess access_to_stream(std::span<const RatedOrganisation> organisations, std::size_t stream);

}  // namespace crosstie::survey
