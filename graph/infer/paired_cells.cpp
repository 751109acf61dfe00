#include "graph/infer/paired_cells.hpp"

#include <algorithm>
#include <cmath>

#include "graph/base/reverse_cells.hpp"
#include "graph/base/undefined.hpp"

namespace crosstie::infer {

namespace {

// Sums of e = D - mean over observed cells (0 elsewhere), from which the variances are made.
struct Residuals {
    double squares = 0;   // sum of e_ab^2
    double products = 0;  // sum of e_ab e_ba over two-way cells
    double touching = 0;  // sum over actors of (row sum + column sum)^2
};

Residuals residuals(const ChangeMoments& m) {
    const double mean = m.sum / m.observed;
    Residuals e;
    e.squares = m.squares - 2 * mean * m.sum + mean * mean * m.observed;
    e.products = m.two_way_products - 2 * mean * m.two_way_sum + mean * mean * m.two_way;
    for (std::size_t i = 0; i < m.touching.size(); ++i) {
        const double own = m.touching[i] - mean * m.touched_cells[i];
        e.touching += own * own;
    }
    return e;
}

double robust_variance(const ChangeMoments& m, const Residuals& e) {
    return (e.touching - e.squares - e.products) / (m.observed * m.observed);
}

double bootstrap_se(const ChangeMoments& m, const Residuals& e) {
    const double n = m.people;
    const double cells = n * (n - 1);
    const double share = m.observed / cells;  // the ratio linearised: an unobserved cell adds nothing
    const double z1 = e.touching / (n * (2 * n * share) * (2 * n * share));
    const double z2 = (e.squares + e.products) / (2 * cells * share * share);
    return std::sqrt(2 / cells * (2 * (n - 2) * z1 + z2));
}

double jackknife_se(const ChangeMoments& m) {
    std::vector<double> without;
    for (std::size_t i = 0; i < m.touching.size(); ++i) {
        if (m.touched_cells[i] == 0) continue;
        const double left = m.observed - m.touched_cells[i];
        if (left <= 0) return nan;
        without.push_back((m.sum - m.touching[i]) / left);
    }
    double mean = 0;
    for (const double z : without) mean += z;
    mean /= m.people;
    double squares = 0;
    for (const double z : without) squares += (z - mean) * (z - mean);
    return std::sqrt((m.people - 2) / (2 * m.people) * squares);
}

}  // namespace

int PairedCells::d(ActorId from, ActorId to) const {
    const auto begin = cells.begin() + static_cast<std::ptrdiff_t>(offset[from]);
    const auto end = cells.begin() + static_cast<std::ptrdiff_t>(offset[from + std::size_t{1}]);
    const auto at = std::lower_bound(begin, end, to, [](const Cell& c, ActorId id) { return c.to < id; });
    return at != end && at->to == to ? at->d : 0;
}

ChangeMoments PairedCells::moments() const {
    ChangeMoments m;
    const ActorId n = joint.actor_count();
    m.touching.assign(n, 0.0);
    m.touched_cells.assign(n, 0.0);
    m.observed = static_cast<double>(joint.count());
    m.two_way = static_cast<double>(joint.both_directions().count());
    const bool complete = joint.complete();
    ReverseCells reverses(offset, [this](std::uint64_t k) { return cells[k].to; });
    for (ActorId i = 0; i < n; ++i) {
        m.touched_cells[i] = static_cast<double>(joint.row_count(i) + joint.column_count(i));
        if (m.touched_cells[i] > 0) m.people += 1;
        for (std::uint64_t k = offset[i]; k < offset[i + std::size_t{1}]; ++k) {
            const ActorId j = cells[k].to;
            const double there = cells[k].d;
            m.sum += there;
            m.squares += 1;
            m.touching[i] += there;
            m.touching[j] += there;
            if (complete || joint.contains(j, i)) {
                m.two_way_sum += there;
                if (const std::uint64_t back = reverses.of(i, j); back != reverses.none)
                    m.two_way_products += there * cells[back].d;
            }
        }
    }
    return m;
}

PairedCells paired_cells(const Network& before, const Network& after, const std::vector<change::ChangedTie>& ties) {
    PairedCells paired;
    const ActorId n = before.actor_count();
    paired.joint = ObservedPairs::both(before.observed(), after.observed());
    paired.offset.assign(n + std::size_t{1}, 0);
    const bool twice = !before.directed();
    const auto each_cell = [&](auto&& put) {
        for (const change::ChangedTie& tie : ties) {
            if (tie.change == change::TieChange::kept) continue;
            const std::int8_t d = tie.change == change::TieChange::gained ? 1 : -1;
            put(tie.from, tie.to, d);
            if (twice) put(tie.to, tie.from, d);
        }
    };
    each_cell([&](ActorId from, ActorId, std::int8_t) { ++paired.offset[from + std::size_t{1}]; });
    for (std::size_t i = 0; i < n; ++i) paired.offset[i + 1] += paired.offset[i];
    paired.cells.resize(paired.offset[n]);
    std::vector<std::uint64_t> place(paired.offset.begin(), paired.offset.end() - 1);
    each_cell([&](ActorId from, ActorId to, std::int8_t d) { paired.cells[place[from]++] = {to, d}; });
    return paired;
}

double dyadic_robust_variance(const ChangeMoments& moments) {
    return moments.observed > 0 ? robust_variance(moments, residuals(moments)) : nan;
}

ChangeErrors change_errors(const ChangeMoments& moments) {
    if (moments.people < 3 || moments.observed == 0) return {nan, nan, nan, nan, nan};
    const Residuals e = residuals(moments);
    const double n = moments.people;
    const double robust = robust_variance(moments, e);
    ChangeErrors errors;
    errors.bootstrap = bootstrap_se(moments, e);
    errors.jackknife = jackknife_se(moments);
    errors.dyadic_robust = robust > 0 ? std::sqrt(robust) : nan;
    // Under the social relations model the dyadic-robust variance is too small by (n-2)(n-3) / (n(n-1)), exactly when
    // all cells are observed. Made unbiased it is a MS(people) - b MS(pairs), and the jackknife's is about half of the
    // first term; when it comes out below the jackknife's, people do not differ, and then the jackknife is right.
    const double jackknife = errors.jackknife * errors.jackknife;
    const double unbiased = n > 3 ? robust * n * (n - 1) / ((n - 2) * (n - 3)) : nan;
    errors.social_relations = std::sqrt(std::max(jackknife, unbiased));
    errors.social_relations_df = n - 1;
    if (unbiased > jackknife) {
        const double people = 2 * jackknife * (n - 1) / (n - 2);  // a MS(people)
        const double pairs = people - unbiased;                   // b MS(pairs)
        errors.social_relations_df =
            unbiased * unbiased / (people * people / (n - 1) + pairs * pairs / (n * (n - 3) / 2));
    }
    return errors;
}

}  // namespace crosstie::infer
