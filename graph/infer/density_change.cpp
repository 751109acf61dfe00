#include "graph/infer/density_change.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

#include "graph/base/undefined.hpp"
#include "graph/change/turnover.hpp"

namespace crosstie::infer {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

}  // namespace

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::clear:
            return "clear";
        case Verdict::likely:
            return "likely";
        case Verdict::not_distinguishable:
            return "not distinguishable";
        case Verdict::facts_only:
            return "facts only";
        case Verdict::no_change:
            return "no change";
    }
    return "facts only";
}

bool leaves_out_zero(const DensityTest& test) { return test.ci95[0] > 0 || test.ci95[1] < 0; }

Verdict verdict_on(const DensityTest& for_people, const DensityTest& by_areas) {
    if (!leaves_out_zero(for_people)) return Verdict::not_distinguishable;
    return leaves_out_zero(by_areas) ? Verdict::clear : Verdict::likely;
}

double student_quantile(double df) {
    if (std::isinf(df)) return normal_quantile;
    return df > 0 ? boost::math::quantile(boost::math::students_t(df), 0.975) : nan;
}

DensityTest density_test(std::string_view method, double difference, double se, double df) {
    const double half = student_quantile(df) * se;
    return {method, se, {difference - half, difference + half}, df};
}

AreasTest areas_test(double difference, const UnitError& error) {
    return {density_test("areas as units", difference, error.se, error.df), error.units, error.why};
}

DensityChange density_change(const Network& before, const Network& after, DensityChangeOptions options) {
    const std::vector<change::ChangedTie> ties = change::changed_ties(before, after);
    const PairedCells paired = paired_cells(before, after, ties);
    const ChangeMoments moments = paired.moments();
    std::uint64_t counts[3] = {0, 0, 0};
    for (const change::ChangedTie& tie : ties) ++counts[static_cast<std::size_t>(tie.change)];
    const auto [kept, gained, lost] = counts;

    DensityChange result;
    result.sampled = static_cast<std::size_t>(moments.people);
    result.pairs = before.directed() ? paired.joint.count() : paired.joint.count() / 2;
    for (ActorId i = 0; i < before.actor_count(); ++i) result.actors += paired.joint.row_observed(i) ? 1U : 0U;
    const double pairs = static_cast<double>(result.pairs);
    result.from = pairs > 0 ? static_cast<double>(kept + lost) / pairs : nan;
    result.to = pairs > 0 ? static_cast<double>(kept + gained) / pairs : nan;
    result.difference = pairs > 0 ? (static_cast<double>(gained) - static_cast<double>(lost)) / pairs : nan;

    const double d = result.difference;
    const ChangeErrors errors = change_errors(moments);
    const double df = moments.people - 1;
    result.bootstrap = density_test("paired vertex bootstrap, closed form", d, errors.bootstrap, infinite);
    result.jackknife = density_test("vertex jackknife", d, errors.jackknife, df);
    result.dyadic_robust = density_test("dyadic cluster-robust", d, errors.dyadic_robust, df);
    result.social_relations =
        density_test("social relations variance", d, errors.social_relations, errors.social_relations_df);
    AreaBlocks blocks;
    if (options.areas != nullptr) blocks = area_blocks(paired, *options.areas);
    const std::array mean{CellMean{1, &moments, &blocks, CellsOf::all}};
    result.by_areas = areas_test(d, area_error(mean));
    result.resampled = options.draws > 0
                           ? density_bootstrap(before, after, {options.seed, options.draws, options.threads})
                           : BootstrapDraws{nan, {nan, nan}, 0};
    result.people = people_tests(before, after, {options.seed, options.draws});

    if (result.pairs == 0) {
        result.why = "no pair was observed at both waves";
    } else if (result.actors < fewest_actors) {
        result.why = "fewer than 10 people answered both times";
    } else if (kept + gained + lost == 0) {
        result.why = "no ties at either wave";
    } else if (gained + lost == 0) {
        result.verdict = Verdict::no_change;
        result.why = "no change to test: the two waves are identical";
    } else {
        result.verdict = verdict_on(result.social_relations, result.by_areas);
    }
    return result;
}

}  // namespace crosstie::infer
