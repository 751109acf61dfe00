#include "graph/infer/pooled_density.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "graph/base/draws.hpp"
#include "graph/base/undefined.hpp"
#include "graph/model/network_builder.hpp"

namespace crosstie::infer {

namespace {

// The network among `members`, numbered in their order.
Network among(const Network& network, const std::vector<ActorId>& members) {
    const auto n = static_cast<ActorId>(members.size());
    NetworkBuilder builder(n, ties_of(network));
    std::vector<CellException> cells;
    const bool complete = network.observed().complete();
    for (ActorId i = 0; i < n; ++i) {
        for (ActorId j = 0; j < n; ++j) {
            if (i == j) continue;
            if ((network.directed() || i < j) && network.has_tie(members[i], members[j])) builder.add(i, j);
            if (!complete) cells.push_back({i, j, network.observed().state(members[i], members[j])});
        }
    }
    if (!complete) {
        builder.observe(ObservedPairs::with_gaps(std::vector(n, CellState::answered), std::vector<std::uint8_t>(n, 0),
                                                 std::move(cells)));
    }
    return builder.build();
}

// A sum of independent estimates' variances, and its degrees of freedom.
struct PooledVariance {
    double variance = 0, df_below = 0;
    void add(double share, double own_variance, double own_df) {
        const double own = share * share * own_variance;
        variance += own;
        df_below += own * own / own_df;
    }
    void add(double share, const DensityTest& test) { add(share, test.se * test.se, test.df); }
    [[nodiscard]] double se() const { return variance >= 0 ? std::sqrt(variance) : nan; }
    [[nodiscard]] double df() const { return variance * variance / df_below; }
};

// Adds one stratum's cells to those of the pool.
void pool(ChangeMoments& whole, AreaBlocks& blocks, const ChangeMoments& moments, const AreaBlocks& own) {
    whole.observed += moments.observed;
    whole.sum += moments.sum;
    if (blocks.cells.empty()) {
        blocks = own;
        return;
    }
    for (std::size_t k = 0; k < own.cells.size(); ++k) {
        blocks.sum[k] += own.sum[k];
        blocks.cells[k] += own.cells[k];
    }
}

BootstrapDraws draws_of(const std::vector<std::pair<VertexSampler, double>>& samplers,
                        const DensityChangeOptions& options) {
    for (const auto& [sampler, share] : samplers) {
        if (!sampler.possible()) return {nan, {nan, nan}, 0};
    }
    std::vector<double> values(options.draws, 0.0);
    const std::size_t pieces = (values.size() + draws_a_piece - 1) / draws_a_piece;
    parallel_for(pieces, options.threads, [&](std::size_t piece) {
        Random random(options.seed, piece);
        std::vector<std::int32_t> times_drawn;
        const std::size_t end = std::min(values.size(), (piece + 1) * draws_a_piece);
        for (std::size_t k = piece * draws_a_piece; k < end; ++k) {
            for (const auto& [sampler, share] : samplers) values[k] += share * sampler.draw(random, times_drawn);
        }
    });
    return summary_of(std::move(values));
}

}  // namespace

PooledDensityChange pooled_density_change(const Network& before, const Network& after, const Partition& strata,
                                          DensityChangeOptions options) {
    if (strata.group.size() != before.actor_count()) throw std::invalid_argument("strata need one group per actor");
    if (before.actor_count() != after.actor_count()) throw std::invalid_argument("two waves need one roster");
    std::vector<std::vector<ActorId>> members(strata.group_count());
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        if (strata.known(i)) members[strata.group[i]].push_back(i);
    }

    PooledDensityChange result;
    std::vector<std::pair<VertexSampler, double>> samplers;  // with the stratum's share of the cells
    std::vector<double> robust_variances;                    // of the strata; one below 0 still counts in the sum
    ChangeMoments whole;                                     // over the pool, for areas as units
    AreaBlocks blocks;
    for (std::size_t g = 0; g < members.size(); ++g) {
        const Network was = among(before, members[g]);
        const Network is = among(after, members[g]);
        Partition areas;  // of the members
        if (options.areas != nullptr) {
            areas.labels = options.areas->labels;
            for (const ActorId i : members[g]) areas.group.push_back(options.areas->group[i]);
        }
        const Partition* const asked = options.areas == nullptr ? nullptr : &areas;
        StratumChange stratum{strata.labels[g],
                              density_change(was, is, {.seed = options.seed, .draws = 0, .threads = 1, .areas = asked}),
                              false};
        const DensityChange& change = stratum.change;
        const PairedCells paired = paired_cells(was, is, change::changed_ties(was, is));
        stratum.pooled = change.sampled >= 3;
        if (stratum.pooled) {
            result.actors += change.actors;
            result.pairs += change.pairs;
            samplers.emplace_back(VertexSampler(paired), static_cast<double>(change.pairs));
            if (asked != nullptr) pool(whole, blocks, paired.moments(), area_blocks(paired, areas));
        }
        robust_variances.push_back(dyadic_robust_variance(paired.moments()));
        result.strata.push_back(std::move(stratum));
    }
    const auto pairs = static_cast<double>(result.pairs);
    for (auto& [sampler, share] : samplers) share /= pairs;

    PooledVariance bootstrap;
    PooledVariance jackknife;
    PooledVariance robust;
    PooledVariance social;
    bool changed = false;
    for (std::size_t g = 0; g < result.strata.size(); ++g) {
        const auto& [label, change, pooled] = result.strata[g];
        if (!pooled) continue;
        const double share = static_cast<double>(change.pairs) / pairs;
        result.from += share * change.from;
        result.to += share * change.to;
        result.difference += share * change.difference;
        bootstrap.add(share, change.bootstrap);
        jackknife.add(share, change.jackknife);
        robust.add(share, robust_variances[g], change.dyadic_robust.df);
        social.add(share, change.social_relations);
        changed = changed || !std::isnan(change.people.mcnemar_z);
    }
    if (result.pairs == 0) result.from = result.to = result.difference = nan;
    const double d = result.difference;
    const bool any = result.pairs > 0;
    result.by_areas = areas_test(d, area_error(std::array{CellMean{1, &whole, &blocks, CellsOf::all}}));
    const auto pooled_test = [&](std::string_view method, const PooledVariance& of, double df) {
        return density_test(method, d, any ? of.se() : nan, any ? df : nan);
    };
    result.bootstrap =
        pooled_test("stratified vertex bootstrap, closed form", bootstrap, std::numeric_limits<double>::infinity());
    result.jackknife = pooled_test("stratified vertex jackknife", jackknife, jackknife.df());
    result.dyadic_robust = pooled_test("stratified dyadic cluster-robust", robust, robust.df());
    result.social_relations = pooled_test("stratified social relations variance", social, social.df());
    result.resampled = any && options.draws > 0 ? draws_of(samplers, options) : BootstrapDraws{nan, {nan, nan}, 0};

    if (!any) {
        result.why = "no work-stream has three people observed at both waves";
    } else if (result.actors < fewest_actors) {
        result.why = "fewer than 10 people answered both times";
    } else if (result.from + result.to <= 0) {
        result.why = "no ties at either wave";
    } else if (!changed) {
        result.verdict = Verdict::no_change;
        result.why = "no change to test: the two waves are identical";
    } else {
        result.verdict = verdict_on(result.social_relations, result.by_areas);
    }
    return result;
}

}  // namespace crosstie::infer
