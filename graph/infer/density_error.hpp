#pragma once
#include <cstdint>

#include "graph/model/network.hpp"

namespace crosstie::infer {

/// Density at one wave and its standard error by four methods: only the first is meant for a report.
struct DensityPrecision {
    double density = 0;
    std::size_t actors = 0;   // with an observed cell in their row or column
    std::uint64_t cells = 0;  // observed ordered cells; of an undirected pair both
    double bootstrap = 0;     // vertex bootstrap over all samples; a repeated actor's pair drawn with both directions
    double bootstrap_cells = 0;  // the same, each direction drawn by itself; undirected: equal to `bootstrap`
    double jackknife = 0;        // leaving out one actor at a time
    double independent = 0;      // as if no two cells had anything in common: too small, to show by how much
};

/// How far the density would differ had other people like these been asked.
///
/// Definition  with Y = x - density on observed cells (0 elsewhere) divided by the share observed, S = (Y + Y')/2, e_a =
///             sum_b S_ab / n, z1 = variance of e, z2 = mean of S squared over ordered pairs: bootstrap^2 = 2/(n(n-1))
///             (2(n-2) z1 + z2); bootstrap_cells has z2 (n-1)/n + (mean of Y squared)/(2n) for z2. jackknife^2 =
///             (n-2)/(2n) sum of (density without i - their mean)^2. independent^2 = d(1-d) / (cells - 1); an
///             undirected pair counts as two cells here, as the usual programs have it. Complete data: the bootstrap
///             is exact. With unobserved cells: the ratio linearised
/// Result      standard errors in the unit of density, 0 or more
/// Undefined   no observed cell: all NaN; fewer than 3 actors: all but the density NaN; jackknife where leaving out one
///             actor leaves no observed cell: NaN
/// Ties        binary, on observed cells; direction as the network has it
/// Errors      none
/// Cost        O(m log(m / n) + n + exceptions)
/// Source      Snijders and Borgatti 1999, Connections 22(2):161
[[nodiscard]] DensityPrecision density_precision(const Network& network);

}  // namespace crosstie::infer
