#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/infer/density_change.hpp"
#include "graph/model/attributes.hpp"

namespace crosstie::infer {

/// One work-stream's own change.
struct StratumChange {
    std::string label;
    DensityChange change;
    bool pooled = false;  // false: fewer than 3 people with a jointly observed cell, left out of the pool
};

/// The change inside work-streams, all of them together.
struct PooledDensityChange {
    std::vector<StratumChange> strata;  // in the partition's order
    double from = 0, to = 0, difference = 0;
    std::size_t actors = 0;        // in the pool, who answered at both waves
    std::uint64_t pairs = 0;       // in the pool, jointly observed
    DensityTest social_relations;  // THE interval, for people: t with Welch and Satterthwaite's df over strata
    AreasTest by_areas;            // areas as units, whatever the stratum
    DensityTest bootstrap;         // a companion: closed form, normal interval
    DensityTest jackknife;         // t with Welch and Satterthwaite's df over strata
    DensityTest dyadic_robust;     // likewise
    BootstrapDraws resampled;      // NaN and 0 draws unless asked for
    Verdict verdict = Verdict::facts_only;
    std::string_view why;
};

/// Did people within work-streams become more closely linked?
///
/// Definition  only cells between people of one stratum. d = sum_g P_g d_g / sum_g P_g, P_g observed cells, d_g the
///             stratum's change; people are drawn within strata, so Var = sum_g P_g^2 Var_g / (sum_g P_g)^2 for each
///             kind of standard error. df = V^2 / sum_g (V_g^2 / (n_g - 1)), V_g the stratum's part of V. The words by
///             the rule of density_change. The strata are taken as they are, no sample of others: three work-streams
///             give no test at their own level
/// Result      densities 0 .. 1, difference -1 .. 1
/// Undefined   no stratum of 3 people: NaN; fewer than 10 actors, no ties: facts only
/// Ties        binary; direction as the networks have it; ties across strata are not read
/// Errors      std::invalid_argument when waves or strata differ in actors, or waves in direction
/// Cost        O(m + sum of stratum sizes squared); with draws that of density_bootstrap
/// Source      Snijders and Borgatti 1999, Connections 22(2):161; METHODS section 5
[[nodiscard]] PooledDensityChange pooled_density_change(const Network& before, const Network& after,
                                                        const Partition& strata, DensityChangeOptions options = {});

}  // namespace crosstie::infer
