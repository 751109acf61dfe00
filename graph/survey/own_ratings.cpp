#include "graph/survey/own_ratings.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "graph/base/random.hpp"
#include "graph/base/undefined.hpp"
#include "graph/infer/block_permutation.hpp"
#include "graph/infer/density_change.hpp"

namespace crosstie::survey {

namespace {

constexpr double most_counted = 100'000;  // sum of sizes up to which all sign patterns are counted
constexpr double slack = 1e-9;            // sums and correlations that differ by rounding are equal

double mean_of(std::span<const double> values) {
    return values.empty() ? nan
                          : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Share of all sign patterns by their sum, each difference in turn: sums stand `reach` to the right.
double counted_p(const std::vector<double>& sizes, double found) {
    const auto reach = static_cast<std::size_t>(std::accumulate(sizes.begin(), sizes.end(), 0.0));
    std::vector<double> share(2 * reach + 1, 0.0);
    share[reach] = 1;
    for (const double size : sizes) {
        const auto step = static_cast<std::size_t>(size);
        std::vector<double> next(share.size(), 0.0);
        for (std::size_t at = 0; at < share.size(); ++at) {
            if (share[at] == 0) continue;
            next[at + step] += share[at] / 2;
            next[at - step] += share[at] / 2;
        }
        share = std::move(next);
    }
    const auto far = static_cast<std::size_t>(std::abs(found));
    double p = 0;
    for (std::size_t at = 0; at < share.size(); ++at) {
        p += (at >= reach ? at - reach : reach - at) >= far ? share[at] : 0;
    }
    return std::min(1.0, p);
}

// Equal values share their mean rank; then less their mean, so that a product is a covariance.
std::vector<double> centred_ranks(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    const double middle = (static_cast<double>(values.size()) - 1) / 2;
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
        for (std::size_t k = begin; k < end; ++k) ranks[order[k]] = static_cast<double>(begin + end - 1) / 2 - middle;
        begin = end;
    }
    return ranks;
}

double product(const std::vector<double>& one, const std::vector<double>& other) {
    return std::inner_product(one.begin(), one.end(), other.begin(), 0.0);
}

// One item's scores, by actor and wave.
struct Scores {
    std::string item;
    std::vector<std::optional<double>> from, to;
};

std::vector<Scores> scores_of(const Study& study, const OwnRatingOptions& options) {
    std::vector<Scores> all;
    for (const Outcome& outcome : study.outcomes) {
        if (outcome.wave != options.from && outcome.wave != options.to) continue;
        if (!study.actors[outcome.actor].on_roster(outcome.wave)) continue;
        auto found = std::find_if(all.begin(), all.end(), [&](const Scores& one) { return one.item == outcome.item; });
        if (found == all.end()) {
            const std::vector<std::optional<double>> nobody(study.actors.size());
            found = all.insert(all.end(), {outcome.item, nobody, nobody});
        }
        (outcome.wave == options.from ? found->from : found->to)[outcome.actor] = outcome.score;
    }
    return all;
}

RatingChange change_of(const Scores& scores, std::span<const std::optional<std::uint32_t>> gained,
                       const OwnRatingOptions& options, std::size_t stream) {
    RatingChange row;
    row.item = scores.item;
    std::vector<double> before;
    std::vector<double> after;
    std::vector<double> changes;
    std::vector<double> known_changes;
    std::vector<double> gains;
    for (std::size_t i = 0; i < scores.from.size(); ++i) {
        row.rated_from += scores.from[i] ? 1U : 0U;
        row.rated_to += scores.to[i] ? 1U : 0U;
        if (!scores.from[i] || !scores.to[i]) continue;
        before.push_back(*scores.from[i]);
        after.push_back(*scores.to[i]);
        changes.push_back(after.back() - before.back());
        ++(changes.back() > 0 ? row.higher : changes.back() < 0 ? row.lower : row.same);
        if (!gained[i]) continue;
        known_changes.push_back(changes.back());
        gains.push_back(*gained[i]);
    }
    row.both = changes.size();
    row.mean_from = mean_of(before);
    row.mean_to = mean_of(after);
    row.mean = mean_of(changes);
    row.se = nan;
    row.ci95 = {nan, nan};
    row.test = {nan, false, 0};
    row.with_gain = {gains.size(), nan, nan, 0};
    row.test_holm = row.with_gain_holm = nan;
    row.facts_only = row.both < fewest_rated_for_test;
    if (row.facts_only) return row;
    double squares = 0;
    for (const double change : changes) squares += (change - row.mean) * (change - row.mean);
    const auto people = static_cast<double>(row.both);
    row.se = std::sqrt(squares / (people - 1) / people);
    const double width = infer::student_quantile(people - 1) * row.se;
    row.ci95 = {row.mean - width, row.mean + width};
    const std::uint64_t seed = options.seed + 2 * stream;
    row.test = sign_flip(changes, seed, options.draws);
    if (gains.size() >= fewest_rated_for_test) {
        row.with_gain = rank_association(known_changes, gains, seed + 1, options.draws);
    }
    return row;
}

}  // namespace

SignFlip sign_flip(std::span<const double> differences, std::uint64_t seed, std::uint32_t draws) {
    std::vector<double> sizes;  // not 0
    double sum = 0;
    double reach = 0;
    bool whole = true;
    for (const double difference : differences) {
        if (difference == 0) continue;
        sum += difference;
        sizes.push_back(std::abs(difference));
        reach += sizes.back();
        whole = whole && difference == std::floor(difference);
    }
    if (sizes.empty()) return {nan, false, 0};
    if (whole && reach <= most_counted) return {counted_p(sizes, sum), true, 0};
    if (draws == 0) return {nan, false, 0};
    Random random(seed);
    std::uint32_t as_far = 0;
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        double flipped = 0;
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            bits = i % 64 == 0 ? random.bits() : bits >> 1U;
            flipped += (bits & 1U) != 0 ? sizes[i] : -sizes[i];
        }
        as_far += std::abs(flipped) >= std::abs(sum) - slack * reach ? 1U : 0U;
    }
    return {(1.0 + as_far) / (1.0 + draws), false, draws};
}

