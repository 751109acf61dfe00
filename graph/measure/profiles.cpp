// The likeness of people's links: as a distance, and in shape.
#include "graph/measure/profiles.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "graph/base/error.hpp"
#include "graph/measure/row_sums.hpp"

namespace crosstie::measure {

namespace {

using Matrix = std::vector<std::vector<double>>;

constexpr double constant = 1e-12;  // share of the squares that rounding can leave of a profile that does not vary

// Cells row by row; NaN on the diagonal and where nothing was observed.
Matrix cells_of(const Network& network, CellValue value) {
    const ActorId n = network.actor_count();
    if (n > 5'000) throw LimitReached("profiles: more than 5,000 actors");
    const ObservedPairs& observed = network.observed();
    Matrix cells(n, std::vector<double>(n, 0));
    for (ActorId i = 0; i < n; ++i) {
        const auto others = network.out(i);
        const auto strengths = network.out_strength(i);
        for (std::size_t k = 0; k < others.size(); ++k) {
            cells[i][others[k]] = value == CellValue::binary || strengths.empty() ? 1.0 : strengths[k];
        }
        cells[i][i] = undefined;
        for (ActorId j = 0; j < n && !observed.complete(); ++j) {
            if (j != i && !observed.contains(i, j)) cells[i][j] = undefined;
        }
    }
    return cells;
}

Matrix transposed(const Matrix& cells) {
    Matrix turned = cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        for (std::size_t j = 0; j < cells.size(); ++j) turned[j][i] = cells[i][j];
    }
    return turned;
}

// Calls visit(a, b) for each cell of i's profile and the cell of j's it is held against, both observed.
template <typename Visit>
void each_pair_of_cells(const Matrix& rows, const Matrix& columns, std::size_t i, std::size_t j, OwnCells own,
                        Visit visit) {
    for (const Matrix* cells : {&rows, &columns}) {
        const std::vector<double>& a = (*cells)[i];
        const std::vector<double>& b = (*cells)[j];
        for (std::size_t k = 0; k < a.size(); ++k) {  // the diagonal is NaN: k = i and k = j drop out
            if (!std::isnan(a[k]) && !std::isnan(b[k])) visit(a[k], b[k]);
        }
        if (own == OwnCells::reciprocal && !std::isnan(a[j]) && !std::isnan(b[i])) visit(a[j], b[i]);
    }
}

// Fills a symmetric matrix between actors on the roster; `of(i, j)` is called once for each i < j, on several threads.
template <typename Of>
Matrix between_actors(const Network& network, double diagonal, Of of) {
    const ObservedPairs& observed = network.observed();
    Matrix result(network.actor_count(), std::vector<double>(network.actor_count(), undefined));
    each_pair_of_rows(network.actor_count(), [&](std::size_t j, std::size_t first, std::size_t last) {
        const auto second = static_cast<ActorId>(j);
        for (auto i = static_cast<ActorId>(first); i < last && observed.on_roster(second); ++i) {
            if (observed.on_roster(i)) result[i][j] = result[j][i] = i == j ? diagonal : of(i, second);
        }
    });
    return result;
}

/// Sums over some cells.
struct CellTotals {
    double sum = 0, squares = 0;
    void add(double cell) { sum += cell, squares += cell * cell; }
    void take_away(double cell) { sum -= cell, squares -= cell * cell; }
};

// Pearson correlation from sums: of zeros and ones, and of any whole strengths, they are exact.
class Correlation {
 public:
    Correlation() = default;
    /// Of profiles of which the sums are known.
    Correlation(double count, const CellTotals& a, const CellTotals& b, double products)
        : count_(count), a_(a.sum), b_(b.sum), aa_(a.squares), ab_(products), bb_(b.squares) {}
    void add(double a, double b) {
        count_ += 1;
        a_ += a;
        b_ += b;
        aa_ += a * a;
        ab_ += a * b;
        bb_ += b * b;
    }
    [[nodiscard]] double value() const {
        const double aa = aa_ - a_ * a_ / count_;
        const double ab = ab_ - a_ * b_ / count_;
        const double bb = bb_ - b_ * b_ / count_;
        if (!(aa > constant * aa_) || !(bb > constant * bb_)) return undefined;
        return std::clamp(ab / std::sqrt(aa * bb), -1.0, 1.0);
    }

