#include "graph/infer/qap.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "graph/base/draws.hpp"
#include "graph/base/undefined.hpp"
#include "graph/infer/same.hpp"

namespace crosstie::infer {

namespace {

constexpr ActorId most_actors = 4096;  // beyond it the bit matrices leave the cache and a draw costs seconds
constexpr std::uint16_t none = 0xFFFF;

struct Cell {
    std::uint16_t from, to;  // places below most_actors: small, so that the list stays in the cache beside the bits
};

// A square of bits, 64 to a word.
class BitMatrix {
 public:
    BitMatrix(std::size_t n, const std::vector<Cell>& cells, bool both_ways)
        : words_((n + 63) / 64), bits_(n * words_, 0) {
        for (const Cell& cell : cells) {
            set(cell.from, cell.to);
            if (both_ways) set(cell.to, cell.from);
        }
    }
    [[nodiscard]] std::uint64_t at(std::size_t i, std::size_t j) const {
        return bits_[i * words_ + j / 64] >> (j % 64) & 1U;
    }
    /// How many of `cells`, relabelled, are set.
    [[nodiscard]] std::uint64_t hits(const std::vector<Cell>& cells, const std::vector<std::uint32_t>& order) const {
        std::uint64_t count = 0;
        for (const Cell& cell : cells) count += at(order[cell.from], order[cell.to]);
        return count;
    }

 private:
    void set(std::size_t i, std::size_t j) { bits_[i * words_ + j / 64] |= std::uint64_t{1} << (j % 64); }
    std::size_t words_;
    std::vector<std::uint64_t> bits_;
};

// The 2 x 2 table of two binary networks over the cells observed in both.
double correlation(double n, double x, double y, double xy) {
    const double spread = (n * x - x * x) * (n * y - y * y);
    return spread > 0 ? (n * xy - x * y) / std::sqrt(spread) : nan;
}

struct Side {
    std::vector<Cell> ties;     // on observed cells
    std::vector<Cell> missing;  // unobserved cells among the people
};

Side side(const Network& network, const std::vector<ActorId>& people, const std::vector<std::uint16_t>& place) {
    const bool half = !network.directed();  // each pair once: its mirror image would double every count
    Side result;
    const ObservedPairs& observed = network.observed();
    for (const ActorId i : people) {
        for (const ActorId j : network.out(i)) {
            if (place[j] == none || (half && j < i) || !observed.contains(i, j)) continue;
            result.ties.push_back({place[i], place[j]});
        }
        if (observed.complete()) continue;
        for (const ActorId j : people) {
            if (i == j || (half && j < i) || observed.contains(i, j)) continue;
            result.missing.push_back({place[i], place[j]});
        }
    }
    return result;
}

struct CorrelationTails {
    std::uint32_t at_least = 0, at_most = 0;
    CorrelationTails& operator+=(const CorrelationTails& other) {
        at_least += other.at_least;
        at_most += other.at_most;
        return *this;
    }
};

}  // namespace

QapCorrelation qap_correlation(const Network& first, const Network& second, std::uint64_t seed, std::uint32_t draws,
                               unsigned threads) {
    if (first.actor_count() != second.actor_count() || first.directed() != second.directed()) {
        throw std::invalid_argument("two networks need one roster and one direction");
    }
    QapCorrelation result{nan, nan, nan, 0};
    const ObservedPairs joint = ObservedPairs::both(first.observed(), second.observed());
    std::vector<ActorId> people;
    std::vector<std::uint16_t> place(first.actor_count(), none);
    for (ActorId i = 0; i < first.actor_count() && people.size() <= most_actors; ++i) {
        if (joint.row_count(i) + joint.column_count(i) == 0) continue;
        place[i] = static_cast<std::uint16_t>(people.size());
        people.push_back(i);
    }
    const auto n = static_cast<std::uint32_t>(people.size());
    if (n < 2 || n > most_actors) return result;

    const Side x = side(first, people, place);
    const Side y = side(second, people, place);
    // The longer list becomes bits and the shorter one is looked up in them. Relabelling carries y onto x; x is carried
    // onto y by the inverse.
    const bool look_up_x = x.ties.size() + x.missing.size() < y.ties.size() + y.missing.size();
    const Side& moved = look_up_x ? x : y;
    const Side& fixed = look_up_x ? y : x;
    const BitMatrix fixed_ties(n, fixed.ties, !first.directed());
    const BitMatrix fixed_missing(n, fixed.missing, !first.directed());
    const bool gaps = !x.missing.empty() || !y.missing.empty();
    const double cells = static_cast<double>(n) * (n - 1) / (first.directed() ? 1 : 2);

    // `inverse` is room for one thread's use.
    const auto relabelled = [&](const std::vector<std::uint32_t>& order, std::vector<std::uint32_t>& inverse) {
        if (look_up_x) {
            for (std::uint32_t k = 0; k < n; ++k) inverse[order[k]] = k;
        }
        const auto& label = look_up_x ? inverse : order;
        const auto both = static_cast<double>(fixed_ties.hits(moved.ties, label));
        double observed = cells;
        auto moved_ties = static_cast<double>(moved.ties.size());
        auto still_ties = static_cast<double>(fixed.ties.size());
        if (gaps) {
            // Ties of one network count where the other was observed.
            const double missing = static_cast<double>(fixed.missing.size() + moved.missing.size());
            observed -= missing - static_cast<double>(fixed_missing.hits(moved.missing, label));
            moved_ties -= static_cast<double>(fixed_missing.hits(moved.ties, label));
            still_ties -= static_cast<double>(fixed_ties.hits(moved.missing, label));
        }
        return correlation(observed, moved_ties, still_ties, both);
    };

    std::vector<std::uint32_t> asked(n);
    std::iota(asked.begin(), asked.end(), 0U);
    std::vector<std::uint32_t> room(asked);
    result.r = relabelled(asked, room);
    if (std::isnan(result.r)) return result;
    const CorrelationTails tails =
        tallied(seed, draws, threads, CorrelationTails{}, [&](Random& random, std::uint32_t count) {
            CorrelationTails found;
            std::vector<std::uint32_t> order(asked);
            std::vector<std::uint32_t> inverse(asked);
            for (std::uint32_t draw = 0; draw < count; ++draw) {
                random.shuffle(std::span(order));
                const double drawn = relabelled(order, inverse);
                found.at_least += drawn >= result.r - same ? 1U : 0U;
                found.at_most += drawn <= result.r + same ? 1U : 0U;
            }
            return found;
        });
    result.draws = draws;
    if (draws > 0) {
        result.p_at_least = (1.0 + tails.at_least) / (1.0 + draws);
        result.p_at_most = (1.0 + tails.at_most) / (1.0 + draws);
    }
    return result;
}

}  // namespace crosstie::infer
