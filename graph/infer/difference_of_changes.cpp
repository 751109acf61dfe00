#include "graph/infer/difference_of_changes.hpp"

#include <algorithm>
#include <cmath>

#include "graph/base/undefined.hpp"

namespace crosstie::infer {

namespace {

// Two independent estimates' errors, with Welch and Satterthwaite's df.
DensityTest both(const DensityTest& a, const DensityTest& b, double difference) {
    const double va = a.se * a.se;
    const double vb = b.se * b.se;
    const double df = (va + vb) * (va + vb) / (va * va / a.df + vb * vb / b.df);
    return density_test(a.method, difference, std::sqrt(va + vb), df);
}

}  // namespace

DifferenceOfChanges difference_of_changes(const DensityChange& first, const DensityChange& second) {
    DifferenceOfChanges result;
    result.first = first.difference;
    result.second = second.difference;
    result.difference = first.difference - second.difference;
    const double d = result.difference;
    static_cast<DensityTest&>(result.by_areas) = both(first.by_areas, second.by_areas, d);
    result.by_areas.areas = std::min(first.by_areas.areas, second.by_areas.areas);
    result.by_areas.why = std::max(first.by_areas.why, second.by_areas.why);
    result.bootstrap = both(first.bootstrap, second.bootstrap, d);
    result.jackknife = both(first.jackknife, second.jackknife, d);
    result.dyadic_robust = both(first.dyadic_robust, second.dyadic_robust, d);
    result.social_relations = both(first.social_relations, second.social_relations, d);

    if (first.verdict == Verdict::facts_only || second.verdict == Verdict::facts_only) {
        result.why = "one of the two groups is too small or too empty for a test";
    } else if (first.verdict == Verdict::no_change && second.verdict == Verdict::no_change) {
        result.verdict = Verdict::no_change;
        result.why = "no change to compare: neither group changed";
    } else if (first.verdict == Verdict::no_change || second.verdict == Verdict::no_change) {
        result.why = "one of the two groups did not change at all, which says nothing of its churn";
    } else {
        result.verdict = verdict_on(result.social_relations, result.by_areas);
    }
    if (result.verdict == Verdict::facts_only) {  // then no interval claims anything either
        for (DensityTest* test : {&result.social_relations, &result.bootstrap, &result.jackknife, &result.dyadic_robust,
                                  static_cast<DensityTest*>(&result.by_areas)}) {
            test->ci95 = {nan, nan};
        }
    }
    return result;
}

}  // namespace crosstie::infer
