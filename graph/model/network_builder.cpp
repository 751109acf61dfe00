#include "graph/model/network_builder.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

#include "graph/base/error.hpp"

namespace crosstie {

namespace {

// Orders ties by (from, to), keeping equal pairs in the order they came: two counting passes, by receiver then by
// sender; none where they are in order.
std::vector<Tie> sorted_by_pair(std::vector<Tie> ties, ActorId actors) {
    const auto before = [](const Tie& a, const Tie& b) { return a.from != b.from ? a.from < b.from : a.to < b.to; };
    if (std::is_sorted(ties.begin(), ties.end(), before)) return ties;
    std::vector<std::uint64_t> place(actors + std::size_t{1}, 0);
    std::vector<Tie> by_receiver(ties.size());
    for (const Tie& tie : ties) ++place[tie.to + std::size_t{1}];
    for (std::size_t i = 0; i < actors; ++i) place[i + 1] += place[i];
    for (const Tie& tie : ties) by_receiver[place[tie.to]++] = tie;
    std::fill(place.begin(), place.end(), 0);
    std::vector<Tie> by_pair(ties.size());
    for (const Tie& tie : by_receiver) ++place[tie.from + std::size_t{1}];
    for (std::size_t i = 0; i < actors; ++i) place[i + 1] += place[i];
    for (const Tie& tie : by_receiver) by_pair[place[tie.from]++] = tie;
    return by_pair;
}

double merged(Repeats rule, double so_far, double next) {
    switch (rule) {
        case Repeats::strongest:
            return std::max(so_far, next);
        case Repeats::last:
            return next;
        case Repeats::sum:
            return so_far + next;
    }
    return next;
}

// Kept out of add(), which is called for every tie there is.
[[noreturn]] void refuse_strength(const Tie& tie) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), tie.strength).ptr;
    throw InvalidInput(
        Fault{.file = "tie from actor " + std::to_string(tie.from) + " to actor " + std::to_string(tie.to),
              .found = "the strength " + std::string(digits.data(), end),
              .expected = "a finite number of 0 or more",
              .mend = "leave out a tie whose strength is not known"});
}

}  // namespace

NetworkBuilder::NetworkBuilder(ActorId actors, Ties kind)
    : actors_(actors), directed_(kind == Ties::directed), observed_(ObservedPairs::all(actors)) {}

void NetworkBuilder::add(ActorId from, ActorId to, double strength) {
    if (from >= actors_ || to >= actors_) throw std::invalid_argument("a tie names an actor beyond the roster");
    const bool a_strength = strength >= 0 && strength <= std::numeric_limits<double>::max();  // NaN is neither
    if (!a_strength) refuse_strength({from, to, strength});
    if (from == to) {
        ++loops_;
        return;
    }
    if (!directed_ && from > to) std::swap(from, to);
    ties_.push_back({from, to, strength});
}

Network NetworkBuilder::build() {
    if (observed_.actor_count() != actors_) throw std::invalid_argument("observed pairs of another roster");
    std::vector<Tie> pairs = sorted_by_pair(std::exchange(ties_, {}), actors_);
    std::size_t kept = 0;
    for (const Tie& tie : pairs) {
        const bool reported = keep_unobserved_ || observed_.contains(tie.from, tie.to) ||
                              (!directed_ && observed_.contains(tie.to, tie.from));
        if (!reported) {
            ++unobserved_;
        } else if (kept > 0 && pairs[kept - 1].from == tie.from && pairs[kept - 1].to == tie.to) {
            pairs[kept - 1].strength = merged(repeats_, pairs[kept - 1].strength, tie.strength);
            ++repeated_;
        } else {
            pairs[kept++] = tie;
        }
    }
    pairs.resize(kept);

    Network network;
    network.directed_ = directed_;
    network.observed_ = directed_ ? observed_ : observed_.both_directions();
    const bool valued = std::any_of(pairs.begin(), pairs.end(), [](const Tie& tie) { return tie.strength != 1.0; });
    const auto lay_rows = [&](auto&& endpoints, std::vector<std::uint64_t>& offset, std::vector<ActorId>& others,
                              std::vector<double>& strengths) {
        offset.assign(actors_ + std::size_t{1}, 0);
        for (const Tie& tie : pairs) endpoints(tie, [&](ActorId row, ActorId) { ++offset[row + std::size_t{1}]; });
        for (std::size_t i = 0; i < actors_; ++i) offset[i + 1] += offset[i];
        others.resize(offset[actors_]);
        if (valued) strengths.resize(offset[actors_]);
        std::vector<std::uint64_t> place(offset.begin(), offset.end() - 1);
        for (const Tie& tie : pairs) {
            endpoints(tie, [&](ActorId row, ActorId other) {
                if (valued) strengths[place[row]] = tie.strength;
                others[place[row]++] = other;
            });
        }
    };
    if (directed_) {
        lay_rows([](const Tie& tie, auto&& put) { put(tie.from, tie.to); }, network.out_offset_, network.out_,
                 network.out_strength_);
        lay_rows([](const Tie& tie, auto&& put) { put(tie.to, tie.from); }, network.in_offset_, network.in_,
                 network.in_strength_);
    } else {
        // Pairs are ordered by (smaller, larger): row i first receives its smaller partners, as i is the larger end of
        // earlier pairs, then its larger ones, so that every row comes out sorted.
        lay_rows(
            [](const Tie& tie, auto&& put) {
                put(tie.from, tie.to);
                put(tie.to, tie.from);
            },
            network.out_offset_, network.out_, network.out_strength_);
    }
    return network;
}

}  // namespace crosstie