 private:
    double count_ = 0, a_ = 0, b_ = 0, aa_ = 0, ab_ = 0, bb_ = 0;
};

/// Everything was observed: sums over whole rows, less the cells that are no part of a pair of profiles, say the same.
class CompleteProfiles {
 public:
    CompleteProfiles(Matrix rows, Matrix columns, OwnCells own)
        : cells_{std::move(rows), std::move(columns)}, own_(own), totals_(cells_[0].size()) {
        for (Matrix& cells : cells_) {
            for (std::size_t i = 0; i < cells.size(); ++i) cells[i][i] = 0;
        }
        for (std::size_t i = 0; i < totals_.size(); ++i) {
            for (const Matrix& cells : cells_) {
                for (const double cell : cells[i]) totals_[i].add(cell);
            }
        }
    }
    /// i < j
    [[nodiscard]] double distance(std::size_t i, std::size_t j) const {
        double sum = 0;
        for (const Matrix& cells : cells_) {
            const std::span<const double> a = cells[i], b = cells[j];
            sum += sum_of_squares_apart(a.first(i), b.first(i)) +
                   sum_of_squares_apart(a.subspan(i + 1, j - i - 1), b.subspan(i + 1, j - i - 1)) +
                   sum_of_squares_apart(a.subspan(j + 1), b.subspan(j + 1));
            if (own_ == OwnCells::reciprocal) sum += (a[j] - b[i]) * (a[j] - b[i]);
        }
        return std::sqrt(sum);
    }
    [[nodiscard]] double correlation(std::size_t i, std::size_t j) const {
        CellTotals a = totals_[i], b = totals_[j];
        double products = 0;
        for (const Matrix& cells : cells_) {
            products += sum_of_products(cells[i], cells[j]);  // either's own cell is 0
            if (own_ == OwnCells::reciprocal) {
                products += cells[i][j] * cells[j][i];
            } else {
                a.take_away(cells[i][j]);
                b.take_away(cells[j][i]);
            }
        }
        const double count = 2.0 * static_cast<double>(totals_.size() - (own_ == OwnCells::reciprocal ? 1 : 2));
        return Correlation(count, a, b, products).value();
    }

 private:
    std::array<Matrix, 2> cells_;
    OwnCells own_;
    std::vector<CellTotals> totals_;
};

}  // namespace

std::vector<ActorScores> profile_distance(const Network& network, ProfileOptions options) {
    const Matrix rows = cells_of(network, options.value);
    const Matrix columns = transposed(rows);
    if (network.observed().complete()) {
        const CompleteProfiles profiles(rows, columns, options.own_cells);
        return between_actors(network, 0, [&](ActorId i, ActorId j) {
            const bool alone = network.actor_count() == 2 && options.own_cells == OwnCells::skip;
            return alone ? undefined : profiles.distance(i, j);
        });
    }
    const std::size_t others = std::max<std::size_t>(network.observed().roster_count(), 2) - 2;
    const double all = 2.0 * static_cast<double>(others + (options.own_cells == OwnCells::reciprocal ? 1 : 0));
    return between_actors(network, 0, [&](ActorId i, ActorId j) {
        double sum = 0;
        double count = 0;
        each_pair_of_cells(rows, columns, i, j, options.own_cells, [&](double a, double b) {
            sum += (a - b) * (a - b);
            count += 1;
        });
        if (count == 0) return undefined;
        return std::sqrt(count == all ? sum : sum * all / count);
    });
}

std::vector<ActorScores> profile_correlation(const Network& network, ProfileOptions options) {
    const Matrix rows = cells_of(network, options.value);
    const Matrix columns = transposed(rows);
    if (network.observed().complete()) {
        const CompleteProfiles profiles(rows, columns, options.own_cells);
        return between_actors(network, 1, [&](ActorId i, ActorId j) { return profiles.correlation(i, j); });
    }
    return between_actors(network, 1, [&](ActorId i, ActorId j) {
        Correlation correlation;
        each_pair_of_cells(rows, columns, i, j, options.own_cells, [&](double a, double b) { correlation.add(a, b); });
        return correlation.value();
    });
}

}  // namespace crosstie::measure
