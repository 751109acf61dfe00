#pragma once
#include <vector>

#include "graph/infer/rate_contrast.hpp"
#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::infer {

/// Formation rates across and within areas.
struct FormationRates {
    FormationRate across, within;
    RateContrast across_against_within;
    std::vector<ActorId> without_area;  // on both rosters, area unknown: left out of everything here
};

/// How often a link that was missing formed across areas, beside how often one formed within.
///
/// Definition  rate = N01 / (N01 + N00) on jointly observed cells between people of known area; `areas` are those of
///             the first wave, which decide what was an opportunity. Intervals by samples of people, p by areas
///             permuted over the people with sizes kept, both as rate_contrast says
/// Result      rates 0 .. 1, difference -1 .. 1, ratio 0 .. infinity; p = (1 + b) / (1 + draws)
/// Undefined   rate within where every pair within was linked already, or no area has two people: NaN, and the contrast
///             with it; the rate across then stands alone. Fewer than two areas: rate across NaN. More than 4,096
///             people: everything NaN
/// Ties        binary; direction as the networks have it
/// Errors      std::invalid_argument when the waves differ in actors or in direction, or areas are not one per actor
/// Cost        O(draws (n + m + gaps)) time, O(m + gaps) memory
/// Source      METHODS section 6, own definition; Snijders and Borgatti 1999, Connections 22(2):161, for the samples
[[nodiscard]] FormationRates formation_rates(const Network& before, const Network& after, const Partition& areas,
                                             RateOptions options = {});

}  // namespace crosstie::infer
