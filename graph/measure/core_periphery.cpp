#include "graph/measure/core_periphery.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <span>
#include <stdexcept>

#include "graph/base/error.hpp"
#include "graph/base/random.hpp"

namespace crosstie::measure {

namespace {

constexpr double same_fit = 1e-9;  // fits this near are one fit

struct Cells {
    std::int64_t observed = 0;
    std::int64_t ties = 0;
    Cells& operator+=(const Cells& more) {
        observed += more.observed;
        ties += more.ties;
        return *this;
    }
    Cells& operator-=(const Cells& fewer) {
        observed -= fewer.observed;
        ties -= fewer.ties;
        return *this;
    }
};

// Observed cells and ties by how many of their two ends lie in the core.
using Counts = std::array<Cells, 3>;

double correlation(const Counts& counts, std::optional<double> between) {
    const std::array<double, 3> pattern{0, between.value_or(0), 1};
    double n = 0;
    double ties = 0;
    double sum = 0;
    double squares = 0;
    double products = 0;
    for (std::size_t k = 0; k < 3; ++k) {
        if (k == 1 && !between) continue;
        const auto observed = static_cast<double>(counts[k].observed);
        const auto tied = static_cast<double>(counts[k].ties);
        n += observed;
        ties += tied;
        sum += observed * pattern[k];
        squares += observed * pattern[k] * pattern[k];
        products += tied * pattern[k];
    }
    const double of_ties = n * ties - ties * ties;  // squares of zeros and ones sum to what they sum to
    const double of_pattern = n * squares - sum * sum;
    if (of_ties <= 0 || of_pattern <= 1e-12 * n * n) return undefined;
    return (n * products - ties * sum) / std::sqrt(of_ties * of_pattern);
}

// Is `fit` larger by more than rounding? Undefined is less than anything.
bool better(double fit, double than) { return !std::isnan(fit) && (std::isnan(than) || fit > than + same_fit); }

// A core that can be changed an actor at a time, with the counts that its fit is made of.
class Division {
 public:
    Division(const Network& network, std::optional<double> between)
        : n_(network.actor_count()), between_(between), pair_(n_), inside_(n_, 0), core_(n_), all_(n_) {
        if (n_ > 2'000) throw LimitReached("core and periphery: more than 2,000 actors");
        for (auto& row : pair_) row.resize(n_);
        for (ActorId i = 0; i < n_; ++i) {
            for (ActorId j = 0; j < n_; ++j) {
                if (i == j || !network.observed().contains(i, j)) continue;
                const Cells cell{1, network.has_tie(i, j) ? 1 : 0};
                for (Cells* sum : {&pair_[i][j], &pair_[j][i], &all_[i], &all_[j], &counts_[0]}) *sum += cell;
            }
        }
        for (ActorId i = 0; i < n_; ++i) {
            if (all_[i].observed > 0) placeable_.push_back(i);
        }
    }

    [[nodiscard]] const std::vector<ActorId>& placeable() const { return placeable_; }
    [[nodiscard]] std::int64_t ties_of(ActorId actor) const { return all_[actor].ties; }
    [[nodiscard]] double fit() const { return correlation(counts_, between_); }
    [[nodiscard]] std::vector<ActorId> core() const {
        std::vector<ActorId> actors;
        for (ActorId i = 0; i < n_; ++i) {
            if (inside_[i] != 0) actors.push_back(i);
        }
        return actors;
    }

    void move(ActorId actor) {
        counts_ = moved(counts_, actor, core_[actor]);
        inside_[actor] ^= 1;
        for (ActorId other = 0; other < n_; ++other) {
            if (inside_[actor] != 0)
                core_[other] += pair_[actor][other];
            else
                core_[other] -= pair_[actor][other];
        }
    }
    void clear() {
        for (const ActorId actor : core()) move(actor);
    }
    [[nodiscard]] double fit_after(ActorId actor) const {
        return correlation(moved(counts_, actor, core_[actor]), between_);
    }
    // `leaver` leaves the core and `joiner`, from outside, comes in.
    [[nodiscard]] double fit_after(ActorId leaver, ActorId joiner) const {
        Cells with_core = core_[joiner];
        with_core -= pair_[leaver][joiner];
        return correlation(moved(moved(counts_, leaver, core_[leaver]), joiner, with_core), between_);
    }

    // The best single move or, where none helps, the best exchange, until nothing does.
    void improve() {
        for (;;) {
            double best = fit();
            std::vector<ActorId> steps;
            for (const ActorId actor : placeable_) {
                if (const double fit = fit_after(actor); better(fit, best)) best = fit, steps = {actor};
            }
            if (steps.empty()) steps = best_exchange(best);
            if (steps.empty()) return;
            for (const ActorId actor : steps) move(actor);
        }
    }

 private:
    [[nodiscard]] std::vector<ActorId> best_exchange(double best) const {
        std::vector<ActorId> steps;
        for (const ActorId leaver : placeable_) {
            for (const ActorId joiner : placeable_) {
                if (inside_[leaver] == 0 || inside_[joiner] != 0) continue;
                const double fit = fit_after(leaver, joiner);
                if (better(fit, best)) best = fit, steps = {leaver, joiner};
            }
        }
        return steps;
    }

    // The counts once `actor` has changed sides; `with_core` are its cells with the others in the core.
    [[nodiscard]] Counts moved(Counts counts, ActorId actor, const Cells& with_core) const {
        Cells with_rest = all_[actor];
        with_rest -= with_core;
        const std::size_t before = inside_[actor] != 0 ? 1 : 0;
        counts[before + 1] -= with_core;
        counts[before] -= with_rest;
        counts[2 - before] += with_core;
        counts[1 - before] += with_rest;
        return counts;
    }

    ActorId n_;
    std::optional<double> between_;
    std::vector<std::vector<Cells>> pair_;  // both cells of a pair
    std::vector<std::uint8_t> inside_;
    std::vector<Cells> core_, all_;  // cells of an actor with the core, and with all
    Counts counts_{};
    std::vector<ActorId> placeable_;
};

// The best of the cores that hold the actors with most ties.
std::vector<ActorId> busiest(Division& division) {
    std::vector<ActorId> order = division.placeable();
    std::stable_sort(order.begin(), order.end(),
                     [&](ActorId a, ActorId b) { return division.ties_of(a) > division.ties_of(b); });
    double best = undefined;
    std::vector<ActorId> core;
    for (const ActorId actor : order) {
        division.move(actor);
        if (better(division.fit(), best)) best = division.fit(), core = division.core();
    }
    return core;
}

// Any number of actors that leaves `at_least` inside and outside: pairs on either side, where the pattern needs them.
std::vector<ActorId> random_core(std::vector<ActorId> actors, std::size_t at_least, Random& random) {
    random.shuffle(std::span<ActorId>(actors));
    if (actors.size() >= 2 * at_least) {
        actors.resize(at_least + random.below(static_cast<std::uint32_t>(actors.size() - 2 * at_least + 1)));
    }
    return actors;
}

}  // namespace

CorePeriphery core_periphery(const Network& network, CorePeripheryOptions options) {
    if (options.restarts == 0) throw std::invalid_argument("at least one restart");
    Division division(network, options.between);
    Random random(options.seed);
    CorePeriphery result;
    std::set<std::vector<ActorId>> cores;
    std::uint32_t agreeing = 0;
    for (std::uint32_t restart = 0; restart < options.restarts; ++restart) {
        std::vector<ActorId> start;
        if (restart == 0) {
            start = busiest(division);
        } else {
            start = random_core(division.placeable(), options.between ? 1 : 2, random);
        }
        division.clear();
        for (const ActorId actor : start) division.move(actor);
        division.improve();
        const double fit = division.fit();
        if (std::isnan(fit)) continue;
        if (better(fit, result.fit)) {
            result.fit = fit;
            cores.clear();
            agreeing = 0;
        }
        if (fit < result.fit - same_fit) continue;
        ++agreeing;
        cores.insert(division.core());
    }
    result.cores.assign(cores.begin(), cores.end());
    if (agreeing > 0) result.agreement = static_cast<double>(agreeing) / static_cast<double>(options.restarts);
    return result;
}

double core_fit(const Network& network, const std::vector<ActorId>& core, std::optional<double> between) {
    Division division(network, between);
    for (const ActorId actor : std::set<ActorId>(core.begin(), core.end())) {
        if (actor >= network.actor_count()) throw std::invalid_argument("no such actor");
        division.move(actor);
    }
    return division.fit();
}

}  // namespace crosstie::measure
