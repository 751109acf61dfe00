#include "graph/measure/key_actors.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <span>

#include "graph/measure/paths.hpp"
#include "graph/measure/scores.hpp"
#include "graph/model/select.hpp"

namespace crosstie::measure {

namespace {

using Word = std::uint64_t;
using Members = std::span<const std::uint32_t>;

std::vector<ActorId> on_roster(const Network& network) {
    std::vector<ActorId> actors;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (network.observed().on_roster(i)) actors.push_back(i);
    }
    return actors;
}

// The contacts of those on the roster as rows of bits, so that a step of a search takes whole rows. Boost.Graph would
// need a filtered view and a search anew for each of some ten thousand sets.
class Rest {
 public:
    Rest(const Network& pairs, const std::vector<ActorId>& actors)
        : n_(actors.size()),
          words_((n_ + 63) / 64),
          rows_(n_ * words_, 0),
          left_(words_),
          seen_(words_),
          front_(words_),
          next_(words_),
          contacts_(n_) {
        std::vector<std::size_t> place(pairs.actor_count(), n_);
        for (std::size_t k = 0; k < n_; ++k) place[actors[k]] = k;
        for (std::size_t k = 0; k < n_; ++k) {
            for (const ActorId other : pairs.out(actors[k])) {
                if (place[other] == n_) continue;
                rows_[k * words_ + place[other] / 64] |= Word{1} << (place[other] % 64);
                contacts_[k].push_back(place[other]);
            }
        }
    }

    void remove(Members set) {
        for (std::size_t w = 0; w < words_; ++w) left_[w] = ~Word{0};
        if (n_ % 64 != 0) left_[words_ - 1] = (Word{1} << (n_ % 64)) - 1;
        for (const std::uint32_t member : set) left_[member / 64] &= ~(Word{1} << (member % 64));
    }

    // Sum of s(s-1) over the components of those left.
    double pairs_joined() {
        double joined = 0;
        std::fill(seen_.begin(), seen_.end(), 0);
        for (std::size_t start = 0; start < n_; ++start) {
            if (!has(left_, start) || has(seen_, start)) continue;
            const double size = walk(start);
            joined += size * (size - 1);
        }
        return joined;
    }

    // Sum of 1/hops over ordered pairs of those left. All spread at once: who is reached within a hop more is whoever the
    // contacts reach now, so a hop costs a row for each tie, not a search for each actor.
    double inverse_hops() {
        within_.assign(rows_.size(), 0);
        std::uint64_t reached = 0;
        for (std::size_t k = 0; k < n_; ++k) {
            if (!has(left_, k)) continue;
            within_[k * words_ + k / 64] |= Word{1} << (k % 64);
            ++reached;
        }
        double sum = 0;
        for (std::size_t hops = 1; hops < n_; ++hops) {
            further_ = within_;
            std::uint64_t now = 0;
            for (std::size_t k = 0; k < n_; ++k) {
                if (!has(left_, k)) continue;
                Word* const row = &further_[k * words_];
                for (const std::size_t other : contacts_[k]) {  // whoever was removed reaches nobody: an empty row
                    const Word* const theirs = &within_[other * words_];
                    for (std::size_t w = 0; w < words_; ++w) row[w] |= theirs[w];
                }
                for (std::size_t w = 0; w < words_; ++w) now += static_cast<std::uint64_t>(std::popcount(row[w]));
            }
            if (now == reached) break;
            sum += static_cast<double>(now - reached) / static_cast<double>(hops);
            reached = now;
            within_.swap(further_);
        }
        return sum;
    }

 private:
    static bool has(const std::vector<Word>& bits, std::size_t k) { return ((bits[k / 64] >> (k % 64)) & 1U) != 0; }

