#include "graph/infer/qap.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "graph/base/random.hpp"

namespace crosstie::infer {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr ActorId most_actors = 4096;  // beyond it the bit matrices leave the cache and a draw costs seconds
constexpr double same = 1e-12;

struct Cell {
    std::uint32_t from, to;
};

// A square of bits, 64 to a word.
class BitMatrix {
 public:
    explicit BitMatrix(std::size_t n) : words_((n + 63) / 64), bits_(n * words_, 0) {}
    void set(std::uint32_t i, std::uint32_t j) { bits_[i * words_ + j / 64] |= std::uint64_t{1} << (j % 64); }
    void clear() { std::fill(bits_.begin(), bits_.end(), 0); }
    [[nodiscard]] const std::vector<std::uint64_t>& words() const { return bits_; }

 private:
    std::size_t words_;
    std::vector<std::uint64_t> bits_;
};

std::uint64_t ones(std::uint64_t word) { return static_cast<std::uint64_t>(std::popcount(word)); }

// The 2 x 2 table of two binary networks over the cells observed in both.
double correlation(double n, double x, double y, double xy) {
    const double spread = (n * x - x * x) * (n * y - y * y);
    return spread > 0 ? (n * xy - x * y) / std::sqrt(spread) : nan;
}

struct Side {
    std::vector<Cell> ties;     // on observed cells
    std::vector<Cell> missing;  // unobserved cells among the people
};

Side side(const Network& network, const std::vector<ActorId>& people, const std::vector<std::uint32_t>& place) {
    Side result;
    const ObservedPairs& observed = network.observed();
    for (const ActorId i : people) {
        for (const ActorId j : network.out(i)) {
            if (place[j] != most_actors && observed.contains(i, j)) result.ties.push_back({place[i], place[j]});
        }
        if (observed.complete()) continue;
        for (const ActorId j : people) {
            if (i != j && !observed.contains(i, j)) result.missing.push_back({place[i], place[j]});
        }
    }
    return result;
}

}  // namespace

QapCorrelation qap_correlation(const Network& first, const Network& second, std::uint64_t seed, std::uint32_t draws) {
    if (first.actor_count() != second.actor_count() || first.directed() != second.directed()) {
        throw std::invalid_argument("two networks need one roster and one direction");
    }
    QapCorrelation result{nan, nan, nan, 0};
    const ObservedPairs joint = ObservedPairs::both(first.observed(), second.observed());
    std::vector<ActorId> people;
    std::vector<std::uint32_t> place(first.actor_count(), most_actors);
    for (ActorId i = 0; i < first.actor_count() && people.size() <= most_actors; ++i) {
        if (joint.row_count(i) + joint.column_count(i) == 0) continue;
        place[i] = static_cast<std::uint32_t>(people.size());
        people.push_back(i);
    }
    const auto n = static_cast<std::uint32_t>(people.size());
    if (n < 2 || n > most_actors) return result;

    const Side x = side(first, people, place);
    const Side y = side(second, people, place);
    BitMatrix x_ties(n);
    for (const Cell& cell : x.ties) x_ties.set(cell.from, cell.to);
    BitMatrix x_missing(n);
    for (const Cell& cell : x.missing) x_missing.set(cell.from, cell.to);
    const double cells = static_cast<double>(n) * (n - 1);
    BitMatrix y_ties(n);
    BitMatrix y_missing(n);
    const bool gaps = !x.missing.empty() || !y.missing.empty();
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);

    const auto relabelled = [&]() {
        y_ties.clear();
        for (const Cell& cell : y.ties) y_ties.set(order[cell.from], order[cell.to]);
        if (!y.missing.empty()) {
            y_missing.clear();
            for (const Cell& cell : y.missing) y_missing.set(order[cell.from], order[cell.to]);
        }
        const auto& xt = x_ties.words();
        const auto& yt = y_ties.words();
        std::uint64_t xy = 0;
        for (std::size_t k = 0; k < xt.size(); ++k) xy += ones(xt[k] & yt[k]);
        if (!gaps) {
            return correlation(cells, static_cast<double>(x.ties.size()), static_cast<double>(y.ties.size()),
                               static_cast<double>(xy));
        }
        const auto& xm = x_missing.words();
        const auto& ym = y_missing.words();
        std::uint64_t missing = 0;
        std::uint64_t x_ones = 0;
        std::uint64_t y_ones = 0;
        for (std::size_t k = 0; k < xt.size(); ++k) {
            missing += ones(xm[k] | ym[k]);
            x_ones += ones(xt[k] & ~ym[k]);
            y_ones += ones(yt[k] & ~xm[k]);
        }
        return correlation(cells - static_cast<double>(missing), static_cast<double>(x_ones),
                           static_cast<double>(y_ones), static_cast<double>(xy));
    };

    result.r = relabelled();
    if (std::isnan(result.r)) return result;
    Random random(seed);
    std::uint32_t at_least = 0;
    std::uint32_t at_most = 0;
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        random.shuffle(std::span(order));
        const double drawn = relabelled();
        at_least += drawn >= result.r - same ? 1 : 0;
        at_most += drawn <= result.r + same ? 1 : 0;
    }
    result.draws = draws;
    if (draws > 0) {
        result.p_at_least = (1.0 + at_least) / (1.0 + draws);
        result.p_at_most = (1.0 + at_most) / (1.0 + draws);
    }
    return result;
}

}  // namespace crosstie::infer
