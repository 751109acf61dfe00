#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace crosstie::infer {

/// Columns of numbers, one row per case, each column in one piece of memory.
class Columns {
 public:
    explicit Columns(std::size_t rows) : rows_(rows) {}
    [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
    [[nodiscard]] std::size_t count() const noexcept { return count_; }
    [[nodiscard]] std::span<double> operator[](std::size_t k) { return {values_.data() + k * rows_, rows_}; }
    [[nodiscard]] std::span<const double> operator[](std::size_t k) const {
        return {values_.data() + k * rows_, rows_};
    }
    void add(std::span<const double> column) {
        values_.insert(values_.end(), column.begin(), column.end());
        ++count_;
    }

 private:
    std::size_t rows_;
    std::size_t count_ = 0;
    std::vector<double> values_;
};

/// Sum of products, in a fixed order of four running sums: fast, and the same digits on every machine.
[[nodiscard]] double dot(std::span<const double> a, std::span<const double> b);

/// Subtracts from `column` its part along each column of an orthonormal basis.
void remove_parts(std::span<double> column, const Columns& basis);

/// An orthonormal basis of what the columns span (modified Gram-Schmidt, each column cleaned twice).
///
/// Definition  basis[k] = the part of column k that is across all earlier ones, at length 1
/// Result      as many columns; nothing when a column depends on earlier ones: less than 1e-7 of its length is left
/// Undefined   never
/// Ties        none
/// Errors      none
/// Cost        O(rows columns^2)
/// Source      Bjorck 1996, doi:10.1137/1.9781611971484, section 2.4
[[nodiscard]] std::optional<Columns> orthonormal(const Columns& columns);

/// A regression's coefficients and their covariance without the factor of the residual variance.
struct LeastSquares {
    std::vector<double> coefficients;
    std::vector<double> unscaled_variance;  // diagonal of (X'X)^-1
    double residual_squares = 0;
};

/// Least squares of y on the columns.
///
/// Definition  the coefficients that make the sum of squared residuals least
/// Result      coefficients and diagonal of (X'X)^-1, in the columns' order; sum of squared residuals
/// Undefined   columns that depend on one another: nothing
/// Ties        none
/// Errors      none
/// Cost        O(rows columns^2)
/// Source      Bjorck 1996, doi:10.1137/1.9781611971484, section 2.4
[[nodiscard]] std::optional<LeastSquares> least_squares(const Columns& columns, std::span<const double> y);

/// Solves A z = b for a symmetric positive definite A (row by row, overwritten) and gives the diagonal of A^-1; nothing
/// when A is singular to working precision: a pivot below 1e-12 of its own diagonal.
struct Solved {
    std::vector<double> solution;
    std::vector<double> inverse_diagonal;
};
[[nodiscard]] std::optional<Solved> solve_positive(std::vector<double> matrix, std::span<const double> right);

}  // namespace crosstie::infer
