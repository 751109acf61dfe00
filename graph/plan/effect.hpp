#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::plan {

/// What introductions are hoped to change.
enum class Figure { density, contacts_across, area_pairs_linked, fragmentation, compactness, dependence };

/// One figure as it is, if all proposed contacts came about, and if half of them did.
struct EffectRow {
    Figure figure = Figure::density;
    double now = 0, all = 0;
    double half_mean = 0, half_least = 0, half_most = 0;
};

struct EffectOptions {
    std::uint64_t seed = 1;
    std::uint32_t draws = 200;    // of which half is accepted
    std::uint32_t depend_on = 1;  // people without whom dependence is measured
};

struct Effect {
    std::vector<EffectRow> rows;  // in the order of Figure
    std::uint64_t proposed = 0, half = 0;
    std::uint64_t seed = 0;
    std::uint32_t draws = 0;
};

/// The network with more contacts: a tie each way for every pair.
///
/// Definition  the ties there are and, for each pair, a tie of strength 1 in both directions where there is none
/// Result      a network; what was observed stays
/// Undefined   never
/// Ties        strengths of ties that are there stay
/// Errors      std::invalid_argument for a pair beyond the roster
/// Cost        O(n + m)
/// Source      METHODS section 9
[[nodiscard]] Network with_contacts(const Network& network, std::span<const std::array<ActorId, 2>> pairs);

/// What the network would look like if these introductions became contacts.
///
/// Definition  each figure on the network now, with all pairs added, and with half of them (rounded down) drawn at
///             random `draws` times: density; contacts across areas; pairs of areas with a contact; fragmentation;
///             compactness (mean of 1 / hops, direction ignored); dependence: fragmentation of the rest without the
///             depend_on people whom they depend on most
/// Result      density, fragmentation, compactness, dependence 0 .. 1; the others counts
/// Undefined   a figure where its measure is not defined: NaN; half: no draws, NaN
/// Ties        binary; density follows direction, all other figures read a tie either way
/// Errors      std::invalid_argument when areas are not one per actor
/// Cost        (2 + draws) times those of path_summary and measure::depend_on
/// Source      METHODS section 9; a simulation of what is proposed, no forecast
[[nodiscard]] Effect effect(const Network& network, const Partition& areas,
                            std::span<const std::array<ActorId, 2>> pairs, const EffectOptions& options = {});

}  // namespace crosstie::plan
