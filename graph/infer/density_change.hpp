#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/model/network.hpp"

namespace crosstie::infer {

enum class Verdict { clear, likely, not_distinguishable, facts_only, no_change };
[[nodiscard]] std::string_view name_of(Verdict verdict);  // "clear", "likely", "not distinguishable", ...

/// One way to judge the same difference.
struct DensityTest {
    std::string_view method;
    double se = 0;  // NaN: this method gives none here
    std::array<double, 2> ci95{};
};

/// Density before and after on cells observed at both waves, and whether the difference is more than churn.
struct DensityChange {
    double from = 0, to = 0, difference = 0;
    std::size_t actors = 0;     // with at least one jointly observed answer of their own
    std::uint64_t pairs = 0;    // jointly observed
    DensityTest bootstrap;      // the headline: paired vertex bootstrap, closed form, normal interval
    DensityTest jackknife;      // t, n-1 df
    DensityTest dyadic_robust;  // t, n-1 df; NaN where the variance comes out negative
    Verdict verdict = Verdict::facts_only;
    std::string_view why;  // for facts_only and no_change: the reason, in words
};

/// Did the network become denser, by more than the churn such a group always shows?
///
/// Definition  d = mean of D = x2 - x1 over jointly observed cells. Standard error of the paired vertex bootstrap over
///             all samples, in closed form: with Y = D - d on observed cells (0 elsewhere) divided by the share
///             observed, S = (Y + Y')/2, e_a = sum_b S_ab / n, z1 = variance of e, z2 = mean of S squared over ordered
///             pairs: Var = 2/(n(n-1)) (2(n-2) z1 + z2). Complete data: exact. With unobserved cells: the ratio
///             linearised. clear: bootstrap interval excludes 0; likely: not clear, 20 actors, jackknife and
///             dyadic-robust exclude 0
/// Result      densities 0 .. 1, difference -1 .. 1, standard errors in the same unit
/// Undefined   fewer than 10 actors, no ties at either wave: no test; identical waves: no change to test
/// Ties        binary; direction as the networks have it
/// Errors      std::invalid_argument when the waves differ in actors or in direction
/// Cost        O(n + m + exceptions)
/// Source      Snijders and Borgatti 1999, Connections 22(2):161; Aronow, Samii, Assenova 2015, doi:10.1093/pan/mpv018
[[nodiscard]] DensityChange density_change(const Network& before, const Network& after);

}  // namespace crosstie::infer
