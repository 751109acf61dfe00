#pragma once
#include <cstdint>

#include "graph/model/network.hpp"

namespace crosstie::infer {

struct PeopleTestOptions {
    std::uint64_t seed = 20170301;
    std::uint32_t draws = 5000;  // of the sign flips
};

/// Companions of the change in density, one person at a time; none of them counts who is named. They belong beside the
/// intervals of DensityChange, McNemar's above all, and are for that reason one value.
struct PeopleTests {
    std::uint32_t gained = 0, lost = 0, level = 0;  // people who name more than before, fewer, as many
    double sign_flip_p = 0;                         // NaN: nobody answered both times, or no draws
    std::uint32_t sign_flip_draws = 0;
    double signed_rank = 0;    // sum of the ranks of people who gained
    double signed_rank_p = 0;  // NaN: nobody gained or lost
    bool signed_rank_exact = false;
    double mcnemar_z = 0;  // (gained - lost) / sqrt(gained + lost), cells; NaN: no cell changed
    double mcnemar_p = 0;  // right only if the pairs were independent, which they are not
};

/// Did more people gain contacts than lost them, by more than luck?
///
/// Definition  r(i) = sum over j of x2 - x1 on jointly observed cells, for people who answered at both waves. Sign
///             flip: p = (1 + draws with |sum of +-r| >= |sum of r|) / (1 + draws). Signed rank: Wilcoxon's, people
///             with r = 0 left out, equal sizes share their mean rank; up to 50 people exact, all signs of these very
///             ranks equally likely; beyond, normal with the corrections for equal ranks and for continuity. McNemar:
///             normal
/// Result      p-values two-sided, 0 .. 1; sign flip at least 1 / (1 + draws)
/// Undefined   NaN as the fields say
/// Ties        binary; undirected: each contact counts for both people
/// Errors      std::invalid_argument when the waves differ in actors or in direction
/// Cost        O(m + exceptions + n log n + draws n)
/// Source      Wilcoxon 1945, doi:10.2307/3001968; McNemar 1947, doi:10.1007/BF02295996
[[nodiscard]] PeopleTests people_tests(const Network& before, const Network& after, PeopleTestOptions options = {});

}  // namespace crosstie::infer
