#pragma once
#include <array>
#include <limits>

#include "graph/infer/across_within.hpp"
#include "graph/infer/density_change.hpp"
#include "graph/infer/ego_change.hpp"
#include "graph/infer/pooled_density.hpp"
#include "graph/infer/rate_contrast.hpp"

namespace crosstie::survey {

// Where only facts are told, no interval claims anything: a few people are no sample of others (infer::fewest_actors), nor
// is a handful of links, or one person who is in every pair.

inline constexpr std::array<double, 2> no_interval{std::numeric_limits<double>::quiet_NaN(),
                                                   std::numeric_limits<double>::quiet_NaN()};

inline void without_intervals(infer::FormationRate& one, infer::FormationRate& other, infer::RateContrast& contrast) {
    one.ci95 = other.ci95 = contrast.difference_ci95 = contrast.ratio_ci95 = no_interval;
}

inline void unless_facts_only(infer::JudgedChange& change) {
    if (change.verdict == infer::Verdict::facts_only) change.for_people.ci95 = change.by_areas.ci95 = no_interval;
}

/// Of one comparison of densities, or of several pooled or set against each other.
template <typename Change>
void without_intervals(Change& change) {
    for (infer::DensityTest* test :
         {&change.social_relations, &change.bootstrap, &change.jackknife, &change.dyadic_robust}) {
        test->ci95 = no_interval;
    }
    change.by_areas.ci95 = no_interval;
    if constexpr (requires { change.resampled; }) change.resampled.ci95 = no_interval;
}

inline void unless_facts_only(infer::DensityChange& change) {
    if (change.verdict == infer::Verdict::facts_only) without_intervals(change);
}

inline void unless_facts_only(infer::PooledDensityChange& change) {
    if (change.verdict == infer::Verdict::facts_only) without_intervals(change);
}

inline void unless_few(infer::PairedChange& change) {
    if (change.people < infer::fewest_actors) change.mean_change_ci95 = no_interval;
}

}  // namespace crosstie::survey
