#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "graph/change/contacts.hpp"
#include "graph/change/turnover.hpp"
#include "graph/model/attributes.hpp"

namespace crosstie::change {

/// Turnover within or across areas. `ties` are cells in the networks' direction; contacts are unordered pairs joined by
/// either report, over jointly observed cells.
struct AreaTurnover {
    Turnover ties;
    std::uint64_t contacts_before = 0, contacts_after = 0, contacts_kept = 0, contacts_gained = 0, contacts_lost = 0;
    std::uint64_t contact_pairs = 0;  // pairs with at least one jointly observed report

    [[nodiscard]] double contact_density_before() const;  // contacts_before / contact_pairs; NaN: no pair
    [[nodiscard]] double contact_density_after() const;
};

/// Cross-area odds ratio [E/(P_E-E)] / [I/(P_I-I)] of ties on jointly observed cells.
struct OddsRatioChange {
    double from = 0, to = 0;  // NaN: no pair within, or none across
    bool corrected = false;   // 0.5 was added to all four cells of both waves because one of them was 0
    [[nodiscard]] double change() const { return to / from; }
};

/// Two areas with no contact at the first wave and one at the second.
struct FirstLink {
    std::uint32_t first = 0, second = 0;  // first < second
    bool certain = false;                 // every pair between them was observed at the first wave
};

struct CrossArea {
    Partition areas;                    // of the first wave: it decides opportunity
    std::vector<ActorId> without_area;  // on both rosters, area unknown: left out of everything here
    AreaTurnover within, across;
    double rate_within = 0, rate_across = 0;  // formation rates of ties; NaN: nothing was left to form
    double rate_ratio = 0;                    // across / within
    OddsRatioChange odds_ratio;
    std::size_t people_with_new_across = 0;                              // at least one new joint contact across
    std::vector<std::vector<std::uint64_t>> contacts_from, contacts_to;  // [areas][areas], symmetric; diagonal: within
    std::vector<std::vector<std::uint64_t>> contacts_kept;               // likewise: of these, there at both waves
    std::vector<FirstLink> first_links;
    std::size_t area_pairs = 0, linked_from = 0, linked_to = 0;  // pairs of different areas; those with a joint contact

    [[nodiscard]] std::size_t first_links_certain() const;  // of first_links
};

/// What changed within and across areas.
///
/// Definition  cells and contacts of jointly observed pairs split by whether the areas of the two actors agree; formation
///             rate = gained / (gained + neither); odds ratio as above. `told` are the jointly observed cells of the
///             reports that `contacts` were made from
/// Result      counts; rates 0 .. 1; ratios 0 .. infinity
/// Undefined   NaN: rate where nothing was left to form, ratio where the rate within is undefined or 0, odds ratio
///             without a pair within or across
/// Ties        binary; `ties` in the networks' direction, contacts by either report
/// Errors      std::invalid_argument when the waves differ in actors or in direction, or areas have another length
/// Cost        O(m log m + exceptions + areas^2)
/// Source      METHODS sections 6 and 7
[[nodiscard]] CrossArea cross_area(const Network& before, const Network& after,
                                   const std::vector<ContactPair>& contacts, const ObservedPairs& told,
                                   Partition areas);

/// The odds ratios of waves that have ties: of a wave without any, 0.5 added to its counts would make one up.
///
/// Definition  odds_ratio of `found`; NaN for a wave without a tie; corrected only where one is left
/// Errors      none
[[nodiscard]] OddsRatioChange odds_ratio_of_ties(const CrossArea& found);

}  // namespace crosstie::change
