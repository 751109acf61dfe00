#include "graph/infer/mrqap.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "graph/base/undefined.hpp"
#include "graph/infer/mrqap_cells.hpp"
#include "graph/infer/mrqap_kinds.hpp"

namespace crosstie::infer {

namespace {

constexpr double same_t = 1e-9;     // two t closer than this are equal
constexpr double no_error = 1e-20;  // residual squares below this share of all: the fit is exact

// What a draw's t is made of: products of the relabelled residual with the basis and with what is left of y, and those
// that lose a part because cells that nothing came to are dropped.
struct DrawnProducts {
    std::vector<double> with_basis;
    double with_y = 0, squares = 0;
    std::uint64_t cells = 0;
    std::vector<double> lost;  // of the basis with itself, an upper triangle row by row
    std::vector<double> lost_with_y;
    double lost_y_squares = 0;

    explicit DrawnProducts(std::size_t basis) : with_basis(basis), lost(basis * basis), lost_with_y(basis) {}

    void clear() {
        std::fill(lost.begin(), lost.end(), 0);
        std::fill(lost_with_y.begin(), lost_with_y.end(), 0);
        lost_y_squares = 0;
    }
    // `times` cells of this row of the basis and this y got nothing.
    void lose(double times, const Columns& basis, std::span<const double> y, std::size_t row) {
        lost_y_squares += times * y[row] * y[row];
        for (std::size_t k = 0; k < basis.count(); ++k) {
            const double value = times * basis[k][row];
            lost_with_y[k] += value * y[row];
            for (std::size_t j = k; j < basis.count(); ++j) lost[k * basis.count() + j] += value * basis[j][row];
        }
    }
};

// By Frisch and Waugh's theorem a draw's t needs only what is left of the relabelled residual, and of y, beside the other
// predictors; these never change, so a basis of theirs is made once. Rows are cells, or kinds of cells.
class Projection {
 public:
    Projection(const Columns& columns, std::span<const double> y, std::size_t predictor)
        : basis_(*orthonormal(detail::without(columns, predictor))), y_(cleaned(y)), x_(cleaned(columns[predictor])) {
        y_squares_ = dot(y_, y_);
        x_squares_ = dot(x_, x_);
    }
    [[nodiscard]] const Columns& basis() const noexcept { return basis_; }
    [[nodiscard]] std::span<const double> y() const noexcept { return y_; }
    [[nodiscard]] std::span<const double> x() const noexcept { return x_; }
    // Rows that were counted at a weight are as single cells again; the products stay.
    void unweight(std::span<const double> weights) {
        for (std::size_t row = 0; row < weights.size(); ++row) {
            for (std::size_t k = 0; k < basis_.count(); ++k) basis_[k][row] /= weights[row];
            y_[row] /= weights[row];
            x_[row] /= weights[row];
        }
    }

    // All cells are there in every draw: the residual's length and its sum, 0, never change.
    [[nodiscard]] double complete(const DrawnProducts& drawn) const {
        double squares = x_squares_;
        for (std::size_t k = 1; k < basis_.count(); ++k) squares -= drawn.with_basis[k] * drawn.with_basis[k];
        if (!(squares > 1e-12 * x_squares_)) return nan;
        return t(squares, drawn.with_y, y_squares_, drawn.cells);
    }

    // Cells are dropped: the products of the basis over those that stay are 1 and 0 less what went.
    [[nodiscard]] double with_gaps(const DrawnProducts& drawn) const {
        const std::size_t others = basis_.count();
        const std::size_t n = others + 1;
        std::vector<double> products(n * n, 0);
        std::vector<double> right(n, 0);
        for (std::size_t k = 0; k < others; ++k) {
            for (std::size_t j = k; j < others; ++j) {
                products[k * n + j] = (k == j ? 1 : 0) - drawn.lost[k * others + j];
            }
            products[k * n + others] = drawn.with_basis[k];
            right[k] = -drawn.lost_with_y[k];
        }
        products[n * n - 1] = drawn.squares;
        right[others] = drawn.with_y;
        const auto solved = solve_positive(std::move(products), right);
        if (!solved) return nan;
        // The last coefficient and its unscaled variance give back what is left of residual and y.
        const double x_squares = 1 / solved->inverse_diagonal[others];
        const double xy = solved->solution[others] * x_squares;
        double fitted = 0;
        for (std::size_t k = 0; k < n; ++k) fitted += solved->solution[k] * right[k];
        const double y_squares = y_squares_ - drawn.lost_y_squares;
        return t(x_squares, xy, y_squares - fitted + xy * solved->solution[others], drawn.cells);
    }

 private:
    [[nodiscard]] std::vector<double> cleaned(std::span<const double> column) const {
        std::vector<double> rest(column.begin(), column.end());
        remove_parts(rest, basis_);
        remove_parts(rest, basis_);
        return rest;
    }

    [[nodiscard]] double t(double x_squares, double xy, double y_squares, std::uint64_t cells) const {
        const std::size_t coefficients = basis_.count() + 1;
        if (cells <= coefficients) return nan;
        const double left = y_squares - xy * xy / x_squares;
        if (!(left > 0)) return nan;
        return xy / std::sqrt(x_squares * left / static_cast<double>(cells - coefficients));
    }

