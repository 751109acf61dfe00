#include "graph/measure/backbone.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace crosstie::measure {

namespace {

double log_choose(double n, double k) { return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1); }

/// Whole as long as a double holds it; up to 1,000 things it never overflows.
double choose(std::uint32_t n, std::uint32_t k) {
    double ways = 1;
    for (std::uint32_t i = 1; i <= std::min(k, n - k); ++i) ways = ways * (n - std::min(k, n - k) + i) / i;
    return ways;
}

/// P(X >= least) for X hypergeometric: `drawn` of `all`, of which `marked` count.
double upper_tail(std::uint32_t all, std::uint32_t marked, std::uint32_t drawn, std::uint32_t least) {
    const std::uint32_t most = std::min(marked, drawn);
    constexpr std::uint32_t most_counted = 1000;
    const bool counted = all <= most_counted;
    const double whole = counted ? choose(all, drawn) : log_choose(all, drawn);
    double tail = 0;
    // From the smallest terms up, so that they are not lost in the sum.
    for (std::uint32_t x = most + 1; x-- > least;) {
        if (drawn - x > all - marked) break;  // fewer than the draw must take
        tail += counted ? choose(marked, x) * choose(all - marked, drawn - x)
                        : std::exp(log_choose(marked, x) + log_choose(all - marked, drawn - x) - whole);
    }
    const bool certain = least == 0 || (drawn + marked > all && least <= drawn + marked - all);
    return certain ? 1 : std::min(counted ? tail / whole : tail, 1.0);
}

}  // namespace

std::vector<SharedPair> backbone(const TwoMode& two_mode, Side side, double alpha) {
    if (!(alpha >= 0 && alpha <= 1)) throw std::invalid_argument("alpha must lie in 0 .. 1");
    const std::uint32_t places = two_mode.count(side), others = two_mode.count(other(side));
    std::vector<SharedPair> pairs;
    std::vector<std::uint32_t> shared(places, 0), met;
    for (std::uint32_t i = 0; i < places; ++i) {
        met.clear();
        for (const std::uint32_t k : two_mode.of(side, i)) {
            for (const std::uint32_t j : two_mode.of(other(side), k)) {
                if (j > i && shared[j]++ == 0) met.push_back(j);
            }
        }
        std::ranges::sort(met);
        const auto own = static_cast<std::uint32_t>(two_mode.of(side, i).size());
        for (const std::uint32_t j : met) {
            const auto theirs = static_cast<std::uint32_t>(two_mode.of(side, j).size());
            pairs.push_back({i, j, shared[j], upper_tail(others, own, theirs, shared[j]), false});
            shared[j] = 0;
        }
    }
    std::vector<std::size_t> order(pairs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t k) { return pairs[k].p; });
    const double all_pairs = static_cast<double>(places) * (static_cast<double>(places) - 1) / 2;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        SharedPair& pair = pairs[order[rank]];
        if (pair.p > alpha / (all_pairs - static_cast<double>(rank))) break;
        pair.backbone = true;
    }
    return pairs;
}

}  // namespace crosstie::measure
