#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "graph/base/random.hpp"
#include "graph/change/contacts.hpp"
#include "graph/model/attributes.hpp"

namespace crosstie::infer {

/// The people whose areas a permutation deals out anew: those of known area who were there at both waves.
struct KnownAreas {
    std::vector<std::uint32_t> place;  // [actors], into `label`; Partition::none: not among them
    std::vector<std::uint32_t> label;  // the area of each
};
/// New contacts of these people, each as two places in `label`.
using DealtPairs = std::vector<std::array<std::uint32_t, 2>>;
[[nodiscard]] DealtPairs new_contacts_of(const std::vector<change::ContactPair>& contacts, const KnownAreas& known);
/// How many of the pairs join two areas, by the area of each place.
[[nodiscard]] std::uint64_t across_in(const DealtPairs& pairs, const std::vector<std::uint32_t>& label);

[[nodiscard]] KnownAreas known_areas(const Partition& areas, const std::vector<ActorId>& stayers);

/// New contacts across areas, beside what they would be if areas played no part in who meets whom.
struct DealtAcross {
    std::uint64_t gained = 0, across = 0;  // new contacts of those people, and how many of them are across areas
    std::vector<std::uint32_t> deals;      // [0 .. gained] in how many deals so many were across
    std::uint32_t draws = 0;               // deals made
    std::uint64_t low = 0, high = 0;       // what all but the lowest and the highest 2.5% of deals gave
    double at_most = 0, at_least = 0;      // share of deals with at most, at least as many, (1 + b) / (1 + draws)
};

/// Do new contacts cross areas more often, or less, than chance would have it?
///
/// Definition  areas are dealt anew over the people with their sizes kept, as ei_change does; the new contacts stay who
///             they join, and how many are across is counted again
/// Result      counts; p = (1 + b) / (1 + draws)
/// Undefined   no new contact, or no draws: p NaN, low and high 0
/// Ties        contacts, unordered: observed at both waves, there at the second alone
/// Errors      none
/// Cost        O(draws (people + gained))
/// Source      Krackhardt and Stern 1988, doi:10.2307/2786835, for the deal
[[nodiscard]] DealtAcross new_across_by_chance(const std::vector<change::ContactPair>& contacts, const Partition& areas,
                                               const std::vector<ActorId>& stayers, std::uint64_t seed,
                                               std::uint32_t draws, unsigned threads = 1);

}  // namespace crosstie::infer
