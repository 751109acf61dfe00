#include "graph/infer/sturdiness.hpp"

#include <algorithm>
#include <cmath>

namespace crosstie::infer {

namespace {

constexpr auto sturdy = Sturdiness::sturdy;
constexpr auto fair = Sturdiness::fair;
constexpr auto fragile = Sturdiness::fragile;

constexpr std::string_view smith_moody = "Smith and Moody 2013";
constexpr std::string_view own_answers = "by definition: reads the person's own answers only";
constexpr std::string_view simulated = "METHODS section 4: unbiased over simulated silence at random";
constexpr std::string_view two_reports = "by definition: only pairs with both reports, half of them at 70% response";
constexpr std::string_view counts = "by definition: a count falls with every silent person";
constexpr std::string_view one_route = "by definition: one silent form makes or unmakes a route";

constexpr SturdinessMark marks[] = {
    {"articulation_points", fragile, one_route},
    {"betweenness", fragile, "METHODS section 2, after Smith and Moody 2013"},
    {"betweenness_by_strength", fragile, "METHODS section 2, after Smith and Moody 2013"},
    {"betweenness_normalised", fragile, "METHODS section 2, after Smith and Moody 2013"},
    {"betweenness_sampled", fragile, "METHODS section 2, after Smith and Moody 2013"},
    {"bonacich_power", fragile, "METHODS section 2, after Smith and Moody 2013"},
    {"bridges", fragile, one_route},
    {"centralization_betweenness", fragile, smith_moody},
    {"centralization_eigenvector", fragile, "Smith and Moody 2013, on Bonacich centralization"},
    {"closeness_in_reachable", sturdy, smith_moody},
    {"closeness_in_wf", sturdy, smith_moody},
    {"closeness_out_reachable", sturdy, smith_moody},
    {"closeness_out_wf", sturdy, smith_moody},
    {"closeness_reachable", sturdy, smith_moody},
    {"closeness_wf", sturdy, smith_moody},
    {"components_strong", fragile, one_route},
    {"components_weak", fragile, one_route},
    {"connectivity_actors", fragile, one_route},
    {"connectivity_ties", fragile, one_route},
    {"cut_set_actors", fragile, one_route},
    {"cut_set_ties", fragile, one_route},
    {"density", sturdy, simulated},
    {"diameter", fragile, "Smith and Moody 2013, on distance"},
    {"dyads_asymmetric", fragile, counts},
    {"dyads_mutual", fragile, counts},
    {"dyads_null", fragile, counts},
    {"indegree", sturdy, smith_moody},
    {"mean_degree", sturdy, simulated},
    {"mean_distance", fragile, "Smith and Moody 2013, on distance"},
    {"outdegree", sturdy, own_answers},
    {"reciprocity_dyadic", fair, two_reports},
    {"reciprocity_dyadic_nonnull", fair, two_reports},
    {"reciprocity_edgewise", fair, two_reports},
    {"strength_out", sturdy, own_answers},
    {"ties", fragile, counts},
    {"transitivity", sturdy, smith_moody},
    {"weight_sum", fragile, counts},
};

}  // namespace

std::string_view name_of(Sturdiness sturdiness) {
    switch (sturdiness) {
        case Sturdiness::sturdy:
            return "sturdy";
        case Sturdiness::fair:
            return "fair";
        case Sturdiness::fragile:
            return "fragile";
    }
    return "fragile";
}

std::span<const SturdinessMark> sturdiness_marks() { return marks; }

std::optional<SturdinessMark> sturdiness_of(std::string_view key) {
    const auto* const at =
        std::lower_bound(std::begin(marks), std::end(marks), key,
                         [](const SturdinessMark& mark, std::string_view k) { return mark.key < k; });
    if (at == std::end(marks) || at->key != key) return std::nullopt;
    return *at;
}

}  // namespace crosstie::infer
