#pragma once
#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// Pairs with a tie against pairs without, `added` (0 or 0.5) added to both.
[[nodiscard]] inline double odds(double ties, double pairs, double added) {
    return (ties + added) / (pairs - ties + added);
}

struct CrossAreaOdds {
    double odds_ratio = 0;   // of a tie across against a tie within
    double yule_q = 0;       // (odds ratio - 1) / (odds ratio + 1)
    bool corrected = false;  // 0.5 was added to all four counts because one of them was 0
};

/// How likely a link across areas is beside one within, allowing for areas' sizes and for density.
///
/// Definition  [E/(P_E - E)] / [I/(P_I - I)], E of the P_E observed pairs across and I of the P_I within have a tie; 0.5
///             added to all four counts when one of them is 0
/// Result      odds ratio 0 .. infinity, 1 when areas make no difference; Yule's Q the same on -1 .. 1
/// Undefined   no observed pair within, or none across: NaN
/// Ties        binary, on observed cells, between actors of known area; undirected ties and pairs count once
/// Errors      std::invalid_argument when areas are not one per actor
/// Cost        that of mixing
/// Source      Yule 1912, doi:10.2307/2340126; Haldane 1956 and Anscombe 1956 for the 0.5
[[nodiscard]] CrossAreaOdds cross_area_odds(const Network& network, const Partition& areas);

}  // namespace crosstie::measure
