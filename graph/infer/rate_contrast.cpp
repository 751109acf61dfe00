#include "graph/infer/rate_contrast.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "graph/base/draws.hpp"
#include "graph/base/undefined.hpp"
#include "graph/infer/same.hpp"
#include "graph/infer/spread.hpp"
#include "graph/measure/odds_ratio.hpp"

namespace crosstie::infer {

namespace {

double rate(const CellSide& side) { return side.open() > 0 ? side.gained / side.open() : nan; }

bool at_an_end(const CellSide& side) { return side.gained <= 0 || side.gained >= side.open(); }

double log_odds(const CellSide& side, double added) {
    return side.open() > 0 ? std::log(measure::odds(side.gained, side.open(), added)) : nan;
}

double log_rate(const CellSide& side, double added) {
    return side.open() > 0 ? std::log((side.gained + added) / (side.open() + 2 * added)) : nan;
}

std::array<double, 2> each(std::array<double, 2> ends, double (*of)(double)) { return {of(ends[0]), of(ends[1])}; }
double to_rate(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }
double to_ratio(double log_ratio) { return std::exp(log_ratio); }

FormationRate counted(const CellSide& side, bool directed) {
    const double cells = directed ? 1 : 2;
    return {static_cast<std::uint64_t>(side.gained / cells),
            static_cast<std::uint64_t>(side.open() / cells),
            rate(side),
            {nan, nan}};
}

const CellSide& first_of(const CellSides& sides, First first) {
    return first == First::together ? sides.together : sides.apart;
}
const CellSide& second_of(const CellSides& sides, First first) {
    return first == First::together ? sides.apart : sides.together;
}
double difference(const CellSides& sides, First first) {
    return rate(first_of(sides, first)) - rate(second_of(sides, first));
}

struct Samples {
    Spread together, apart, difference, ratio;
    std::uint32_t defined;
    Samples& operator+=(const Samples& other) {
        together += other.together;
        apart += other.apart;
        difference += other.difference;
        ratio += other.ratio;
        defined += other.defined;
        return *this;
    }
};

struct RateTails {
    std::uint32_t at_least = 0, at_most = 0, undefined = 0;
    RateTails& operator+=(const RateTails& other) {
        at_least += other.at_least;
        at_most += other.at_most;
        undefined += other.undefined;
        return *this;
    }
};

void sample_people(const WeightedCells& cells, const CellSides& observed, First first, RateOptions options,
                   ContrastedRates& result) {
    const auto log_ratio = [&](const CellSides& sides, double added) {
        return log_rate(first_of(sides, first), added) - log_rate(second_of(sides, first), added);
    };
    const Samples none_drawn{Spread(log_odds(observed.together, 0)), Spread(log_odds(observed.apart, 0)),
                             Spread(result.contrast.difference), Spread(log_ratio(observed, 0)), 0};
    const Samples samples =
        tallied(options.seed, options.draws, options.threads, none_drawn, [&](Random& random, std::uint32_t count) {
            Samples found = none_drawn;
            std::vector<double> times_drawn(cells.label.size(), 0);
            for (std::uint32_t draw = 0; draw < count; ++draw) {
                draw_people(random, times_drawn);
                const CellSides drawn = cells.weigh(times_drawn);
                const double moved = difference(drawn, first);
                const bool none_formed = drawn.together.gained <= 0 || drawn.apart.gained <= 0;
                found.together.add(log_odds(drawn.together, at_an_end(drawn.together) ? 0.5 : 0));
                found.apart.add(log_odds(drawn.apart, at_an_end(drawn.apart) ? 0.5 : 0));
                found.difference.add(moved);
                found.ratio.add(log_ratio(drawn, none_formed ? 0.5 : 0));
                if (!std::isnan(moved)) ++found.defined;
            }
            return found;
        });
    result.together.ci95 = each(samples.together.interval(), to_rate);
    result.apart.ci95 = each(samples.apart.interval(), to_rate);
    result.contrast.difference_ci95 = samples.difference.interval();
    result.contrast.ratio_ci95 = each(samples.ratio.interval(), to_ratio);
    result.contrast.samples_defined = samples.defined;
}

void relabel(const WeightedCells& cells, First first, RateOptions options, RateContrast& contrast) {
    if (std::isnan(contrast.difference) || options.draws == 0) return;
    // Its own stream, so that the intervals do not hang on how many relabellings were made.
    const std::uint64_t seed = options.seed ^ 0x9E3779B97F4A7C15U;
    const std::vector<double> once(cells.label.size(), 1.0);
    const RateTails tails =
        tallied(seed, options.draws, options.threads, RateTails{}, [&](Random& random, std::uint32_t count) {
            RateTails found;
            std::vector<std::uint32_t> label = cells.label;
            for (std::uint32_t draw = 0; draw < count; ++draw) {
                random.shuffle(std::span(label));
                const double drawn = difference(cells.weigh(once, label), first);
                if (std::isnan(drawn)) ++found.undefined;
                if (!(drawn < contrast.difference - same)) ++found.at_least;
                if (!(drawn > contrast.difference + same)) ++found.at_most;
            }
            return found;
        });
    contrast.relabellings_undefined = tails.undefined;
    contrast.difference_at_least = (1.0 + tails.at_least) / (1.0 + options.draws);
    contrast.difference_at_most = (1.0 + tails.at_most) / (1.0 + options.draws);
}

}  // namespace

ContrastedRates rate_contrast(const WeightedCells& cells, bool directed, First first, RateOptions options) {
    const FormationRate unknown{0, 0, nan, {nan, nan}};
    ContrastedRates result{unknown, unknown, {nan, {nan, nan}, nan, {nan, nan}, nan, nan, 0, 0, 0}};
    if (cells.too_many || cells.label.empty()) return result;
    const CellSides observed = cells.weigh(std::vector<double>(cells.label.size(), 1.0));
    result.together = counted(observed.together, directed);
    result.apart = counted(observed.apart, directed);
    result.contrast.difference = difference(observed, first);
    const double second = rate(second_of(observed, first));
    if (second > 0) result.contrast.ratio = rate(first_of(observed, first)) / second;
    result.contrast.draws = options.draws;
    sample_people(cells, observed, first, options, result);
    relabel(cells, first, options, result.contrast);
    return result;
}

}  // namespace crosstie::infer
