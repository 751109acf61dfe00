#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/infer/cell_means.hpp"
#include "graph/infer/density_bootstrap.hpp"
#include "graph/infer/people_tests.hpp"
#include "graph/model/network.hpp"

namespace crosstie::infer {

enum class Verdict { clear, likely, not_distinguishable, facts_only, no_change };
[[nodiscard]] std::string_view name_of(Verdict verdict);  // "clear", "likely", "not distinguishable", ...

/// One way to judge the same difference.
struct DensityTest {
    std::string_view method;
    double se = 0;  // NaN: this method gives none here
    std::array<double, 2> ci95{};
    double df = 0;  // of t; infinite: normal
};

/// The same difference with areas as units.
struct AreasTest : DensityTest {
    std::size_t areas = 0;             // known ones with a jointly observed cell
    NoAreas why = NoAreas::not_asked;  // none: there is an interval
};

struct DensityChangeOptions {
    std::uint64_t seed = 20170301;
    std::uint32_t draws = 0;           // of the bootstrap and of the sign flips; 0: closed forms only
    unsigned threads = 1;              // results do not depend on it
    const Partition* areas = nullptr;  // of the first wave; null: no areas to ask
};

/// Density before and after on cells observed at both waves, and whether the difference is more than churn.
struct DensityChange {
    double from = 0, to = 0, difference = 0;
    std::size_t actors = 0;        // with at least one jointly observed answer of their own
    std::size_t sampled = 0;       // with any jointly observed cell: the n of the standard errors
    std::uint64_t pairs = 0;       // jointly observed
    DensityTest social_relations;  // THE interval, for people: t, Satterthwaite's df
    AreasTest by_areas;            // areas as units: t, areas - 1 df; with the other it decides
    DensityTest bootstrap;         // a companion: paired vertex bootstrap, closed form, normal interval
    DensityTest jackknife;         // t, n-1 df
    DensityTest dyadic_robust;     // t, n-1 df; NaN where the variance comes out negative
    BootstrapDraws resampled;      // NaN and 0 draws unless asked for
    PeopleTests people;            // companions; the sign flip only when draws were asked for
    Verdict verdict = Verdict::facts_only;
    std::string_view why;  // for facts_only and no_change: the reason, in words
};

/// Did the network become denser, by more than the churn such a group always shows?
///
/// Definition  d = mean of D = x2 - x1 over jointly observed cells. Standard error of the paired vertex bootstrap over
///             all samples, in closed form: with Y = D - d on observed cells (0 elsewhere) divided by the share
///             observed, S = (Y + Y')/2, e_a = sum_b S_ab / n, z1 = variance of e, z2 = mean of S squared over ordered
///             pairs: Var = 2/(n(n-1)) (2(n-2) z1 + z2). Complete data: exact. With unobserved cells: the ratio
///             linearised. Social relations: the dyadic-robust variance times n(n-1)/((n-2)(n-3)), which makes it
///             unbiased for complete data, but at least the jackknife's; df as of a difference of two mean squares. By
///             areas: area_error. clear: the social relations interval and the one by areas both leave out 0; likely:
///             the social relations interval alone does, or there are no areas to ask; else not distinguishable
/// Result      densities 0 .. 1, difference -1 .. 1, standard errors in the same unit
/// Undefined   fewer than 10 actors, no ties at either wave: no test; identical waves: no change to test
/// Ties        binary; direction as the networks have it
/// Errors      std::invalid_argument when the waves differ in actors or in direction
/// Cost        O(n + m + exceptions); with draws also that of density_bootstrap and people_tests
/// Source      Snijders and Borgatti 1999, Connections 22(2):161; Aronow, Samii, Assenova 2015, doi:10.1093/pan/mpv018;
///             Warner, Kenny, Stoto 1979, doi:10.1037/0022-3514.37.10.1742, and Griffing 1956,
///             doi:10.1071/BI9560463, for the variances of the social relations model; Satterthwaite 1946,
///             doi:10.2307/3002019; those of area_error
[[nodiscard]] DensityChange density_change(const Network& before, const Network& after,
                                           DensityChangeOptions options = {});

/// THE wording rule: clear, likely or not_distinguishable, of an interval for people and one with areas as units.
[[nodiscard]] Verdict verdict_on(const DensityTest& for_people, const DensityTest& by_areas);
[[nodiscard]] bool leaves_out_zero(const DensityTest& test);  // false where there is no interval
[[nodiscard]] double student_quantile(double df);             // 97.5%; infinite df: normal; NaN unless df > 0
/// difference +- quantile x se.
[[nodiscard]] DensityTest density_test(std::string_view method, double difference, double se, double df);
[[nodiscard]] AreasTest areas_test(double difference, const UnitError& error);

inline constexpr double normal_quantile = 1.959963984540054;  // 97.5%
inline constexpr std::size_t fewest_actors = 10;              // for any test

}  // namespace crosstie::infer
