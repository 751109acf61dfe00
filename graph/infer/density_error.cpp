#include "graph/infer/density_error.hpp"

#include "graph/base/undefined.hpp"

#include <cmath>
#include <vector>

namespace crosstie::infer {

namespace {

// Counts of ties on observed ordered cells: an undirected pair stands twice, which leaves every formula as it is.
struct Counts {
    double n = 0;      // actors with an observed cell
    double cells = 0;  // observed
    double ties = 0;
    double two_way_cells = 0;           // observed both ways
    double two_way_ties = 0;            // ties on such cells
    double mutual = 0;                  // of them, ties whose reverse is one too
    std::vector<double> touching;       // [actors] ties in an actor's row and column
    std::vector<double> touched_cells;  // [actors] observed cells there
};

Counts counts_of(const Network& network) {
    const ObservedPairs& observed = network.observed();
    const bool complete = observed.complete();
    const ActorId n = network.actor_count();
    Counts counts;
    counts.cells = static_cast<double>(observed.count());
    counts.two_way_cells = complete ? counts.cells : static_cast<double>(observed.both_directions().count());
    counts.touching.assign(n, 0.0);
    counts.touched_cells.assign(n, 0.0);
    for (ActorId i = 0; i < n; ++i) {
        counts.touched_cells[i] = static_cast<double>(observed.row_count(i) + observed.column_count(i));
        if (counts.touched_cells[i] > 0) counts.n += 1;
        for (const ActorId j : network.out(i)) {
            if (!complete && !observed.contains(i, j)) continue;
            counts.ties += 1;
            counts.touching[i] += 1;
            counts.touching[j] += 1;
            if (!complete && !observed.contains(j, i)) continue;
            counts.two_way_ties += 1;
            if (network.has_tie(j, i)) counts.mutual += 1;
        }
    }
    return counts;
}

double jackknife(const Counts& counts) {
    std::vector<double> without;
    double mean = 0;
    for (std::size_t i = 0; i < counts.touching.size(); ++i) {
        if (counts.touched_cells[i] == 0) continue;
        const double left = counts.cells - counts.touched_cells[i];
        if (left <= 0) return nan;
        without.push_back((counts.ties - counts.touching[i]) / left);
        mean += without.back() / counts.n;
    }
    double squares = 0;
    for (const double density : without) squares += (density - mean) * (density - mean);
    return std::sqrt((counts.n - 2) / (2 * counts.n) * squares);
}

}  // namespace

DensityPrecision density_precision(const Network& network) {
    const Counts counts = counts_of(network);
    DensityPrecision result{nan, static_cast<std::size_t>(counts.n), network.observed().count(), nan, nan, nan, nan};
    if (counts.cells == 0) return result;
    const double density = counts.ties / counts.cells;
    result.density = density;
    if (counts.n < 3) return result;

    const double n = counts.n;
    const double pairs = n * (n - 1);
    const double share = counts.cells / pairs;
    // Sums of e = x - density over observed cells: of e_ab^2, and of e_ab e_ba where both are observed.
    const double squares = counts.ties - 2 * density * counts.ties + density * density * counts.cells;
    const double products =
        counts.mutual - 2 * density * counts.two_way_ties + density * density * counts.two_way_cells;
    double z1 = 0;
    for (std::size_t i = 0; i < counts.touching.size(); ++i) {
        const double touching = (counts.touching[i] - density * counts.touched_cells[i]) / (2 * n * share);
        z1 += touching * touching / n;
    }
    const double z2 = (squares + products) / (2 * pairs * share * share);
    const double z2_cells = z2 * (n - 1) / n + squares / (pairs * share * share) / (2 * n);
    const auto error = [&](double z) { return std::sqrt(2 / pairs * (2 * (n - 2) * z1 + z)); };
    result.bootstrap = error(z2);
    result.bootstrap_cells = network.directed() ? error(z2_cells) : result.bootstrap;
    result.jackknife = jackknife(counts);
    result.independent = counts.cells > 1 ? std::sqrt(density * (1 - density) / (counts.cells - 1)) : nan;
    return result;
}

}  // namespace crosstie::infer
