#include "graph/infer/rate_contrast.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "graph/measure/odds_ratio.hpp"

namespace crosstie::infer {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double same = 1e-12;  // two differences closer than this are equal

double rate(const CellSide& side) { return side.open() > 0 ? side.gained / side.open() : nan; }

bool at_an_end(const CellSide& side) { return side.gained <= 0 || side.gained >= side.open(); }

// Mean and spread of what samples give around an estimate, without large sums cancelling.
class Spread {
 public:
    explicit Spread(double estimate) : estimate_(estimate) {}
    void add(double drawn) {
        if (!std::isfinite(drawn) || !std::isfinite(estimate_)) return;
        ++count_;
        sum_ += drawn - estimate_;
        squares_ += (drawn - estimate_) * (drawn - estimate_);
    }
    [[nodiscard]] std::array<double, 2> interval() const {
        if (count_ < WeightedCells::fewest_draws) return {nan, nan};
        const double variance = (squares_ - sum_ * sum_ / count_) / (count_ - 1);
        const double reach = WeightedCells::normal_quantile * std::sqrt(std::max(variance, 0.0));
        return {estimate_ - reach, estimate_ + reach};
    }

 private:
    double estimate_;
    double count_ = 0, sum_ = 0, squares_ = 0;
};

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

void sample_people(const WeightedCells& cells, const CellSides& observed, First first, RateOptions options,
                   ContrastedRates& result) {
    const auto log_ratio = [&](const CellSides& sides, double added) {
        return log_rate(first_of(sides, first), added) - log_rate(second_of(sides, first), added);
    };
    Spread together(log_odds(observed.together, 0));
    Spread apart(log_odds(observed.apart, 0));
    Spread difference_spread(result.contrast.difference);
    Spread ratio(log_ratio(observed, 0));
    Random random(options.seed);
    std::vector<double> times_drawn(cells.label.size(), 0);
    for (std::uint32_t draw = 0; draw < options.draws; ++draw) {
        draw_people(random, times_drawn);
        const CellSides drawn = cells.weigh(times_drawn);
        const double moved = difference(drawn, first);
        const bool none_formed = drawn.together.gained <= 0 || drawn.apart.gained <= 0;
        together.add(log_odds(drawn.together, at_an_end(drawn.together) ? 0.5 : 0));
        apart.add(log_odds(drawn.apart, at_an_end(drawn.apart) ? 0.5 : 0));
        difference_spread.add(moved);
        ratio.add(log_ratio(drawn, none_formed ? 0.5 : 0));
        if (!std::isnan(moved)) ++result.contrast.samples_defined;
    }
    result.together.ci95 = each(together.interval(), to_rate);
    result.apart.ci95 = each(apart.interval(), to_rate);
    result.contrast.difference_ci95 = difference_spread.interval();
    result.contrast.ratio_ci95 = each(ratio.interval(), to_ratio);
}

void relabel(const WeightedCells& cells, First first, RateOptions options, RateContrast& contrast) {
    if (std::isnan(contrast.difference) || options.draws == 0) return;
    // Its own stream, so that the intervals do not hang on how many relabellings were made.
    Random random(options.seed ^ 0x9E3779B97F4A7C15U);
    std::vector<std::uint32_t> label = cells.label;
    const std::vector<double> once(label.size(), 1.0);
    std::uint32_t at_least = 0;
    std::uint32_t at_most = 0;
    for (std::uint32_t draw = 0; draw < options.draws; ++draw) {
        random.shuffle(std::span(label));
        const double drawn = difference(cells.weigh(once, label), first);
        if (std::isnan(drawn)) ++contrast.relabellings_undefined;
        if (!(drawn < contrast.difference - same)) ++at_least;
        if (!(drawn > contrast.difference + same)) ++at_most;
    }
    contrast.difference_at_least = (1.0 + at_least) / (1.0 + options.draws);
    contrast.difference_at_most = (1.0 + at_most) / (1.0 + options.draws);
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
