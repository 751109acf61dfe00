#include "graph/change/treatments.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "graph/base/undefined.hpp"
#include "graph/change/imputed_ties.hpp"
#include "graph/change/joint_ties.hpp"
#include "graph/measure/cohesion.hpp"
#include "graph/measure/mixing.hpp"
#include "graph/model/network_builder.hpp"

namespace crosstie::change {

namespace {

struct Count {
    std::uint64_t ties = 0, cells = 0;
};

TreatedChange change_of(Count before, Count after) {
    TreatedChange change{.before = share(before.ties, before.cells),
                         .after = share(after.ties, after.cells),
                         .cells_before = before.cells,
                         .cells_after = after.cells};
    change.difference = change.after - change.before;
    return change;
}

// The wave's answers on the pairs in question, and nothing else.
Network answers_on(const Network& network, const ObservedPairs& pairs) {
    NetworkBuilder builder(network.actor_count(), ties_of(network));
    builder.observe(ObservedPairs::both(pairs, network.observed()));
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (const ActorId j : network.out(i)) {
            if (network.directed() || i < j) builder.add(i, j);
        }
    }
    return builder.build();
}

std::uint64_t cells_of(const ObservedPairs& observed, bool directed) {
    return directed ? observed.count() : observed.count() / 2;
}

Count available(const Network& wave) { return {wave.tie_count(), cells_of(wave.observed(), wave.directed())}; }

bool silent(const Network& wave, const ObservedPairs& pairs, ActorId i) {
    return pairs.row_observed(i) && !wave.observed().row_observed(i);
}

Count among(const Network& wave, const std::vector<std::uint32_t>& respondent) {
    Count count{.cells = wave.observed().block_counts(respondent, 1)[0]};
    for (ActorId i = 0; i < wave.actor_count(); ++i) {
        for (const ActorId j : wave.out(i)) count.ties += respondent[i] == 0 && respondent[j] == 0 ? 1U : 0U;
    }
    if (!wave.directed()) count.ties /= 2, count.cells /= 2;
    return count;
}

Count reconstructed(const Network& wave, const ObservedPairs& pairs) {
    Count count = available(wave);
    for (ActorId i = 0; i < wave.actor_count(); ++i) {
        if (!silent(wave, pairs, i)) continue;
        for (const ActorId j : wave.in(i)) count.ties += pairs.contains(i, j) ? 1U : 0U;
        if (pairs.row_count(i) + 1 == pairs.roster_count()) {  // asked about everybody: all answers about i count
            count.cells += wave.observed().column_count(i);
            continue;
        }
        for (ActorId j = 0; j < wave.actor_count(); ++j) {
            count.cells += pairs.contains(i, j) && wave.observed().contains(j, i) ? 1U : 0U;
        }
    }
    return count;
}

void check_conditions(ReconstructionConditions& conditions, std::size_t w, const Network& wave,
                      const ObservedPairs& pairs) {
    std::vector<double> shares[2];  // answered, silent
    std::vector<double> all;
    for (ActorId i = 0; i < wave.actor_count(); ++i) {
        const double named = share(wave.in(i).size(), wave.observed().column_count(i));
        if (!pairs.row_observed(i) || std::isnan(named)) continue;  // asked about nobody: neither silent nor not
        shares[silent(wave, pairs, i) ? 1 : 0].push_back(named);
        all.push_back(named);
    }
    const auto mean = [](const std::vector<double>& values) {
        double sum = 0;
        for (const double value : values) sum += value;
        return values.empty() ? nan : sum / static_cast<double>(values.size());
    };
    const double centre = mean(all);
    double squares = 0;
    for (const double value : all) squares += (value - centre) * (value - centre);
    const double answered = mean(shares[0]);
    const double unanswered = mean(shares[1]);
    conditions.named_share_answered[w] = answered;
    conditions.named_share_silent[w] = unanswered;
    // Everybody named alike: no gap, whatever the spread.
    conditions.gap[w] = answered == unanswered
                            ? 0
                            : (unanswered - answered) / std::sqrt(squares / (static_cast<double>(all.size()) - 1));
    conditions.reciprocity[w] = measure::reciprocity(wave, measure::Reciprocity::edgewise);
}

ReconstructionConditions conditions_of(const Network& before, const Network& after, const ObservedPairs& pairs,
                                       const TreatmentOptions& options) {
    ReconstructionConditions conditions;
    check_conditions(conditions, 0, before, pairs);
    check_conditions(conditions, 1, after, pairs);
    conditions.alike = true;
    conditions.mutual = options.meaning == Meaning::mutual;
    conditions.reciprocal = true;
    for (std::size_t w = 0; w < 2; ++w) {
        const bool nobody_silent = std::isnan(conditions.named_share_silent[w]);
        conditions.alike &= nobody_silent || std::abs(conditions.gap[w]) <= options.alike_gap;
        conditions.reciprocal &= conditions.reciprocity[w] >= options.high_reciprocity;
    }
    return conditions;
}

void impute(Treatments& result, const Network& before, const Network& after, const ObservedPairs& pairs,
            const TreatmentOptions& options) {
    const TreatedChange nothing{nan, nan, nan, 0, 0};
    result.imputation = nothing;
    result.imputed_range = {nan, nan};
    result.seed = options.seed;
    const bool can_draw = available(before).cells > 0 && available(after).cells > 0;
    if (options.draws == 0 || !can_draw) return;
    Random random(options.seed);
    const ImputedTies first(before, pairs, options.areas);
    const ImputedTies second(after, pairs, options.areas);
    const auto all = static_cast<double>(result.pairs);
    std::vector<double> differences(options.draws);
    result.imputation = {0, 0, 0, result.pairs, result.pairs};
    for (double& difference : differences) {
        const double from = static_cast<double>(before.tie_count() + first.draw(random)) / all;
        const double to = static_cast<double>(after.tie_count() + second.draw(random)) / all;
        difference = to - from;
        result.imputation.before += from / options.draws;
        result.imputation.after += to / options.draws;
    }
    result.imputation.difference = result.imputation.after - result.imputation.before;
    std::sort(differences.begin(), differences.end());
    // As many draws below the range as above it.
    const std::size_t outside = static_cast<std::size_t>(0.025 * options.draws);
    result.imputed_range = {differences[outside], differences[differences.size() - 1 - outside]};
    result.draws = options.draws;
}

}  // namespace

