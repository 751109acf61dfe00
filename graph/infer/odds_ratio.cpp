#include "graph/infer/odds_ratio.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "graph/base/random.hpp"
#include "graph/infer/weighted_cells.hpp"
#include "graph/measure/odds_ratio.hpp"

namespace crosstie::infer {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

double log_odds(double ties, double pairs, double added) { return std::log(measure::odds(ties, pairs, added)); }

// log(OR2 / OR1); NaN when a side has no pair.
double log_change(const CellSides& sides) {
    const auto& [within, across] = sides;
    if (within.pairs <= 0 || across.pairs <= 0) return nan;
    bool corrected = false;
    for (const CellSide* side : {&within, &across}) {
        for (const double ties : {side->before, side->after}) corrected |= ties <= 0 || ties >= side->pairs;
    }
    const double added = corrected ? 0.5 : 0;
    const auto log_ratio = [&](double e, double i) {
        return log_odds(e, across.pairs, added) - log_odds(i, within.pairs, added);
    };
    return log_ratio(across.after, within.after) - log_ratio(across.before, within.before);
}

}  // namespace

OddsRatioInterval odds_ratio_interval(const Network& before, const Network& after, const Partition& areas,
                                      std::uint64_t seed, std::uint32_t draws) {
    OddsRatioInterval result{nan, {nan, nan}, 0};
    const WeightedCells cells = weighted_cells(before, after, areas.group, areas.group_count());
    if (cells.too_many || cells.label.empty()) return result;
    std::vector<double> times_drawn(cells.label.size(), 1.0);
    const double observed = log_change(cells.weigh(times_drawn));
    result.change = std::exp(observed);
    if (std::isnan(observed)) return result;
    Random random(seed);
    double count = 0;
    double sum = 0;
    double squares = 0;
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        draw_people(random, times_drawn);
        const double drawn = log_change(cells.weigh(times_drawn));
        if (std::isnan(drawn)) continue;
        count += 1;
        sum += drawn - observed;
        squares += (drawn - observed) * (drawn - observed);
    }
    result.draws = draws;
    if (count < WeightedCells::fewest_draws) return result;
    const double sd = std::sqrt((squares - sum * sum / count) / (count - 1));
    const double reach = WeightedCells::normal_quantile * sd;
    result.ci95 = {std::exp(observed - reach), std::exp(observed + reach)};
    return result;
}

}  // namespace crosstie::infer
