#include "graph/infer/ego_change.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "graph/base/draws.hpp"
#include "graph/measure/ego.hpp"
#include "graph/measure/structural_holes.hpp"
#include "graph/model/network_builder.hpp"

namespace crosstie::infer {

namespace {

using measure::ActorScores;
using measure::undefined;

constexpr std::uint32_t fewest_draws = 100;
constexpr double same = 1e-12;  // two numbers closer than this are level

double quantile(const std::vector<double>& sorted, double q) {
    if (sorted.empty()) return undefined;
    const double place = static_cast<double>(sorted.size() - 1) * q;
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

std::array<double, 3> quartiles(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return {quantile(values, 0.25), quantile(values, 0.5), quantile(values, 0.75)};
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return values.empty() ? undefined : sum / static_cast<double>(values.size());
}

// The same answers with only the given cells observed.
Network restricted(const Network& network, const ObservedPairs& cells) {
    NetworkBuilder builder(network.actor_count(), ties_of(network));
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        for (const ActorId j : network.out(i)) {
            if ((network.directed() || i < j) && cells.contains(i, j)) builder.add(i, j);
        }
    }
    builder.observe(cells);
    return builder.build();
}

ActorScores silent_contacts(const Network& network) {
    ActorScores silent(network.actor_count(), 0);
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        const auto look_at = [&](ActorId j) { silent[i] += network.observed().row_observed(j) ? 0 : 1; };
        for (const ActorId j : network.out(i)) look_at(j);
        for (const ActorId j : network.in(i)) {
            if (!network.has_tie(i, j)) look_at(j);
        }
    }
    return silent;
}

EgoFigures figures_of(const Network& network, const Partition* areas, const std::vector<char>& answered) {
    const ActorId n = network.actor_count();
    EgoFigures figures;
    figures.contacts = measure::ego_networks(network).size;
    figures.effective_size = measure::effective_size(network);
    figures.silent = silent_contacts(network);
    for (ActorId i = 0; i < n; ++i) figures.cells.push_back(static_cast<double>(network.observed().row_count(i)));
    figures.areas_reached = figures.share_outside = figures.blau = ActorScores(n, undefined);
    if (areas != nullptr) {
        measure::EgoAreas egos = measure::ego_areas(network, *areas);
        figures.areas_reached = std::move(egos.reached);
        figures.share_outside = std::move(egos.share_outside);
        figures.blau = std::move(egos.blau);
    }
    for (ActorScores* scores : {&figures.contacts, &figures.areas_reached, &figures.share_outside, &figures.blau,
                                &figures.effective_size, &figures.cells, &figures.silent}) {
        for (ActorId i = 0; i < n; ++i) {
            if (answered[i] == 0) (*scores)[i] = undefined;
        }
    }
    return figures;
}

}  // namespace

PairedChange paired_change(const ActorScores& before, const ActorScores& after, PeopleOptions options) {
    if (before.size() != after.size()) throw std::invalid_argument("scores of two rosters");
    std::vector<double> was;
    std::vector<double> is;
    std::vector<double> change;
    PairedChange result;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (std::isnan(before[i]) || std::isnan(after[i])) continue;
        was.push_back(before[i]);
        is.push_back(after[i]);
        const double moved = after[i] - before[i];
        change.push_back(moved);
        ++(moved > same ? result.rose : moved < -same ? result.fell : result.level);
    }
    result.people = change.size();
    result.before = quartiles(was);
    result.after = quartiles(is);
    result.change = quartiles(change);
    result.mean_change = mean(change);
    result.mean_change_ci95 = {undefined, undefined};
    if (change.size() < 2 || options.draws < fewest_draws) return result;
    std::vector<double> means(options.draws);
    const std::size_t pieces = (means.size() + draws_a_piece - 1) / draws_a_piece;
    parallel_for(pieces, options.threads, [&](std::size_t piece) {
        Random random(options.seed, piece);
        const std::size_t end = std::min(means.size(), (piece + 1) * draws_a_piece);
        for (std::size_t draw = piece * draws_a_piece; draw < end; ++draw) {
            double sum = 0;
            for (std::size_t k = 0; k < change.size(); ++k) {
                sum += change[random.below(static_cast<std::uint32_t>(change.size()))];
            }
            means[draw] = sum / static_cast<double>(change.size());
        }
    });
    std::sort(means.begin(), means.end());
    result.mean_change_ci95 = {quantile(means, 0.025), quantile(means, 0.975)};
    return result;
}

EgoChange ego_change(const Network& before, const Network& after, const Partition* areas, EgoChangeOptions options) {
    if (before.actor_count() != after.actor_count()) throw std::invalid_argument("two waves need one roster");
    if (before.directed() != after.directed()) throw std::invalid_argument("two waves need one direction");
    const ObservedPairs joint = ObservedPairs::both(before.observed(), after.observed());
    const bool only_joint = options.cells == EgoCells::joint;
    const ActorId n = before.actor_count();
    std::vector<char> answered(n, 0);
    EgoChange result;
    for (ActorId i = 0; i < n; ++i) {
        if (!before.observed().on_roster(i) || !after.observed().on_roster(i)) continue;
        const bool both = before.observed().row_observed(i) && after.observed().row_observed(i);
        answered[i] = (only_joint ? joint.row_observed(i) : both) ? 1 : 0;
        if (answered[i] == 0) result.left_out.push_back(i);
    }
    const auto figures = [&](const Network& network) {
        return figures_of(only_joint ? restricted(network, joint) : network, areas, answered);
    };
    result.before = figures(before);
    result.after = figures(after);
    for (ActorId i = 0; i < n; ++i) {
        if (answered[i] != 0 && result.before.cells[i] != result.after.cells[i]) ++result.asked_otherwise;
    }
    const auto paired = [&](const ActorScores EgoFigures::*scores) {
        return paired_change(result.before.*scores, result.after.*scores,
                             {options.seed, options.draws, options.threads});
    };
    result.contacts = paired(&EgoFigures::contacts);
    result.areas_reached = paired(&EgoFigures::areas_reached);
    result.share_outside = paired(&EgoFigures::share_outside);
    result.blau = paired(&EgoFigures::blau);
    result.effective_size = paired(&EgoFigures::effective_size);
    return result;
}

}  // namespace crosstie::infer