    // Marks all that can be reached from `start`; returns how many.
    double walk(std::size_t start) {
        std::fill(front_.begin(), front_.end(), 0);
        front_[start / 64] |= Word{1} << (start % 64);
        seen_[start / 64] |= Word{1} << (start % 64);
        double total = 1;
        while (true) {
            std::fill(next_.begin(), next_.end(), 0);
            for (std::size_t w = 0; w < words_; ++w) {
                for (Word bits = front_[w]; bits != 0; bits &= bits - 1) {
                    const std::size_t k = w * 64 + static_cast<std::size_t>(std::countr_zero(bits));
                    for (std::size_t v = 0; v < words_; ++v) next_[v] |= rows_[k * words_ + v];
                }
            }
            int found = 0;
            for (std::size_t w = 0; w < words_; ++w) {
                front_[w] = next_[w] & left_[w] & ~seen_[w];
                seen_[w] |= front_[w];
                found += std::popcount(front_[w]);
            }
            if (found == 0) return total;
            total += found;
        }
    }

    std::size_t n_;
    std::size_t words_;
    std::vector<Word> rows_, left_, seen_, front_, next_, within_, further_;
    std::vector<std::vector<std::size_t>> contacts_;
};

KeyActors none_chosen() {
    KeyActors none;
    none.value = undefined;
    return none;
}

// Places on the roster back to actors.
KeyActors actors_of(BestSets best, const std::vector<ActorId>& actors) {
    for (auto& set : best.sets) {
        for (std::uint32_t& member : set) member = actors[member];
    }
    return {best.value, std::move(best.sets), best.equal, best.search, best.considered};
}

}  // namespace

KeyActors depend_on(const Network& network, const DependOnOptions& options) {
    const std::vector<ActorId> actors = on_roster(network);
    const auto n = static_cast<std::uint32_t>(actors.size());
    if (options.search.size > 0 && n < std::uint64_t{options.search.size} + 2) return none_chosen();
    Rest rest(symmetrise(network, Direction::union_), actors);
    return actors_of(best_sets(n, options.search,
                               [&](Members set) {
                                   rest.remove(set);
                                   const auto left = static_cast<double>(n - set.size());
                                   const double near = options.by == FallApart::fragmentation ? rest.pairs_joined()
                                                                                              : rest.inverse_hops();
                                   return 1 - near / (left * (left - 1));
                               }),
                     actors);
}

KeyActors brief_first(const Network& network, const BriefFirstOptions& options) {
    const std::vector<ActorId> actors = on_roster(network);
    const auto n = static_cast<std::uint32_t>(actors.size());
    if (options.search.size > 0 && n < std::uint64_t{options.search.size} + 1) return none_chosen();
    std::vector<std::uint32_t> hops(std::size_t{n} * n);  // row: from; unreachable counts as more than any other
    for (std::uint32_t from = 0; from < n; ++from) {
        const auto row = hops_from(network, actors[from]);
        for (std::uint32_t to = 0; to < n; ++to) hops[std::size_t{from} * n + to] = row[actors[to]];
    }
    std::vector<std::uint32_t> nearest(n);
    std::vector<std::uint32_t> at_hops(n + std::size_t{1});  // how many of the others, by hops; none beyond n - 1
    const auto value = [&](Members set) {
        std::fill(nearest.begin(), nearest.end(), unreachable);
        for (const std::uint32_t member : set) {
            const std::uint32_t* const row = &hops[std::size_t{member} * n];
            for (std::uint32_t to = 0; to < n; ++to) nearest[to] = std::min(nearest[to], row[to]);
        }
        std::fill(at_hops.begin(), at_hops.end(), 0U);
        for (const std::uint32_t away : nearest) ++at_hops[std::min(away, n)];
        double sum = 0;
        for (std::uint32_t away = 1; away < n; ++away) {
            if (options.by == Reached::inverse_hops) sum += static_cast<double>(at_hops[away]) / away;
            if (options.by == Reached::within_hops && away <= options.hops) sum += at_hops[away];
        }
        return sum / static_cast<double>(n - set.size());
    };
    return actors_of(best_sets(n, options.search, value), actors);
}

CountBehind pairs_parted(double fragmentation, std::uint64_t actors) {
    return others_reached(fragmentation, actors < 2 ? 0 : actors * (actors - 1) / 2);
}

CountBehind others_reached(double within_hops, std::uint64_t others) {
    return {static_cast<std::uint64_t>(std::llround(within_hops * static_cast<double>(others))), others};
}

}  // namespace crosstie::measure
