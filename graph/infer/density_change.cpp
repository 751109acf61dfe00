#include "graph/infer/density_change.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

#include "graph/change/turnover.hpp"

namespace crosstie::infer {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// D = x2 - x1 on the jointly observed ordered cells: an undirected pair stands twice, which leaves every formula as it
// is.
struct Difference {
    struct Cell {
        ActorId to;
        double d;
    };
    std::vector<std::uint64_t> offset;  // [actors + 1] into cells
    std::vector<Cell> cells;            // non-zero, sorted by receiver within a row
    ObservedPairs joint = ObservedPairs::all(0);
    std::vector<double> touching;                  // sum of D over an actor's row and column
    std::vector<double> touched_cells;             // observed cells in its row and column
    double n = 0;                                  // actors with an observed cell
    double observed = 0;                           // observed ordered cells
    double two_way = 0;                            // observed ordered cells whose reverse is observed too
    double sum = 0, squares = 0;                   // of D
    double two_way_sum = 0, two_way_products = 0;  // of D_ab, and of D_ab D_ba, over two-way cells
};

double reverse_of(const Difference& diff, ActorId from, ActorId to) {
    const auto begin = diff.cells.begin() + static_cast<std::ptrdiff_t>(diff.offset[to]);
    const auto end = diff.cells.begin() + static_cast<std::ptrdiff_t>(diff.offset[to + std::size_t{1}]);
    const auto at = std::lower_bound(begin, end, from, [](const Difference::Cell& c, ActorId id) { return c.to < id; });
    return at != end && at->to == from ? at->d : 0.0;
}

Difference difference(const Network& before, const Network& after, const std::vector<change::ChangedTie>& ties) {
    Difference diff;
    const ActorId n = before.actor_count();
    diff.joint = ObservedPairs::both(before.observed(), after.observed());
    diff.offset.assign(n + std::size_t{1}, 0);
    const bool twice = !before.directed();
    const auto each_cell = [&](auto&& put) {
        for (const change::ChangedTie& tie : ties) {
            if (tie.change == change::TieChange::kept) continue;
            const double d = tie.change == change::TieChange::gained ? 1.0 : -1.0;
            put(tie.from, tie.to, d);
            if (twice) put(tie.to, tie.from, d);
        }
    };
    each_cell([&](ActorId from, ActorId, double) { ++diff.offset[from + std::size_t{1}]; });
    for (std::size_t i = 0; i < n; ++i) diff.offset[i + 1] += diff.offset[i];
    diff.cells.resize(diff.offset[n]);
    std::vector<std::uint64_t> place(diff.offset.begin(), diff.offset.end() - 1);
    each_cell([&](ActorId from, ActorId to, double d) { diff.cells[place[from]++] = {to, d}; });

    diff.touching.assign(n, 0.0);
    diff.touched_cells.assign(n, 0.0);
    diff.observed = static_cast<double>(diff.joint.count());
    diff.two_way = static_cast<double>(diff.joint.both_directions().count());
    const bool complete = diff.joint.complete();
    for (ActorId i = 0; i < n; ++i) {
        const double cells = static_cast<double>(diff.joint.row_count(i) + diff.joint.column_count(i));
        diff.touched_cells[i] = cells;
        if (cells > 0) diff.n += 1;
        for (std::uint64_t k = diff.offset[i]; k < diff.offset[i + std::size_t{1}]; ++k) {
            const auto [j, d] = diff.cells[k];
            diff.sum += d;
            diff.squares += d * d;
            diff.touching[i] += d;
            diff.touching[j] += d;
            if (complete || diff.joint.contains(j, i)) {
                diff.two_way_sum += d;
                diff.two_way_products += d * reverse_of(diff, i, j);
            }
        }
    }
    return diff;
}

// Sums of e = D - mean over observed cells (0 elsewhere), from which every variance below is made.
struct Residuals {
    double squares = 0;            // sum of e_ab^2
    double products = 0;           // sum of e_ab e_ba over two-way cells
    std::vector<double> touching;  // [actors] row plus column sum of e
};

Residuals residuals(const Difference& diff, double mean) {
    Residuals e;
    e.squares = diff.squares - 2 * mean * diff.sum + mean * mean * diff.observed;
    e.products = diff.two_way_products - 2 * mean * diff.two_way_sum + mean * mean * diff.two_way;
    e.touching.resize(diff.touching.size());
    for (std::size_t i = 0; i < e.touching.size(); ++i) e.touching[i] = diff.touching[i] - mean * diff.touched_cells[i];
    return e;
}

double bootstrap_se(const Difference& diff, const Residuals& e) {
    const double n = diff.n;
    const double cells = n * (n - 1);
    const double share = diff.observed / cells;  // the ratio linearised: an unobserved cell adds nothing
    double z1 = 0;
    for (const double touching : e.touching) z1 += touching * touching;
    z1 /= n * (2 * n * share) * (2 * n * share);
    const double z2 = (e.squares + e.products) / (2 * cells * share * share);
    return std::sqrt(2 / cells * (2 * (n - 2) * z1 + z2));
}

double jackknife_se(const Difference& diff) {
    std::vector<double> without;
    for (std::size_t i = 0; i < diff.touching.size(); ++i) {
        if (diff.touched_cells[i] == 0) continue;
        const double left = diff.observed - diff.touched_cells[i];
        if (left <= 0) return nan;
        without.push_back((diff.sum - diff.touching[i]) / left);
    }
    double mean = 0;
    for (const double z : without) mean += z;
    mean /= diff.n;
    double squares = 0;
    for (const double z : without) squares += (z - mean) * (z - mean);
    return std::sqrt((diff.n - 2) / (2 * diff.n) * squares);
}

double dyadic_robust_se(const Difference& diff, const Residuals& e) {
    double variance = -e.squares - e.products;
    for (const double touching : e.touching) variance += touching * touching;
    return variance > 0 ? std::sqrt(variance) / diff.observed : nan;
}

DensityTest test(std::string_view method, double difference, double se, double quantile) {
    return {method, se, {difference - quantile * se, difference + quantile * se}};
}

bool excludes_zero(const DensityTest& test) { return test.ci95[0] > 0 || test.ci95[1] < 0; }  // false for NaN

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

DensityChange density_change(const Network& before, const Network& after) {
    const std::vector<change::ChangedTie> ties = change::changed_ties(before, after);
    const Difference diff = difference(before, after, ties);
    std::uint64_t counts[3] = {0, 0, 0};
    for (const change::ChangedTie& tie : ties) ++counts[static_cast<std::size_t>(tie.change)];
    const auto [kept, gained, lost] = counts;

    DensityChange result;
    result.pairs = before.directed() ? diff.joint.count() : diff.joint.count() / 2;
    for (ActorId i = 0; i < before.actor_count(); ++i) result.actors += diff.joint.row_observed(i) ? 1U : 0U;
    const double pairs = static_cast<double>(result.pairs);
    result.from = pairs > 0 ? static_cast<double>(kept + lost) / pairs : nan;
    result.to = pairs > 0 ? static_cast<double>(kept + gained) / pairs : nan;
    result.difference = pairs > 0 ? (static_cast<double>(gained) - static_cast<double>(lost)) / pairs : nan;

    const bool computable = diff.n >= 3 && pairs > 0;
    double normal = 1.959963984540054;  // 97.5% quantile
    double student = nan;
    Residuals e;
    if (computable) {
        e = residuals(diff, result.difference);
        student = boost::math::quantile(boost::math::students_t(diff.n - 1), 0.975);
    }
    result.bootstrap = test("paired vertex bootstrap, closed form", result.difference,
                            computable ? bootstrap_se(diff, e) : nan, normal);
    result.jackknife = test("vertex jackknife", result.difference, computable ? jackknife_se(diff) : nan, student);
    result.dyadic_robust =
        test("dyadic cluster-robust", result.difference, computable ? dyadic_robust_se(diff, e) : nan, student);

    if (result.pairs == 0) {
        result.why = "no pair was observed at both waves";
    } else if (result.actors < 10) {
        result.why = "fewer than 10 people answered both times";
    } else if (kept + gained + lost == 0) {
        result.why = "no ties at either wave";
    } else if (gained + lost == 0) {
        result.verdict = Verdict::no_change;
        result.why = "no change to test: the two waves are identical";
    } else if (excludes_zero(result.bootstrap)) {
        result.verdict = Verdict::clear;
    } else if (result.actors >= 20 && excludes_zero(result.jackknife) && excludes_zero(result.dyadic_robust)) {
        result.verdict = Verdict::likely;
    } else {
        result.verdict = Verdict::not_distinguishable;
    }
    return result;
}

}  // namespace crosstie::infer
