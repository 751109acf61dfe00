#include "graph/infer/odds_ratio.hpp"

#include <cmath>
#include <limits>
#include <vector>

#include "graph/base/random.hpp"
#include "graph/change/turnover.hpp"
#include "graph/measure/odds_ratio.hpp"

namespace crosstie::infer {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t most_actors = 4096;  // beyond it the gaps are not listed cell by cell
constexpr std::uint32_t fewest_draws = 100;

struct Cell {
    std::uint32_t from, to;
    std::int8_t before, after;  // ties
    bool across;
};

// Weighted ties and pairs of one side of the border.
struct Side {
    double before = 0, after = 0, pairs = 0;
};

double log_odds(double ties, double pairs, double added) { return std::log(measure::odds(ties, pairs, added)); }

// log(OR2 / OR1); NaN when a side has no pair.
double log_change(const Side& within, const Side& across) {
    if (within.pairs <= 0 || across.pairs <= 0) return nan;
    bool corrected = false;
    for (const Side* side : {&within, &across}) {
        for (const double ties : {side->before, side->after}) corrected |= ties <= 0 || ties >= side->pairs;
    }
    const double added = corrected ? 0.5 : 0;
    const auto log_ratio = [&](double e, double i) {
        return log_odds(e, across.pairs, added) - log_odds(i, within.pairs, added);
    };
    return log_ratio(across.after, within.after) - log_ratio(across.before, within.before);
}

// The people of known area with a jointly observed cell, and what there is between them.
struct Sample {
    std::vector<std::uint32_t> area;  // [people]
    std::size_t areas = 0;
    std::vector<Cell> ties;
    std::vector<Cell> gaps;  // cells among the people that were not observed at both waves
};

Sample sample_of(const Network& before, const Network& after, const Partition& areas) {
    Sample sample;
    sample.areas = areas.group_count();
    const ObservedPairs joint = ObservedPairs::both(before.observed(), after.observed());
    std::vector<ActorId> people;
    std::vector<std::uint32_t> place(before.actor_count(), most_actors);
    for (ActorId i = 0; i < before.actor_count() && people.size() <= most_actors; ++i) {
        if (!areas.known(i) || joint.row_count(i) + joint.column_count(i) == 0) continue;
        place[i] = static_cast<std::uint32_t>(people.size());
        people.push_back(i);
        sample.area.push_back(areas.group[i]);
    }
    if (people.size() > most_actors) return sample;
    const auto add = [&](std::vector<Cell>& cells, ActorId from, ActorId to, bool was, bool is) {
        cells.push_back({place[from], place[to], was, is, areas.group[from] != areas.group[to]});
    };
    for (const change::ChangedTie& tie : change::changed_ties(before, after)) {
        if (place[tie.from] == most_actors || place[tie.to] == most_actors) continue;
        const bool was = tie.change != change::TieChange::gained;
        const bool is = tie.change != change::TieChange::lost;
        add(sample.ties, tie.from, tie.to, was, is);
        if (!before.directed()) add(sample.ties, tie.to, tie.from, was, is);
    }
    if (joint.complete()) return sample;
    for (const ActorId i : people) {
        for (const ActorId j : people) {
            if (i != j && !joint.contains(i, j)) add(sample.gaps, i, j, false, false);
        }
    }
    return sample;
}

double log_change_of(const Sample& sample, const std::vector<double>& times_drawn) {
    Side within;
    Side across;
    std::vector<double> weight(sample.areas, 0);
    double total = 0;
    double own = 0;  // cells of an actor with itself
    for (std::size_t i = 0; i < sample.area.size(); ++i) {
        weight[sample.area[i]] += times_drawn[i];
        total += times_drawn[i];
        own += times_drawn[i] * times_drawn[i];
    }
    double same_area = 0;
    for (const double w : weight) same_area += w * w;
    within.pairs = same_area - own;
    across.pairs = total * total - same_area;
    for (const Cell& gap : sample.gaps) {
        (gap.across ? across : within).pairs -= times_drawn[gap.from] * times_drawn[gap.to];
    }
    for (const Cell& tie : sample.ties) {
        Side& side = tie.across ? across : within;
        const double w = times_drawn[tie.from] * times_drawn[tie.to];
        side.before += w * tie.before;
        side.after += w * tie.after;
    }
    return log_change(within, across);
}

}  // namespace

OddsRatioInterval odds_ratio_interval(const Network& before, const Network& after, const Partition& areas,
                                      std::uint64_t seed, std::uint32_t draws) {
    OddsRatioInterval result{nan, {nan, nan}, 0};
    const Sample sample = sample_of(before, after, areas);
    const auto n = static_cast<std::uint32_t>(sample.area.size());
    if (n == 0 || n > most_actors) return result;
    std::vector<double> times_drawn(n, 1.0);
    const double observed = log_change_of(sample, times_drawn);
    result.change = std::exp(observed);
    if (std::isnan(observed)) return result;
    Random random(seed);
    double count = 0;
    double sum = 0;
    double squares = 0;
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        std::fill(times_drawn.begin(), times_drawn.end(), 0.0);
        for (std::uint32_t k = 0; k < n; ++k) times_drawn[random.below(n)] += 1;
        const double drawn = log_change_of(sample, times_drawn);
        if (std::isnan(drawn)) continue;
        count += 1;
        sum += drawn - observed;
        squares += (drawn - observed) * (drawn - observed);
    }
    result.draws = draws;
    if (count < fewest_draws) return result;
    const double sd = std::sqrt((squares - sum * sum / count) / (count - 1));
    constexpr double quantile = 1.959963984540054;
    result.ci95 = {std::exp(observed - quantile * sd), std::exp(observed + quantile * sd)};
    return result;
}

}  // namespace crosstie::infer
