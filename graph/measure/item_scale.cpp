#include "graph/measure/item_scale.hpp"

#include "graph/base/undefined.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace crosstie::measure {

namespace {

// Mean and n - 1 variance of numbers met one by one.
struct Moments {
    std::uint64_t count = 0;
    double mean = nan, squares = 0;

    void add(double value) {
        if (count++ == 0) mean = 0;
        const double step = value - mean;
        mean += step / static_cast<double>(count);
        squares += step * (value - mean);
    }
    [[nodiscard]] double variance() const { return count < 2 ? nan : squares / static_cast<double>(count - 1); }
};

double alpha_of(const std::vector<Moments>& items, const Moments& sum) {
    if (items.size() < 2 || !(sum.variance() > 0)) return nan;
    double parts = 0;
    for (const Moments& item : items) parts += item.variance();
    const auto k = static_cast<double>(items.size());
    return k / (k - 1) * (1 - parts / sum.variance());
}

}  // namespace

ItemScale item_scale(std::span<const Network> items, double least) {
    ItemScale scale;
    scale.missing.assign(items.size(), 0);
    std::vector<Moments> each(items.size());
    Moments sum, mean;
    const ActorId actors = items.empty() ? 0 : items.front().actor_count();
    for (const Network& item : items) {
        if (item.actor_count() != actors) throw std::invalid_argument("items of a scale need one roster");
        if (item.directed() != items.front().directed())
            throw std::invalid_argument("items of a scale need one direction");
    }
    std::vector<std::vector<double>> row(items.size(), std::vector<double>(actors, 0));
    std::vector<std::uint8_t> linked(actors, 0);
    std::vector<ActorId> others;
    std::vector<double> told(items.size());
    for (ActorId i = 0; i < actors; ++i) {
        others.clear();
        for (std::size_t k = 0; k < items.size(); ++k) {
            const auto out = items[k].out(i);
            const auto strengths = items[k].out_strength(i);
            for (std::size_t at = 0; at < out.size(); ++at) {
                if ((!items[k].directed() && out[at] < i) || !items[k].observed().contains(i, out[at])) continue;
                row[k][out[at]] = strengths.empty() ? 1 : strengths[at];
                if (linked[out[at]] == 0) others.push_back(out[at]);
                linked[out[at]] = 1;
            }
        }
        std::sort(others.begin(), others.end());
        for (const ActorId j : others) {
            bool complete = true;
            for (std::size_t k = 0; k < items.size(); ++k) {
                told[k] = std::exchange(row[k][j], 0.0);
                if (items[k].observed().contains(i, j) && told[k] >= least) continue;
                ++scale.missing[k];
                complete = false;
            }
            linked[j] = 0;
            ++scale.rated;
            if (!complete) continue;
            ++scale.complete;
            for (std::size_t k = 0; k < items.size(); ++k) each[k].add(told[k]);
            const double total = std::accumulate(told.begin(), told.end(), 0.0);
            sum.add(total);
            mean.add(total / static_cast<double>(items.size()));
        }
    }
    for (const Moments& item : each) scale.item_means.push_back(item.mean);
    scale.mean = mean.mean;
    scale.deviation = mean.count < 2 ? nan : std::sqrt(mean.variance());
    scale.alpha = alpha_of(each, sum);
    return scale;
}

}  // namespace crosstie::measure