RankAssociation rank_association(std::span<const double> one, std::span<const double> other, std::uint64_t seed,
                                 std::uint32_t draws) {
    if (one.size() != other.size()) throw std::invalid_argument("two columns need one length");
    RankAssociation result{one.size(), nan, nan, 0};
    std::vector<double> mine = centred_ranks(one);
    const std::vector<double> theirs = centred_ranks(other);
    const double size = std::sqrt(product(mine, mine) * product(theirs, theirs));
    if (!(size > 0)) return result;
    result.correlation = std::clamp(product(mine, theirs) / size, -1.0, 1.0);
    if (draws == 0) return result;
    Random random(seed);
    std::uint32_t as_far = 0;
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        random.shuffle(std::span(mine));
        as_far += std::abs(product(mine, theirs)) / size >= std::abs(result.correlation) - slack ? 1U : 0U;
    }
    result.p = (1.0 + as_far) / (1.0 + draws);
    result.draws = draws;
    return result;
}

OwnRatings own_ratings(const Study& study, std::span<const std::optional<std::uint32_t>> gained,
                       const OwnRatingOptions& options) {
    if (std::max(options.from, options.to) >= study.waves.size()) throw std::invalid_argument("no such wave");
    if (gained.size() != study.actors.size()) throw std::invalid_argument("new contacts of another roster");
    OwnRatings result;
    result.options = options;
    for (const Actor& actor : study.actors) {
        result.roster_from += actor.on_roster(options.from) ? 1U : 0U;
        result.roster_to += actor.on_roster(options.to) ? 1U : 0U;
    }
    std::vector<double> tests;
    std::vector<double> with_gain;
    for (const Scores& scores : scores_of(study, options)) {
        result.items.push_back(change_of(scores, gained, options, result.items.size()));
        tests.push_back(result.items.back().test.p);
        with_gain.push_back(result.items.back().with_gain.p);
    }
    tests = infer::holm_adjusted(tests);
    with_gain = infer::holm_adjusted(with_gain);
    for (std::size_t k = 0; k < result.items.size(); ++k) {
        result.items[k].test_holm = tests[k];
        result.items[k].with_gain_holm = with_gain[k];
    }
    return result;
}

}  // namespace crosstie::survey
