#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "graph/measure/salience.hpp"
#include "graph/model/study.hpp"
#include "graph/survey/networks.hpp"

namespace crosstie::survey {

/// People who are rated alike, and their contacts.
struct RatedGroup {
    std::vector<ActorId> people;                                      // ascending
    double mean_contacts = std::numeric_limits<double>::quiet_NaN();  // NaN: nobody
};

/// How many are rated as having much of something.
struct RatedHigh {
    std::uint64_t high = 0, known = 0;
};

/// Above what a score is high: half-way between the lowest and the highest given.
///
/// Definition  (lowest + highest) / 2
/// Result      nothing where there is no score, or all are equal
/// Errors      none
/// Cost        O(scores)
[[nodiscard]] std::optional<double> half_way(std::span<const double> scores);

/// Counts one rating over those who are on the list.
///
/// Definition  known: on the wave's roster and rated; high: of these, rated high
/// Result      counts, high <= known
/// Undefined   never
/// Ties        none
/// Errors      std::out_of_range when there are fewer ratings than actors
/// Cost        O(n)
/// Source      own definition: a plain count
[[nodiscard]] RatedHigh rated_high(const Study& study, std::size_t wave, const measure::Flags& ratings);

/// The grid of influence by interest.
struct InfluenceByInterest {
    std::array<RatedGroup, 4> cells;  // much and much, much and less, less and much, less and less
    std::size_t not_known = 0;        // on the roster, one of the two not rated
};

/// Who has much influence and who takes much interest, beside the contacts they have.
///
/// Definition  everybody on the wave's roster by the two ratings; mean of `contacts` over each cell's people
/// Result      four cells and the rest, which add up to the roster; means in contacts
/// Undefined   a cell without people: mean NaN
/// Ties        none are read; `contacts` are what stream_contacts counts
/// Errors      std::out_of_range when a list is not one per actor
/// Cost        O(n)
/// Source      the power-interest grid of Mendelow 1981 and of Johnson and Scholes; the cut is the caller's
[[nodiscard]] InfluenceByInterest influence_by_interest(const Study& study, std::size_t wave,
                                                        std::span<const std::uint32_t> contacts,
                                                        const measure::Flags& influence,
                                                        const measure::Flags& interest);

/// People by their class of salience.
struct SalienceGroups {
    std::array<RatedGroup, measure::salience_classes> classes;  // [measure::Salience]
    std::size_t not_known = 0;                                  // on the roster, one of the three not rated
};

/// Who holds power, legitimacy and urgency, beside the contacts they have.
///
/// Definition  measure::salience over the wave's roster; mean of `contacts` over each class's people
/// Result      the classes and the rest, which add up to the roster; means in contacts
/// Undefined   a class without people: mean NaN
/// Ties        as influence_by_interest
/// Errors      std::invalid_argument when the three differ in length
/// Cost        O(n)
/// Source      Mitchell, Agle, Wood 1997, doi:10.5465/amr.1997.9711022105
[[nodiscard]] SalienceGroups salience_groups(const Study& study, std::size_t wave,
                                             std::span<const std::uint32_t> contacts, const measure::Flags& power,
                                             const measure::Flags& legitimacy, const measure::Flags& urgency);

/// measure::stream_contacts of a study at one wave, its work-streams as they were then.
[[nodiscard]] measure::StreamContacts contacts_with_streams(const Networks& networks, std::size_t relation,
                                                            std::size_t wave, double tie_from);

/// People of much influence outside a work-stream: in contact with somebody of it, or not.
struct StreamAccess {
    std::vector<ActorId> linked, not_yet, not_known;  // ascending
    [[nodiscard]] std::size_t all() const { return linked.size() + not_yet.size() + not_known.size(); }
};

/// Which people of much influence a work-stream can reach.
///
/// Definition  of those on the wave's roster who are rated high and do not belong to it. Linked: in contact with one who
///             does; not yet: in contact with none, and answered; not known: in contact with none, and did not answer
/// Result      [streams of `contacts`], three lists that share nobody
/// Undefined   never
/// Ties        as stream_contacts: binary, by either report
/// Errors      std::out_of_range when a list is not one per actor
/// Cost        O(streams n)
/// Source      own definition
[[nodiscard]] std::vector<StreamAccess> influence_on_streams(const Study& study, std::size_t relation, std::size_t wave,
                                                             const measure::StreamContacts& contacts,
                                                             const measure::Flags& influence);

}  // namespace crosstie::survey
