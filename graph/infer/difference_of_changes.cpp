#include "graph/infer/difference_of_changes.hpp"

#include <algorithm>
#include <cmath>

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
        // Each interval has its own df, so the rule reads the dyadic-robust error in units of the jackknife's quantile.
        const double student = student_quantile(result.jackknife.df);
        const double robust = result.dyadic_robust.se * student_quantile(result.dyadic_robust.df) / student;
        const ChangeErrors errors{result.bootstrap.se, result.jackknife.se, robust, result.social_relations.se,
                                  result.social_relations.df};
        result.verdict = verdict_on({std::min(first.actors, second.actors), d, errors, student});
    }
    return result;
}

}  // namespace crosstie::infer
