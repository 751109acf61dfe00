#pragma once
#include <cstdint>
#include <vector>

#include "graph/model/two_mode.hpp"

namespace crosstie::measure {

/// Two of one side of a two-mode network, and what they share beside what chance would.
struct SharedPair {
    std::uint32_t first = 0, second = 0;  // places of the side, first < second
    std::uint32_t shared = 0;             // places of the other side that both are tied to, at least 1
    double p = 1;                         // of sharing as many or more by chance, 0 .. 1
    bool backbone = false;                // shared more than chance would, judged beside all other pairs
};

/// Pairs of one side that share more of the other than how busy each of them is would bring by chance: the backbone of a
/// projection.
///
/// Definition  p = P(X >= shared), X hypergeometric: of the other side's places as many drawn at random as the second is
///             tied to, how many of them the first is tied to. Backbone: Holm's step-down over all pairs of the side (those
///             sharing nothing have p 1) keeps the chance of a single wrong pair below `alpha`
/// Result      every pair that shares something, by first, then second
/// Undefined   never; without such a pair: empty
/// Ties        binary
/// Errors      std::invalid_argument for an alpha outside 0 .. 1
/// Cost        O(sum over the other side of degree^2 + pairs x smaller degree)
/// Source      Tumminello, Micciche, Lillo, Piilo and Mantegna 2011, doi:10.1371/journal.pone.0017994; Neal 2013,
///             doi:10.1007/s13278-013-0107-y (fixed row model); Holm 1979
[[nodiscard]] std::vector<SharedPair> backbone(const TwoMode& two_mode, Side side, double alpha = 0.05);

}  // namespace crosstie::measure
