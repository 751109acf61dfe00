#include "graph/measure/brokerage_expected.hpp"

#include <cmath>
#include <numeric>

#include "graph/measure/homophily.hpp"
#include "graph/measure/mixing.hpp"
#include "graph/measure/scores.hpp"

namespace crosstie::measure {

namespace {

constexpr std::size_t roles = 5;
constexpr std::size_t all_roles = 5;

BrokerNumbers all(double value) {
    BrokerNumbers numbers{};
    numbers.fill(value);
    return numbers;
}

double two_of(double n) { return n * (n - 1) / 2; }

// Group sizes by their power sums: sums over pairs and triples of different groups are made of them.
struct Sizes {
    double n = 0;            // actors of known group
    double s2 = 0, s3 = 0;   // sum over groups of n_g^2, n_g^3
    double s4 = 0;           // and of n_g^4
    double without = 0;      // sum of n_g (n_g - 1) (n_g - 2)
    double pairs = 0;        // sum of n_g (n_g - 1)
    std::vector<double> of;  // [groups]
};

Sizes sizes_of(const Network& network, const Partition& groups) {
    Sizes sizes;
    sizes.of = roster_sizes(network, groups);
    for (const double n : sizes.of) {
        sizes.n += n;
        sizes.s2 += n * n;
        sizes.s3 += n * n * n;
        sizes.s4 += n * n * n * n;
        sizes.pairs += n * (n - 1);
        sizes.without += n * (n - 1) * (n - 2);
    }
    return sizes;
}

// Probabilities of a tie pattern: one open two-path, and two of them that share a tie or a gap.
struct Chances {
    explicit Chances(double d)
        : open(d * d * (1 - d)),
          chain(std::pow(d * (1 - d), 3)),
          fork(std::pow(d, 4) * std::pow(1 - d, 2)),
          gap(std::pow(d, 5) * (1 - d)) {}
    double open, chain, fork, gap;
};

BrokerChance chance_of_actor(const Sizes& sizes, const Chances& chances, double own) {
    const double others = sizes.n - own;
    const double others_pairs = sizes.pairs - own * (own - 1);
    const double others_triples = sizes.without - own * (own - 1) * (own - 2);
    const double others_squares = sizes.s2 - own * own;
    const double others_cubes = sizes.s3 - own * own * own;
    // Ordered pairs (a,c) that would make the role, and how many of them overlap in a tie.
    const BrokerNumbers pairs{(own - 1) * (own - 2),
                              others_pairs,
                              others * (own - 1),
                              others * (own - 1),
                              others * others - others_squares,
                              (sizes.n - 1) * (sizes.n - 2)};
    // Sum over other groups g of n_g (r - n_g)(r - n_g - 1) / 2, r the actors outside the broker's group.
    const double elsewhere = (others * others * (others - 1) - (2 * others - 1) * others_squares + others_cubes) / 2;
    const double one_in = (own - 1) * two_of(others) + others * two_of(own - 1);
    const BrokerNumbers overlaps{2 * (own - 1) * (own - 2) * (own - 3),
                                 2 * others_triples,
                                 2 * one_in,
                                 2 * one_in,
                                 4 * elsewhere,
                                 2 * (sizes.n - 1) * (sizes.n - 2) * (sizes.n - 3)};
    BrokerChance chance;
    for (std::size_t k = 0; k <= all_roles; ++k) {
        chance.expected[k] = chances.open * pairs[k];
        chance.deviation[k] = std::sqrt(chance.expected[k] * (1 - chances.open) + overlaps[k] * chances.chain);
    }
    return chance;
}

// Variance of one whole-network count beyond that of independent triples: all in one group of n, or of all n actors.
double shared_by_triples(double n, const Chances& chances) {
    return n * (n - 1) * (n - 2) * ((4 * n - 10) * chances.chain - 4 * (n - 3) * chances.fork + (n - 3) * chances.gap);
}

BrokerChance chance_of_network(const Sizes& sizes, const Chances& chances) {
    const double n = sizes.n;
    double crossing = 0;  // sum of n_g (N - n_g)(n_g - 1)
    BrokerNumbers shared{};
    for (const double own : sizes.of) {
        crossing += own * (n - own) * (own - 1);
        shared[0] += shared_by_triples(own, chances);
        // Consultants: pairs in one group, brokers in any other; sum over groups h of n_h (2 n_g + 2 n_h - 6) and n_h.
        const double pairs = own * (own - 1);
        shared[1] += pairs * (((2 * own - 6) * n + 2 * sizes.s2) * chances.chain + n * (n - own - 1) * chances.gap);
        shared[1] -= own * pairs * ((4 * own - 6) * chances.chain + (n - own - 1) * chances.gap);
        shared[2] += own * (n - own) * (own - 1) * ((n - 3) * chances.chain + (own - 2) * chances.gap);
    }
    shared[3] = shared[2];
    // Liaisons: ordered triples of actors of three different groups, and the same weighted by a group's size.
    const double triples = n * n * n - 3 * n * sizes.s2 + 2 * sizes.s3;
    const double weighted = sizes.s2 * n * n - sizes.s2 * sizes.s2 - 2 * sizes.s3 * n + 2 * sizes.s4;
    shared[4] = ((4 * n - 2) * triples - 8 * weighted) * (chances.chain - chances.fork) +
                ((n - 1) * triples - 2 * weighted) * chances.gap;
    shared[5] = shared_by_triples(n, chances);
    const BrokerNumbers pairs{sizes.without, crossing, crossing, crossing, triples, n * (n - 1) * (n - 2)};
    BrokerChance chance;
    for (std::size_t k = 0; k <= all_roles; ++k) {
        chance.expected[k] = chances.open * pairs[k];
        chance.deviation[k] = std::sqrt(chance.expected[k] * (1 - chances.open) + shared[k]);
    }
    return chance;
}

void compare(BrokerChance& chance, const BrokerCounts& counts) {
    const double total = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}));
    for (std::size_t k = 0; k <= all_roles; ++k) {
        const double count = k < roles ? static_cast<double>(counts[k]) : total;
        const double deviation = chance.deviation[k];
        chance.z[k] = deviation > 0 ? (count - chance.expected[k]) / deviation : undefined;
    }
}

}  // namespace

ExpectedBrokerage expected_brokerage(const Network& network, const Partition& groups) {
    const std::vector<BrokerCounts> counts = brokerage(network, groups);
    const BrokerChance nothing{all(undefined), all(undefined), all(undefined)};
    ExpectedBrokerage result{std::vector<BrokerChance>(network.actor_count(), nothing), nothing};
    const Sizes sizes = sizes_of(network, groups);
    const Mixing mix = mixing(network, groups);
    const double cells = static_cast<double>(mix.cells_within + mix.cells_between) * (network.directed() ? 1 : 2);
    const double ties = static_cast<double>(mix.within + mix.between) * (network.directed() ? 1 : 2);
    if (sizes.n < 2 || cells != sizes.n * (sizes.n - 1)) return result;
    const Chances chances(ties / cells);
    BrokerCounts total{};
    for (ActorId b = 0; b < network.actor_count(); ++b) {
        if (!groups.known(b) || !network.observed().on_roster(b)) continue;
        result.actors[b] = chance_of_actor(sizes, chances, sizes.of[groups.group[b]]);
        compare(result.actors[b], counts[b]);
        for (std::size_t k = 0; k < roles; ++k) total[k] += counts[b][k];
    }
    result.network = chance_of_network(sizes, chances);
    compare(result.network, total);
    return result;
}

}  // namespace crosstie::measure