    Columns basis_;
    std::vector<double> y_, x_;
    double y_squares_ = 0;
    double x_squares_ = 0;
};

// One predictor's test, cell by cell.
class CellTest {
 public:
    CellTest(const detail::RegressionCells& data, std::size_t predictor)
        : projection_(data.columns, data.y, predictor),
          residuals_(data, projection_.x()),
          products_(projection_.basis().count()),
          drawn_(data.cells.size()),
          gaps_(data.gaps) {}

    double statistic(const detail::NewOrder& relabelled) {
        residuals_.relabel(relabelled.order(), drawn_, dropped_);
        const Columns& basis = projection_.basis();
        for (std::size_t k = 0; k < basis.count(); ++k) products_.with_basis[k] = dot(basis[k], drawn_);
        products_.with_y = dot(projection_.y(), drawn_);
        products_.cells = drawn_.size() - dropped_.size();
        if (!gaps_) return projection_.complete(products_);
        products_.squares = dot(drawn_, drawn_);
        products_.clear();
        for (const std::uint32_t cell : dropped_) products_.lose(1, basis, projection_.y(), cell);
        return projection_.with_gaps(products_);
    }

 private:
    Projection projection_;
    detail::RelabelledResiduals residuals_;
    DrawnProducts products_;
    std::vector<double> drawn_;
    std::vector<std::uint32_t> dropped_;
    bool gaps_;
};

// One predictor's test, kind by kind of cell.
class KindTest {
 public:
    KindTest(const detail::CellKinds& kinds, const detail::RegressionCells& data, std::size_t predictor)
        : projection_(kinds.weighted_columns(), kinds.weighted_y(), predictor),
          products_(projection_.basis().count()),
          cells_(data.cells.size()),
          gaps_(data.gaps) {
        projection_.unweight(kinds.root_weights());
    }

    double statistic(const detail::MetKinds& relabelled) {
        const detail::KindMeetings& met = relabelled.meetings();
        const std::span<const double> x = projection_.x();
        const Columns& basis = projection_.basis();
        std::fill(products_.with_basis.begin(), products_.with_basis.end(), 0);
        products_.with_y = products_.squares = 0;
        products_.cells = cells_;
        products_.clear();
        for (std::size_t here = 0; here < x.size(); ++here) {
            double came = 0;
            for (std::size_t there = 0; there < x.size(); ++there) {
                const double part = met(here, there) * x[there];
                came += part;
                products_.squares += part * x[there];
            }
            for (std::size_t k = 0; k < basis.count(); ++k) products_.with_basis[k] += basis[k][here] * came;
            products_.with_y += projection_.y()[here] * came;
            const std::uint32_t nothing = met(here, x.size());
            if (nothing == 0) continue;
            products_.cells -= nothing;
            products_.lose(nothing, basis, projection_.y(), here);
        }
        return gaps_ ? projection_.with_gaps(products_) : projection_.complete(products_);
    }

 private:
    Projection projection_;
    DrawnProducts products_;
    std::uint64_t cells_;
    bool gaps_;
};

}  // namespace

NetworkRegression mrqap_linear(const PairMatrix& y, std::span<const PairMatrix> predictors,
                               const MrqapOptions& options) {
    const detail::RegressionCells data = detail::regression_cells(y, predictors, options.pairs);
    const NoRegression unfit = detail::unfit(data);
    NetworkRegression result = detail::no_regression(data, options, unfit);
    if (unfit != NoRegression::none) return result;
    const std::optional<LeastSquares> fit = least_squares(data.columns, data.y);
    if (!fit) return detail::no_regression(data, options, NoRegression::dependent);
    const double cells = static_cast<double>(data.cells.size());
    const double mean = std::accumulate(data.y.begin(), data.y.end(), 0.0) / cells;
    double squares = 0;
    for (const double value : data.y) squares += (value - mean) * (value - mean);
    if (fit->residual_squares <= no_error * squares) return detail::no_regression(data, options, NoRegression::exact);
    result.r_squared = 1 - fit->residual_squares / squares;
    const double variance = fit->residual_squares / (cells - static_cast<double>(data.columns.count()));
    for (std::size_t k = 0; k < result.terms.size(); ++k) {
        RegressionTerm& term = result.terms[k];
        term.coefficient = fit->coefficients[k];
        term.standard_error = std::sqrt(variance * fit->unscaled_variance[k]);
        term.statistic = term.coefficient / term.standard_error;
    }

    if (const auto kinds = detail::CellKinds::of(data)) {
        std::vector<KindTest> tests;
        for (std::size_t k = 1; k < result.terms.size(); ++k) tests.emplace_back(*kinds, data, k);
        detail::permute(tests, detail::MetKinds(*kinds), data, options, same_t, result);
    } else {
        std::vector<CellTest> tests;
        for (std::size_t k = 1; k < result.terms.size(); ++k) tests.emplace_back(data, k);
        detail::permute(tests, detail::NewOrder(), data, options, same_t, result);
    }
    return result;
}

}  // namespace crosstie::infer
