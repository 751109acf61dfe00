#include "graph/measure/key_actors.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <span>

#include "graph/base/error.hpp"
#include "graph/measure/hop_table.hpp"
#include "graph/measure/left_joined.hpp"
#include "graph/measure/scores.hpp"
#include "graph/model/select.hpp"

namespace crosstie::measure {

namespace {

using Word = std::uint64_t;
using Members = std::span<const std::uint32_t>;

constexpr std::uint32_t most_briefed = 30'000;          // the table of hops is then below 1 GB
constexpr std::uint64_t most_in_circles = 250'000'000;  // places, 1 GB

std::vector<ActorId> on_roster(const Network& network) {
    std::vector<ActorId> actors;
    for (ActorId i = 0; i < network.actor_count(); ++i) {
        if (network.observed().on_roster(i)) actors.push_back(i);
    }
    return actors;
}

// Of each of those on the roster the contacts, by place on it.
std::vector<std::vector<std::uint32_t>> contacts_of(const Network& pairs, const std::vector<ActorId>& actors) {
    const auto n = static_cast<std::uint32_t>(actors.size());
    std::vector<std::uint32_t> place(pairs.actor_count(), n);
    for (std::uint32_t k = 0; k < n; ++k) place[actors[k]] = k;
    std::vector<std::vector<std::uint32_t>> contacts(n);
    for (std::uint32_t k = 0; k < n; ++k) {
        for (const ActorId other : pairs.out(actors[k])) {
            if (place[other] < n) contacts[k].push_back(place[other]);
        }
    }
    return contacts;
}

// Who of those left reaches whom, as rows of bits, so that a step takes whole rows.
class Nearness {
 public:
    explicit Nearness(const std::vector<std::vector<std::uint32_t>>& contacts)
        : contacts_(contacts), n_(contacts.size()), words_((n_ + 63) / 64), left_(n_) {}

