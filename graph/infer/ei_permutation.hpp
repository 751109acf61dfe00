#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "graph/change/contacts.hpp"
#include "graph/model/attributes.hpp"

namespace crosstie::infer {

/// (E - I) / (E + I) on joint contacts at both waves, beside what chance gives.
struct EiChange {
    double from = 0, to = 0;                         // NaN: no contact
    double expected = 0;                             // (P_E - P_I) / P over all pairs of stayers with a known area
    double expected_asked = 0;                       // the same over the pairs observed at both waves
    std::array<double, 2> range_from{}, range_to{};  // attainable with as many contacts
    // Share of relabellings at most / at least the observed value, (1 + b) / (1 + draws).
    double from_at_most = 0, from_at_least = 0, to_at_most = 0, to_at_least = 0, change_at_most = 0,
           change_at_least = 0;
    std::uint32_t draws = 0;  // relabellings made
};

/// Are contacts more inward or outward than areas of these sizes would give by chance?
///
/// Definition  E-I = (E - I)/(E + I), E and I contacts across and within areas; labels permuted over the people of known
///             area who were on both rosters, both waves relabelled together
/// Result      -1 (all within) .. 1 (all across); p = (1 + b)/(1 + draws)
/// Undefined   no contact: NaN; fewer than two areas: all NaN
/// Ties        joint contacts, unordered, strength not used
/// Errors      none
/// Cost        O(draws (n + m)); draws are cut so that draws x m stays below 2e9, and the number made is returned
/// Source      Krackhardt and Stern 1988, doi:10.2307/2786835
[[nodiscard]] EiChange ei_change(const std::vector<change::ContactPair>& contacts, const Partition& areas,
                                 const std::vector<ActorId>& stayers, std::uint64_t pairs_within,
                                 std::uint64_t pairs_across, std::uint64_t seed, std::uint32_t draws,
                                 unsigned threads = 1);

}  // namespace crosstie::infer
