#pragma once
#include <string_view>

#include "graph/infer/density_change.hpp"

namespace crosstie::infer {

/// How far one group's change in density is from another's.
struct DifferenceOfChanges {
    double first = 0, second = 0;  // the two changes
    double difference = 0;         // first - second
    DensityTest social_relations;  // THE interval, for people: t with Welch and Satterthwaite's df
    AreasTest by_areas;            // likewise; `areas`: the fewer of the two
    DensityTest bootstrap;         // a companion: normal
    DensityTest jackknife;         // t with Welch and Satterthwaite's df
    DensityTest dyadic_robust;     // likewise
    Verdict verdict = Verdict::facts_only;
    std::string_view why;  // for facts_only and no_change: the reason, in words
};

/// Did one partnership change more than the other?
///
/// Definition  difference of the two changes; standard error sqrt(se1^2 + se2^2), as of groups that share nobody. df =
///             (se1^2 + se2^2)^2 / (se1^4/df1 + se2^4/df2), the df of each. The words by the rule of density_change; areas
///             that both groups have would go together in both, which this leaves out: the interval is then too wide
/// Result      difference -2 .. 2
/// Undefined   one of the two has no test: facts only, and no interval; both are without change: no change
/// Ties        as the two changes have them; the caller sees to it that both are of one relation and direction
/// Errors      none
/// Cost        O(1)
/// Source      Welch 1947, doi:10.1093/biomet/34.1-2.28
[[nodiscard]] DifferenceOfChanges difference_of_changes(const DensityChange& first, const DensityChange& second);

}  // namespace crosstie::infer
