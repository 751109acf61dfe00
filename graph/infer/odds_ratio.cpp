#include "graph/infer/odds_ratio.hpp"

#include <cmath>
#include <vector>

#include "graph/base/draws.hpp"
#include "graph/base/undefined.hpp"
#include "graph/infer/spread.hpp"
#include "graph/infer/weighted_cells.hpp"
#include "graph/measure/odds_ratio.hpp"

namespace crosstie::infer {

namespace {

double log_odds_of(double ties, double pairs, double added) { return std::log(measure::odds(ties, pairs, added)); }

// log(OR2 / OR1); NaN when a side has no pair.
double log_change(const CellSides& sides) {
    const CellSide &within = sides.together, &across = sides.apart;
    if (within.pairs <= 0 || across.pairs <= 0) return nan;
    bool corrected = false;
    for (const CellSide* side : {&within, &across}) {
        for (const double ties : {side->before, side->after}) corrected |= ties <= 0 || ties >= side->pairs;
    }
    const double added = corrected ? 0.5 : 0;
    const auto log_ratio = [&](double e, double i) {
        return log_odds_of(e, across.pairs, added) - log_odds_of(i, within.pairs, added);
    };
    return log_ratio(across.after, within.after) - log_ratio(across.before, within.before);
}

}  // namespace

OddsRatioInterval odds_ratio_interval(const Network& before, const Network& after, const Partition& areas,
                                      std::uint64_t seed, std::uint32_t draws, unsigned threads) {
    OddsRatioInterval result{nan, {nan, nan}, 0};
    const WeightedCells cells = weighted_cells(before, after, areas.group, areas.group_count());
    if (cells.too_many || cells.label.empty()) return result;
    const double observed = log_change(cells.weigh(std::vector<double>(cells.label.size(), 1.0)));
    result.change = std::exp(observed);
    if (std::isnan(observed)) return result;
    const Spread spread = tallied(seed, draws, threads, Spread(observed), [&](Random& random, std::uint32_t count) {
        Spread found(observed);
        std::vector<double> drawn(cells.label.size());
        for (std::uint32_t draw = 0; draw < count; ++draw) {
            draw_people(random, drawn);
            found.add(log_change(cells.weigh(drawn)));
        }
        return found;
    });
    result.draws = draws;
    const auto [low, high] = spread.interval();
    result.ci95 = {std::exp(low), std::exp(high)};
    return result;
}

}  // namespace crosstie::infer
