#include "graph/infer/people_tests.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "graph/base/random.hpp"
#include "graph/base/undefined.hpp"
#include "graph/infer/paired_cells.hpp"

namespace crosstie::infer {

namespace {

constexpr std::size_t most_exact = 50;

double two_sided(double z) { return std::erfc(std::abs(z) / std::numbers::sqrt2); }

double sign_flip_p(const std::vector<std::int64_t>& r, Random& random, std::uint32_t draws) {
    std::int64_t sum = 0;
    for (const std::int64_t own : r) sum += own;
    std::uint32_t as_far = 0;
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        std::int64_t flipped = 0;
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < r.size(); ++i) {
            bits = i % 64 == 0 ? random.bits() : bits >> 1U;
            flipped += static_cast<std::int64_t>(bits & 1U) * r[i];
        }
        as_far += std::abs(sum - 2 * flipped) >= std::abs(sum) ? 1U : 0U;
    }
    return (1.0 + as_far) / (1.0 + draws);
}

struct Ranks {
    std::vector<std::uint32_t> doubled;  // twice the mean ranks, whole numbers
    std::uint32_t gained = 0;            // their sum over people who gained
    double equal = 0;                    // sum of t^3 - t over groups of equal size
};

Ranks ranks_of(std::vector<std::int64_t> r) {
    std::sort(r.begin(), r.end(), [](std::int64_t a, std::int64_t b) { return std::abs(a) < std::abs(b); });
    Ranks ranks;
    for (std::size_t begin = 0; begin < r.size();) {
        std::size_t end = begin;
        while (end < r.size() && std::abs(r[end]) == std::abs(r[begin])) ++end;
        const auto doubled = static_cast<std::uint32_t>(begin + 1 + end);
        for (std::size_t i = begin; i < end; ++i) {
            ranks.doubled.push_back(doubled);
            if (r[i] > 0) ranks.gained += doubled;
        }
        const auto size = static_cast<double>(end - begin);
        ranks.equal += size * size * size - size;
        begin = end;
    }
    return ranks;
}

// All 2^people sign patterns, counted by their sum of ranks.
double exact_p(const Ranks& ranks) {
    const std::size_t people = ranks.doubled.size();
    std::vector<double> ways(people * (people + 1) + 1, 0.0);
    ways[0] = 1;
    for (const std::uint32_t rank : ranks.doubled) {
        for (std::size_t sum = ways.size(); sum-- > rank;) ways[sum] += ways[sum - rank];
    }
    double at_most = 0;
    double at_least = 0;
    for (std::size_t sum = 0; sum < ways.size(); ++sum) {
        at_most += sum <= ranks.gained ? ways[sum] : 0;
        at_least += sum >= ranks.gained ? ways[sum] : 0;
    }
    return std::min(1.0, 2 * std::ldexp(std::min(at_most, at_least), -static_cast<int>(people)));
}

double normal_p(const Ranks& ranks) {
    const auto m = static_cast<double>(ranks.doubled.size());
    const double away = ranks.gained / 2.0 - m * (m + 1) / 4;
    const double variance = m * (m + 1) * (2 * m + 1) / 24 - ranks.equal / 48;
    return two_sided(std::max(0.0, std::abs(away) - 0.5) / std::sqrt(variance));
}

}  // namespace

PeopleTests people_tests(const Network& before, const Network& after, PeopleTestOptions options) {
    const PairedCells paired = paired_cells(before, after, change::changed_ties(before, after));
    PeopleTests result;
    std::vector<std::int64_t> r;  // not 0
    std::int64_t cells_gained = 0;
    std::int64_t cells_lost = 0;
    bool anybody = false;
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        if (paired.joint.row_count(i) == 0) continue;
        anybody = true;
        std::int64_t own = 0;
        for (std::uint64_t k = paired.offset[i]; k < paired.offset[i + std::size_t{1}]; ++k) {
            own += paired.cells[k].d;
            // An undirected pair stands in two rows and is one pair.
            if (before.directed() || i < paired.cells[k].to) ++(paired.cells[k].d > 0 ? cells_gained : cells_lost);
        }
        ++(own > 0 ? result.gained : own < 0 ? result.lost : result.level);
        if (own != 0) r.push_back(own);
    }
    Random random(options.seed);
    result.sign_flip_p = anybody && options.draws > 0 ? sign_flip_p(r, random, options.draws) : nan;
    result.sign_flip_draws = anybody ? options.draws : 0;

    const Ranks ranks = ranks_of(r);
    result.signed_rank = ranks.gained / 2.0;
    result.signed_rank_exact = r.size() <= most_exact;
    result.signed_rank_p = r.empty() ? nan : result.signed_rank_exact ? exact_p(ranks) : normal_p(ranks);

    const auto changed = static_cast<double>(cells_gained + cells_lost);
    result.mcnemar_z = changed > 0 ? static_cast<double>(cells_gained - cells_lost) / std::sqrt(changed) : nan;
    result.mcnemar_p = two_sided(result.mcnemar_z);
    return result;
}

}  // namespace crosstie::infer
