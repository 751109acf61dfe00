#include "graph/change/trajectory.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace crosstie::change {

namespace {

constexpr double rounding = 1e-9;

// 0 where only rounding differs, and where both are infinite alike.
double change_between(double first, double last) {
    if (first == last) return 0;
    const double change = last - first;
    return std::abs(change) <= rounding * std::max({1.0, std::abs(first), std::abs(last)}) ? 0 : change;
}

double median(std::vector<double> values) {
    if (values.empty()) return measure::undefined;
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    if (values.size() % 2 == 1 || values[half - 1] == values[half]) return values[half];
    return (values[half - 1] + values[half]) / 2;
}

}  // namespace

Trajectories trajectories(std::span<const measure::ActorScores> waves) {
    Trajectories result;
    if (waves.empty()) {
        result.median_change = measure::undefined;
        return result;
    }
    const std::size_t actors = waves[0].size();
    for (const measure::ActorScores& scores : waves) {
        if (scores.size() != actors) throw std::invalid_argument("waves need one roster");
    }
    std::vector<double> changes;
    for (std::size_t i = 0; i < actors; ++i) {
        std::vector<double>& row = result.values.emplace_back();
        for (const measure::ActorScores& scores : waves) row.push_back(scores[i]);
        const double change = change_between(row.front(), row.back());
        result.change.push_back(change);
        if (std::isnan(change)) continue;
        ++(change > 0 ? result.up : change < 0 ? result.down : result.same);
        changes.push_back(change);
    }
    result.median_change = median(std::move(changes));
    return result;
}

Trajectories trajectories(std::span<const Network> waves,
                          const std::function<measure::ActorScores(const Network&)>& measure) {
    std::vector<measure::ActorScores> scores;
    for (const Network& wave : waves) scores.push_back(measure(wave));
    return trajectories(std::span<const measure::ActorScores>(scores));
}

}  // namespace crosstie::change
