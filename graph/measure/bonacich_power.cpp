#include "graph/measure/bonacich_power.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <stdexcept>

#include "graph/measure/components.hpp"

namespace crosstie::measure {

namespace {

constexpr int most_steps = 100'000;
constexpr double settled = 1e-13;
constexpr ActorId most_solved = 500;  // beyond it a dense matrix costs more than it is worth
constexpr double singular = 1e-10;    // smallest pivot beside the largest

// Whose scores an actor's own score is made of.
enum class Follow { out, in };

std::span<const ActorId> ties(const Network& network, ActorId actor, Follow follow) {
    return follow == Follow::out ? network.out(actor) : network.in(actor);
}

// x = start + factor x (sum of x over an actor's ties), by elimination with partial pivoting; NaN when singular.
ActorScores solve(const Network& network, double factor, Follow follow, ActorScores start) {
    const std::size_t n = start.size();
    std::vector<std::vector<double>> rows(n, std::vector<double>(n, 0));
    for (ActorId i = 0; i < n; ++i) {
        rows[i][i] = 1;
        for (const ActorId j : ties(network, i, follow)) rows[i][j] -= factor;
    }
    double smallest_pivot = 1;
    double largest_pivot = 1;
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t best = k;
        for (std::size_t i = k + 1; i < n; ++i) {
            if (std::abs(rows[i][k]) > std::abs(rows[best][k])) best = i;
        }
        std::swap(rows[k], rows[best]);
        std::swap(start[k], start[best]);
        const double pivot = std::abs(rows[k][k]);
        smallest_pivot = std::min(smallest_pivot, pivot);
        largest_pivot = std::max(largest_pivot, pivot);
        if (smallest_pivot <= singular * largest_pivot) return ActorScores(n, undefined);
        for (std::size_t i = k + 1; i < n; ++i) {
            if (rows[i][k] == 0) continue;
            const double times = rows[i][k] / rows[k][k];
            for (std::size_t j = k; j < n; ++j) rows[i][j] -= times * rows[k][j];
            start[i] -= times * start[k];
        }
    }
    for (std::size_t k = n; k-- > 0;) {
        for (std::size_t j = k + 1; j < n; ++j) start[k] -= rows[k][j] * start[j];
        start[k] /= rows[k][k];
    }
    return start;
}

// The same by putting the scores in again and again, which settles only when factor x largest eigenvalue is below 1.
ActorScores iterate(const Network& network, double factor, Follow follow, const ActorScores& start) {
    const ActorId n = network.actor_count();
    ActorScores scores = start;
    ActorScores next(n, 0);
    for (int step = 0; step < most_steps; ++step) {
        double largest = 0;
        double change = 0;
        for (ActorId i = 0; i < n; ++i) {
            next[i] = 0;
            for (const ActorId j : ties(network, i, follow)) next[i] += scores[j];
            next[i] = start[i] + factor * next[i];
            largest = std::max(largest, std::abs(next[i]));
            change = std::max(change, std::abs(next[i] - scores[i]));
        }
        scores.swap(next);
        if (!std::isfinite(largest)) break;
        if (change <= settled * largest) return scores;
    }
    return ActorScores(n, undefined);
}

ActorScores scores_of(const Network& network, double factor, Follow follow, const ActorScores& start) {
    return network.actor_count() <= most_solved ? solve(network, factor, follow, start)
                                                : iterate(network, factor, follow, start);
}

void forget_absent(const Network& network, ActorScores& scores) {
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (!network.observed().on_roster(i)) scores[i] = undefined;
    }
}

// Largest eigenvalue of one strong component. Each actor's own value is kept, which adds 1 to every eigenvalue and makes
// the leading one the only largest in size; it lies between the smallest and the largest growth of an actor's value.
double eigenvalue_of(const Network& network, const Components& parts, const std::vector<ActorId>& members,
                     std::vector<double>& value, std::vector<double>& next) {
    for (const ActorId i : members) value[i] = 1;
    double least = 0;
    double most = 0;
    for (int step = 0; step < most_steps; ++step) {
        double largest = 0;
        least = std::numeric_limits<double>::infinity();
        most = 0;
        for (const ActorId i : members) {
            next[i] = value[i];
            for (const ActorId j : network.out(i)) {
                if (parts.part[j] == parts.part[i]) next[i] += value[j];
            }
            least = std::min(least, next[i] / value[i]);
            most = std::max(most, next[i] / value[i]);
            largest = std::max(largest, next[i]);
        }
        if (most - least <= settled * most) break;
        for (const ActorId i : members) value[i] = next[i] / largest;
    }
    return (least + most) / 2 - 1;
}

}  // namespace

double leading_eigenvalue(const Network& network) {
    const Components parts = strong_components(network);
    const ActorId n = network.actor_count();
    std::vector<std::vector<ActorId>> members(parts.sizes.size());
    for (ActorId i = 0; i < n; ++i) {
        if (parts.part[i] != Components::none) members[parts.part[i]].push_back(i);
    }
    std::vector<double> value(n, 0);
    std::vector<double> next(n, 0);
    double leading = 0;
    for (const auto& part : members) {
        if (part.size() > 1) leading = std::max(leading, eigenvalue_of(network, parts, part, value, next));
    }
    return leading;
}

ActorScores katz(const Network& network, KatzOptions options) {
    const double leading = leading_eigenvalue(network);
    const double attenuation = std::isnan(options.attenuation) ? 0.85 / std::max(1.0, leading) : options.attenuation;
    if (!(attenuation >= 0 && std::isfinite(attenuation))) throw std::invalid_argument("attenuation is 0 or more");
    if (attenuation * leading >= 1 - 1e-12) {
        throw std::invalid_argument("attenuation stays below 1 / largest eigenvalue");
    }
    ActorScores scores = scores_of(network, attenuation, Follow::in, ActorScores(network.actor_count(), 1.0));
    forget_absent(network, scores);
    return scores;
}

ActorScores bonacich_power(const Network& network, BonacichPowerOptions options) {
    const double beta = std::isnan(options.beta) ? 0.5 / std::max(1.0, leading_eigenvalue(network)) : options.beta;
    if (!std::isfinite(beta)) throw std::invalid_argument("beta is a finite number");
    ActorScores scores;
    for (ActorId i = 0; i < network.actor_count(); ++i) scores.push_back(static_cast<double>(network.out(i).size()));
    scores = scores_of(network, beta, Follow::out, scores);
    forget_absent(network, scores);
    double squares = 0;
    for (const double score : scores) squares += std::isnan(score) ? 0 : score * score;
    const double scale = std::sqrt(static_cast<double>(network.observed().roster_count()) / squares);
    for (double& score : scores) score = squares > 0 ? score * scale : undefined;
    return scores;
}

}  // namespace crosstie::measure
