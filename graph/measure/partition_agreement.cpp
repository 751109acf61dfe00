#include "graph/measure/partition_agreement.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

#include "graph/measure/scores.hpp"

namespace crosstie::measure {

namespace {

// How many actors each group holds, and each pair of groups of the two, over actors known in both.
struct Overlap {
    std::vector<double> first, second, both;
    double actors = 0;
};

std::vector<double> runs(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& sorted) {
    std::vector<double> lengths;
    for (std::size_t k = 0; k < sorted.size(); ++k) {
        if (k == 0 || sorted[k] != sorted[k - 1]) lengths.push_back(0);
        lengths.back() += 1;
    }
    return lengths;
}

Overlap overlap(const Partition& first, const Partition& second) {
    if (first.group.size() != second.group.size()) throw std::invalid_argument("groups of different rosters");
    std::vector<std::pair<std::uint32_t, std::uint32_t>> one;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> other;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (std::size_t i = 0; i < first.group.size(); ++i) {
        if (first.group[i] == Partition::none || second.group[i] == Partition::none) continue;
        one.emplace_back(first.group[i], 0);
        other.emplace_back(second.group[i], 0);
        pairs.emplace_back(first.group[i], second.group[i]);
    }
    std::sort(one.begin(), one.end());
    std::sort(other.begin(), other.end());
    std::sort(pairs.begin(), pairs.end());
    return {runs(one), runs(other), runs(pairs), static_cast<double>(pairs.size())};
}

double pairs_together(const std::vector<double>& sizes) {
    double pairs = 0;
    for (const double size : sizes) pairs += size * (size - 1) / 2;
    return pairs;
}

double entropy(const std::vector<double>& sizes, double actors) {
    double sum = 0;
    for (const double size : sizes) sum -= size / actors * std::log(size / actors);
    return sum;
}

}  // namespace

double adjusted_rand(const Partition& first, const Partition& second) {
    const Overlap shared = overlap(first, second);
    const double all = shared.actors * (shared.actors - 1) / 2;
    const double one = pairs_together(shared.first);
    const double other = pairs_together(shared.second);
    if (all == 0 || (one == 0 && other == 0) || (one == all && other == all)) return undefined;
    const double expected = one * other / all;
    return (pairs_together(shared.both) - expected) / ((one + other) / 2 - expected);
}

double normalised_mutual_information(const Partition& first, const Partition& second) {
    const Overlap shared = overlap(first, second);
    if (shared.first.size() <= 1 && shared.second.size() <= 1) return undefined;
    const double one = entropy(shared.first, shared.actors);
    const double other = entropy(shared.second, shared.actors);
    const double mutual = one + other - entropy(shared.both, shared.actors);
    return std::clamp(2 * mutual / (one + other), 0.0, 1.0);
}

}  // namespace crosstie::measure
