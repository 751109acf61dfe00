#pragma once
#include <string_view>

#include "graph/infer/density_change.hpp"

namespace crosstie::infer {

/// How far one group's change in density is from another's.
struct DifferenceOfChanges {
    double first = 0, second = 0;  // the two changes
    double difference = 0;         // first - second
    DensityTest bootstrap;         // normal: the headline
    DensityTest jackknife;         // t with Welch and Satterthwaite's df
    DensityTest dyadic_robust;     // likewise
    DensityTest social_relations;  // likewise; for the appendix
    Verdict verdict = Verdict::facts_only;
    std::string_view why;  // for facts_only and no_change: the reason, in words
};

/// Did one partnership change more than the other?
///
/// Definition  difference of the two changes; standard error sqrt(se1^2 + se2^2), as of groups that share nobody. df =
///             (se1^2 + se2^2)^2 / (se1^4/df1 + se2^4/df2), the df of each. The words by the rule of density_change:
///             clear when the bootstrap interval excludes 0; likely when not clear, both groups have 20 actors,
///             jackknife and dyadic-robust exclude 0
/// Result      difference -2 .. 2
/// Undefined   one of the two has no test: facts only; both are without change: no change
/// Ties        as the two changes have them; the caller sees to it that both are of one relation and direction
/// Errors      none
/// Cost        O(1)
/// Source      Welch 1947, doi:10.1093/biomet/34.1-2.28
[[nodiscard]] DifferenceOfChanges difference_of_changes(const DensityChange& first, const DensityChange& second);

}  // namespace crosstie::infer