    // Sum of 1/hops over ordered pairs of those left. All spread at once: who is reached within a hop more is whoever the
    // contacts reach now, so a hop costs a row for each tie, not a search for each actor.
    double inverse_hops(Members removed, std::uint32_t one_more) {
        std::fill(left_.begin(), left_.end(), 1);
        for (const std::uint32_t one : removed) left_[one] = 0;
        left_[one_more] = 0;
        within_.assign(n_ * words_, 0);
        std::uint64_t reached = 0;
        for (std::size_t k = 0; k < n_; ++k) {
            if (left_[k] == 0) continue;
            within_[k * words_ + k / 64] |= Word{1} << (k % 64);
            ++reached;
        }
        double sum = 0;
        for (std::size_t hops = 1; hops < n_; ++hops) {
            further_ = within_;
            std::uint64_t now = 0;
            for (std::size_t k = 0; k < n_; ++k) {
                if (left_[k] == 0) continue;
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
    const std::vector<std::vector<std::uint32_t>>& contacts_;
    std::size_t n_, words_;
    std::vector<std::uint8_t> left_;
    std::vector<Word> within_, further_;
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

// The sets whose circles together hold most.
BestSets briefed_within(const Circles& circles, std::uint32_t n, const BriefFirstOptions& options) {
    std::vector<std::uint8_t> reached(n);
    const auto values = [&](Members common, std::uint32_t first, std::span<double> value) {
        std::fill(reached.begin(), reached.end(), std::uint8_t{0});
        std::uint32_t before = 0;
        for (const std::uint32_t member : common) {
            for (const std::uint32_t place : circles.of(member))
                before += reached[place] == 0 ? 1U : 0U, reached[place] = 1;
        }
        const auto members = static_cast<std::uint32_t>(common.size()) + 1;
        for (std::uint32_t one = first; one < n; ++one) {
            if (std::ranges::find(common, one) != common.end()) continue;
            std::uint32_t more = 0;
            for (const std::uint32_t place : circles.of(one)) more += reached[place] == 0 ? 1U : 0U;
            // Themselves they need not reach.
            value[one] = (before + more - members) / static_cast<double>(n - members);
        }
    };
    return best_sets(n, options.search, values);
}

// The sets whose rows, taken together, are nearest to the rest.
template <typename Hop>
BestSets briefed_first(const HopTable<Hop>& table, const BriefFirstOptions& options) {
    constexpr std::uint32_t few_levels = 32;  // a look at all places for each, rather than a count of each place
    const auto n = static_cast<std::uint32_t>(table.actors);
    std::vector<Hop> nearest(n);
    std::vector<std::uint32_t> at_hops(table.farthest + std::size_t{2});  // the last: out of reach
    const auto count_levels = [&](std::span<const Hop> row) {
        if (table.farthest <= few_levels) {
            std::uint32_t nearer = 0;
            for (std::uint32_t away = 0; away <= table.farthest; ++away) {
                const std::uint32_t within = count_within(nearest, row, static_cast<Hop>(away));
                at_hops[away] = within - nearer;
                nearer = within;
            }
            return;
        }
        std::fill(at_hops.begin(), at_hops.end(), 0U);
        for (std::uint32_t to = 0; to < n; ++to) {
            ++at_hops[std::min<std::uint32_t>({nearest[to], row[to], table.farthest + 1})];
        }
    };
    const auto value_of = [&](Members common, std::uint32_t one) {
        const auto others = static_cast<double>(n - common.size() - 1);
        const std::span<const Hop> row = table.from(one);
        if (options.by == Reached::within_hops) {
            const auto most = static_cast<Hop>(std::min(options.hops, table.farthest));
            return (count_within(nearest, row, most) - count_within(nearest, row, Hop{0})) / others;
        }
        count_levels(row);
        double sum = 0;
        for (std::uint32_t away = 1; away <= table.farthest; ++away) {
            sum += static_cast<double>(at_hops[away]) / away;
        }
        return sum / others;
    };
    const auto values = [&](Members common, std::uint32_t first, std::span<double> value) {
        std::fill(nearest.begin(), nearest.end(), table.out_of_reach);
        for (const std::uint32_t member : common) {
            const std::span<const Hop> row = table.from(member);
            for (std::uint32_t to = 0; to < n; ++to) nearest[to] = std::min(nearest[to], row[to]);
        }
        for (std::uint32_t one = first; one < n; ++one) {
            if (std::ranges::find(common, one) == common.end()) value[one] = value_of(common, one);
        }
    };
    return best_sets(n, options.search, values);
}

}  // namespace

KeyActors depend_on(const Network& network, const DependOnOptions& options) {
    const std::vector<ActorId> actors = on_roster(network);
    const auto n = static_cast<std::uint32_t>(actors.size());
    if (options.search.size > 0 && n < std::uint64_t{options.search.size} + 2) return none_chosen();
    const auto contacts = contacts_of(symmetrise(network, Direction::union_), actors);
    LeftJoined joined(contacts);
    Nearness nearness(contacts);
    const auto values = [&](Members removed, std::uint32_t first, std::span<double> value) {
        if (options.by == FallApart::fragmentation) {
            joined.without_one_more(removed, value);
        } else {
            for (std::uint32_t one = first; one < n; ++one) {
                if (std::ranges::find(removed, one) == removed.end()) value[one] = nearness.inverse_hops(removed, one);
            }
        }
        const auto left = static_cast<double>(n - removed.size() - 1);
        for (std::uint32_t one = first; one < n; ++one) value[one] = 1 - value[one] / (left * (left - 1));
    };
    return actors_of(best_sets(n, options.search, values), actors);
}

KeyActors brief_first(const Network& network, const BriefFirstOptions& options) {
    const std::vector<ActorId> actors = on_roster(network);
    const auto n = static_cast<std::uint32_t>(actors.size());
    if (options.search.size > 0 && n < std::uint64_t{options.search.size} + 1) return none_chosen();
    const std::uint32_t deepest = options.by == Reached::within_hops ? options.hops : n;
    if (options.by == Reached::within_hops) {
        const std::uint64_t most = std::max<std::uint64_t>(std::uint64_t{n} * n / 8, 100'000'000);
        if (const auto circles = circles_within(network, actors, options.hops, std::min(most, most_in_circles))) {
            return actors_of(briefed_within(*circles, n, options), actors);
        }
    }
    if (n > most_briefed) {
        throw LimitReached("whom to brief first: more than 30,000 actors, and too many within reach of each other");
    }
    const auto bytes = hops_in_bytes(network, actors, deepest);
    const BestSets best =
        bytes.fits ? briefed_first(bytes, options) : briefed_first(hops_in_words(network, actors, deepest), options);
    return actors_of(best, actors);
}

CountBehind pairs_parted(double fragmentation, std::uint64_t actors) {
    return others_reached(fragmentation, actors < 2 ? 0 : actors * (actors - 1) / 2);
}

CountBehind others_reached(double within_hops, std::uint64_t others) {
    return {static_cast<std::uint64_t>(std::llround(within_hops * static_cast<double>(others))), others};
}

}  // namespace crosstie::measure