Treatments treatments(const Network& before, const Network& after, const ObservedPairs& asked_before,
                      const ObservedPairs& asked_after, const TreatmentOptions& options) {
    expect_comparable(before, after);
    if (options.areas && options.areas->group.size() != before.actor_count()) {
        throw std::invalid_argument("areas of another roster");
    }
    ObservedPairs pairs = ObservedPairs::both(asked_before.as_if_answered(), asked_after.as_if_answered());
    if (!before.directed()) pairs = pairs.both_directions();
    const Network first = answers_on(before, pairs);
    const Network second = answers_on(after, pairs);
    const Count seen_first = available(first);
    const Count seen_second = available(second);

    Treatments result;
    result.pairs = cells_of(pairs, before.directed());
    result.missing_before = result.pairs - seen_first.cells;
    result.missing_after = result.pairs - seen_second.cells;
    result.available_case = change_of(seen_first, seen_second);
    result.zero_fill = change_of({seen_first.ties, result.pairs}, {seen_second.ties, result.pairs});
    std::vector<std::uint32_t> respondent(before.actor_count(), Partition::none);
    for (ActorId i = 0; i < before.actor_count(); ++i) {
        if (first.observed().row_observed(i) && second.observed().row_observed(i)) respondent[i] = 0;
    }
    result.complete_case = change_of(among(first, respondent), among(second, respondent));
    result.reconstruction = before.directed() ? change_of(reconstructed(first, pairs), reconstructed(second, pairs))
                                              : TreatedChange{nan, nan, nan, 0, 0};
    result.conditions = conditions_of(first, second, pairs, options);
    impute(result, first, second, pairs, options);
    return result;
}

}  // namespace crosstie::change
