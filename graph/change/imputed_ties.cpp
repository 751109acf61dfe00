#include "graph/change/imputed_ties.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <cmath>

#include "graph/measure/cohesion.hpp"
#include "graph/measure/mixing.hpp"
#include "graph/model/network_builder.hpp"

namespace crosstie::change {

namespace {

Partition blocks_by(const Partition* areas, ActorId actors) {
    if (!areas) return {std::vector<std::uint32_t>(actors, 0), {""}};
    Partition blocks = *areas;
    const auto unknown = static_cast<std::uint32_t>(blocks.group_count());
    std::replace(blocks.group.begin(), blocks.group.end(), Partition::none, unknown);
    blocks.labels.emplace_back();
    return blocks;
}

// Uniform strictly between 0 and 1: 52 bits and half a step so that neither end is met.
double uniform(Random& random) {
    const std::uint64_t high = random.below(1U << 26U);
    const std::uint64_t low = random.below(1U << 26U);
    return (static_cast<double>((high << 26U) | low) + 0.5) / 4503599627370496.0;  // 2^52
}

}  // namespace

ImputedTies::ImputedTies(const Network& wave, const ObservedPairs& pairs, const Partition* areas) {
    const Partition groups = blocks_by(areas, wave.actor_count());
    NetworkBuilder empty(wave.actor_count(), ties_of(wave));
    empty.observe(pairs);
    const measure::Mixing all = measure::mixing(empty.build(), groups);
    const measure::Mixing seen = measure::mixing(wave, groups);
    const double density = measure::density(wave);
    for (std::size_t g = 0; g < groups.group_count(); ++g) {
        for (std::size_t h = wave.directed() ? 0 : g; h < groups.group_count(); ++h) {
            Block block{.missing = all.cells[g][h] - seen.cells[g][h],
                        .probability = seen.density(g, h),
                        .fewest = 0,
                        .at_most = {}};
            if (block.missing == 0) continue;
            if (std::isnan(block.probability)) block.probability = density;
            // Twelve standard deviations, and some for the skew of rare ties: no draw of 52 bits lands outside.
            const auto pairs_missing = static_cast<double>(block.missing);
            const double mean = pairs_missing * block.probability;
            const double spread = 12 * std::sqrt(mean * (1 - block.probability)) + 40;
            block.fewest = static_cast<std::uint64_t>(std::max(0.0, mean - spread));
            const auto most = static_cast<std::uint64_t>(std::min(pairs_missing, mean + spread));
            const boost::math::binomial law(pairs_missing, block.probability);
            double sum = 0;
            for (std::uint64_t ties = block.fewest; ties < most; ++ties) {
                sum += boost::math::pdf(law, static_cast<double>(ties));
                block.at_most.push_back(sum);
            }
            block.at_most.push_back(1);  // whatever rounding left of it
            blocks_.push_back(std::move(block));
        }
    }
}

std::uint64_t ImputedTies::draw(Random& random) const {
    std::uint64_t ties = 0;
    for (const Block& block : blocks_) {
        const auto at = std::lower_bound(block.at_most.begin(), block.at_most.end(), uniform(random));
        ties += block.fewest + static_cast<std::uint64_t>(at - block.at_most.begin());
    }
    return ties;
}

}  // namespace crosstie::change
