#include "graph/measure/status.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <stdexcept>

#include "graph/base/parallel_for.hpp"
#include "graph/base/worth_a_thread.hpp"
#include "graph/measure/components.hpp"
#include "graph/model/select.hpp"

namespace crosstie::measure {

namespace {

constexpr int most_steps = 100'000;
constexpr double settled = 1e-14;  // largest change of an entry from one step to the next

// Scales to a largest entry of 1 and returns what that entry was.
double scale(std::vector<double>& values) {
    double largest = 0;
    for (const double value : values) largest = std::max(largest, value);
    if (largest > 0) {
        for (double& value : values) value /= largest;
    }
    return largest;
}

double largest_change(const std::vector<double>& a, const std::vector<double>& b) {
    double change = 0;
    for (std::size_t i = 0; i < a.size(); ++i) change = std::max(change, std::abs(a[i] - b[i]));
    return change;
}

void forget_absent(const Network& network, ActorScores& scores) {
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (!network.observed().on_roster(i)) scores[i] = undefined;
    }
}

// On its own, so that the sum stays in a register.
[[gnu::noinline]] double sum_of(const double* values, std::span<const ActorId> actors) {
    double sum = 0;
    for (const ActorId actor : actors) sum += values[actor];
    return sum;
}

}  // namespace

ActorScores eigenvector(const Network& network) {
    const Network contacts = symmetrise(network, Direction::union_);
    const Components parts = weak_components(contacts);
    const ActorId n = network.actor_count();
    std::vector<std::vector<ActorId>> members(parts.sizes.size());
    for (ActorId i = 0; i < n; ++i) {
        if (parts.part[i] != Components::none) members[parts.part[i]].push_back(i);
    }
    // One part at a time: within a part the leading eigenvalue is simple, and adding 1 to it (each actor's own value is
    // kept) makes it the only largest in size, so that the iteration settles on trees too.
    double leading = 0;
    bool shared = false;
    ActorScores scores(n, 0.0);
    std::vector<double> value(n, 0.0);
    std::vector<double> next(n, 0.0);
    for (const auto& part : members) {
        if (part.size() < 2) continue;
        for (const ActorId i : part) value[i] = 1;
        double eigenvalue = 0;
        for (int step = 0; step < most_steps; ++step) {
            double largest = 0;
            for (const ActorId i : part) {
                next[i] = value[i];
                for (const ActorId j : contacts.out(i)) next[i] += value[j];
                largest = std::max(largest, next[i]);
            }
            double change = 0;
            for (const ActorId i : part) {
                next[i] /= largest;
                change = std::max(change, std::abs(next[i] - value[i]));
                value[i] = next[i];
            }
            eigenvalue = largest - 1;
            if (change < settled) break;
        }
        shared = std::abs(eigenvalue - leading) < 1e-9 || (shared && eigenvalue < leading);
        if (eigenvalue > leading) {
            std::fill(scores.begin(), scores.end(), 0.0);
            for (const ActorId i : part) scores[i] = value[i];
            leading = eigenvalue;
        }
    }
    if (leading == 0 || shared) return ActorScores(n, undefined);
    forget_absent(network, scores);
    return scores;
}

ActorScores page_rank(const Network& network, PageRankOptions options) {
    if (!(options.damping >= 0 && options.damping <= 1)) throw std::invalid_argument("damping lies between 0 and 1");
    const ActorId n = network.actor_count();
    const double roster = network.observed().roster_count();
    const double start = roster > 0 ? 1 / roster : 0;
    ActorScores rank(n, start);
    for (ActorId i = 0; i < n; ++i) rank[i] = network.observed().on_roster(i) ? start : 0;
    // Each actor gathers what the ones who name it pass on, in their order: the same sums on any number of threads.
    constexpr std::size_t pieces = 16;
    const unsigned threads = threads_for(network.tie_count());
    std::vector<double> next(n, 0.0);    // the ranks before, then those that follow
    std::vector<double> passed(n, 0.0);  // along each tie
    std::array<double, pieces> change{};
    // Without direction the eigenvalues are real and at most `damping` in size: Chebyshev's steps, which lean on the ranks
    // before the last, then need a quarter of the number. A weight of 1 leans on none.
    const double square = network.directed() ? 0 : options.damping * options.damping;
    double weight = 1;
    for (int step = 0; step < most_steps; ++step) {
        double stranded = 0;
        for (ActorId i = 0; i < n; ++i) {
            const std::size_t ties = network.out(i).size();
            if (ties == 0) stranded += rank[i];
            passed[i] = rank[i] / static_cast<double>(ties);
        }
        if (step > 0) weight = 1 / (1 - square * weight / (step == 1 ? 2 : 4));
        parallel_for(threads == 1 ? 1 : pieces, threads, [&](std::size_t piece) {
            const std::size_t of = threads == 1 ? 1 : pieces;
            const auto last = static_cast<ActorId>(n * (piece + 1) / of);
            change[piece] = 0;
            for (auto i = static_cast<ActorId>(n * piece / of); i < last; ++i) {
                if (!network.observed().on_roster(i)) continue;
                const double gathered = sum_of(passed.data(), network.in(i));
                const double stepped = options.damping * (gathered + stranded * start) + (1 - options.damping) * start;
                next[i] = weight == 1 ? stepped : next[i] + weight * (stepped - next[i]);
                change[piece] = std::max(change[piece], std::abs(rank[i] - next[i]) / (start + rank[i]));
            }
        });
        rank.swap(next);
        if (*std::max_element(change.begin(), change.end()) < settled) break;
    }
    forget_absent(network, rank);
    return rank;
}

HubsAndAuthorities hubs_and_authorities(const Network& network) {
    const ActorId n = network.actor_count();
    HubsAndAuthorities scores{ActorScores(n, 1.0), ActorScores(n, 0.0)};
    double strength = 0;
    for (int step = 0; step < most_steps; ++step) {
        std::vector<double> authority(n, 0.0);
        std::vector<double> hub(n, 0.0);
        for (ActorId i = 0; i < n; ++i) {
            for (const ActorId j : network.in(i)) authority[i] += scores.hub[j];
        }
        strength = scale(authority);
        for (ActorId i = 0; i < n; ++i) {
            for (const ActorId j : network.out(i)) hub[i] += authority[j];
        }
        scale(hub);
        const double change = std::max(largest_change(scores.hub, hub), largest_change(scores.authority, authority));
        scores.hub.swap(hub);
        scores.authority.swap(authority);
        if (change < settled) break;
    }
    if (strength == 0) return {ActorScores(n, undefined), ActorScores(n, undefined)};
    forget_absent(network, scores.hub);
    forget_absent(network, scores.authority);
    return scores;
}

}  // namespace crosstie::measure
