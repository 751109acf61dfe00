#include "graph/infer/mrqap.hpp"

#include <cmath>
#include <numeric>
#include <optional>

#include "graph/base/undefined.hpp"
#include "graph/infer/mrqap_cells.hpp"

namespace crosstie::infer {

namespace {

constexpr double same_t = 1e-9;     // two t closer than this are equal
constexpr double no_error = 1e-20;  // residual squares below this share of all: the fit is exact

// One predictor's test. By Frisch and Waugh's theorem a draw's t needs only what is left of the relabelled residual, and
// of y, beside the other predictors; these never change, so a basis of theirs is made once.
class Test {
 public:
    Test(const detail::RegressionCells& data, std::size_t predictor)
        : basis_(*orthonormal(detail::without(data.columns, predictor))),
          residuals_(data, cleaned(data.columns[predictor])),
          y_(cleaned(data.y)),
          drawn_(data.cells.size()),
          gaps_(data.gaps) {
        y_squares_ = dot(y_, y_);
        const std::vector<double> x = cleaned(data.columns[predictor]);
        x_squares_ = dot(x, x);
    }

    double statistic(std::span<const std::uint32_t> order) {
        residuals_.relabel(order, drawn_, dropped_);
        return gaps_ ? with_gaps() : complete();
    }

 private:
    [[nodiscard]] std::vector<double> cleaned(std::span<const double> column) const {
        std::vector<double> rest(column.begin(), column.end());
        remove_parts(rest, basis_);
        remove_parts(rest, basis_);
        return rest;
    }

    [[nodiscard]] double t(double x_squares, double xy, double y_squares, std::size_t cells) const {
        const std::size_t coefficients = basis_.count() + 1;
        if (cells <= coefficients) return nan;
        const double left = y_squares - xy * xy / x_squares;
        if (!(left > 0)) return nan;
        return xy / std::sqrt(x_squares * left / static_cast<double>(cells - coefficients));
    }

    // All cells are there in every draw: the residual's length and its sum, 0, never change.
    [[nodiscard]] double complete() const {
        double squares = x_squares_;
        for (std::size_t k = 1; k < basis_.count(); ++k) {
            const double part = dot(basis_[k], drawn_);
            squares -= part * part;
        }
        if (!(squares > 1e-12 * x_squares_)) return nan;
        return t(squares, dot(y_, drawn_), y_squares_, drawn_.size());
    }

    // Cells are dropped: the products of the basis over those that stay are 1 and 0 less what went.
    [[nodiscard]] double with_gaps() const {
        const std::size_t n = basis_.count() + 1;
        std::vector<double> products(n * n, 0);
        std::vector<double> right(n, 0);
        double y_squares = y_squares_;
        for (std::size_t k = 0; k + 1 < n; ++k) {
            products[k * n + k] = 1;
            products[k * n + n - 1] = dot(basis_[k], drawn_);
        }
        products[n * n - 1] = dot(drawn_, drawn_);
        right[n - 1] = dot(y_, drawn_);
        for (const std::uint32_t cell : dropped_) {
            y_squares -= y_[cell] * y_[cell];
            for (std::size_t k = 0; k + 1 < n; ++k) {
                const double value = basis_[k][cell];
                right[k] -= value * y_[cell];
                for (std::size_t j = k; j + 1 < n; ++j) products[k * n + j] -= value * basis_[j][cell];
            }
        }
        const auto solved = solve_positive(std::move(products), right);
        if (!solved) return nan;
        // The last coefficient and its unscaled variance give back what is left of residual and y.
        const double x_squares = 1 / solved->inverse_diagonal[n - 1];
        const double xy = solved->solution[n - 1] * x_squares;
        double fitted = 0;
        for (std::size_t k = 0; k < n; ++k) fitted += solved->solution[k] * right[k];
        return t(x_squares, xy, y_squares - fitted + xy * solved->solution[n - 1], drawn_.size() - dropped_.size());
    }

    Columns basis_;
    detail::RelabelledResiduals residuals_;
    std::vector<double> y_;
    double y_squares_ = 0;
    double x_squares_ = 0;
    std::vector<double> drawn_;
    std::vector<std::uint32_t> dropped_;
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

    std::vector<Test> tests;
    for (std::size_t k = 1; k < result.terms.size(); ++k) tests.emplace_back(data, k);
    detail::permute(tests, data, options, same_t, result);
    return result;
}

}  // namespace crosstie::infer
