#include "graph/measure/odds_ratio.hpp"

#include "graph/measure/mixing.hpp"
#include "graph/measure/scores.hpp"

namespace crosstie::measure {

CrossAreaOdds cross_area_odds(const Network& network, const Partition& areas) {
    const Mixing mix = mixing(network, areas);
    if (mix.cells_within == 0 || mix.cells_between == 0) return {undefined, undefined, false};
    CrossAreaOdds result;
    result.corrected =
        mix.within == 0 || mix.within == mix.cells_within || mix.between == 0 || mix.between == mix.cells_between;
    const double added = result.corrected ? 0.5 : 0;
    result.odds_ratio = odds(static_cast<double>(mix.between), static_cast<double>(mix.cells_between), added) /
                        odds(static_cast<double>(mix.within), static_cast<double>(mix.cells_within), added);
    result.yule_q = (result.odds_ratio - 1) / (result.odds_ratio + 1);
    return result;
}

}  // namespace crosstie::measure
