#include "graph/infer/least_squares.hpp"

#include <cmath>

namespace crosstie::infer {

namespace {

constexpr double least_left = 1e-7;    // R's own limit for a dependent column
constexpr double least_pivot = 1e-12;  // of the diagonal it started from

// Diagonal of (R'R)^-1 for an upper triangular R, row by row: squared lengths of the rows of R^-1.
std::vector<double> inverse_squares(const std::vector<double>& upper, std::size_t n) {
    std::vector<double> diagonal(n, 0);
    std::vector<double> column(n);
    for (std::size_t k = 0; k < n; ++k) {
        // R z = unit vector k: z is zero below k.
        for (std::size_t row = k + 1; row-- > 0;) {
            double rest = row == k ? 1 : 0;
            for (std::size_t c = row + 1; c <= k; ++c) rest -= upper[row * n + c] * column[c];
            column[row] = rest / upper[row * n + row];
            diagonal[row] += column[row] * column[row];
        }
    }
    return diagonal;
}

std::vector<double> back_substituted(const std::vector<double>& upper, std::vector<double> right) {
    const std::size_t n = right.size();
    for (std::size_t row = n; row-- > 0;) {
        for (std::size_t c = row + 1; c < n; ++c) right[row] -= upper[row * n + c] * right[c];
        right[row] /= upper[row * n + row];
    }
    return right;
}

struct Factors {
    Columns basis;
    std::vector<double> upper;  // columns = basis x upper
};

std::optional<Factors> factors(const Columns& columns) {
    const std::size_t n = columns.count();
    Factors result{columns, std::vector<double>(n * n, 0)};
    for (std::size_t k = 0; k < n; ++k) {
        const std::span<double> column = result.basis[k];
        const double length = std::sqrt(dot(column, column));
        for (int pass = 0; pass < 2; ++pass) {
            for (std::size_t j = 0; j < k; ++j) {
                const std::span<const double> earlier = result.basis[j];
                const double part = dot(earlier, column);
                for (std::size_t row = 0; row < column.size(); ++row) column[row] -= part * earlier[row];
                result.upper[j * n + k] += part;
            }
        }
        const double left = std::sqrt(dot(column, column));
        if (!(left > least_left * length)) return std::nullopt;
        for (double& value : column) value /= left;
        result.upper[k * n + k] = left;
    }
    return result;
}

}  // namespace

double dot(std::span<const double> a, std::span<const double> b) {
    double sums[4] = {0, 0, 0, 0};
    std::size_t k = 0;
    for (; k + 4 <= a.size(); k += 4) {
        for (std::size_t lane = 0; lane < 4; ++lane) sums[lane] += a[k + lane] * b[k + lane];
    }
    for (; k < a.size(); ++k) sums[0] += a[k] * b[k];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

void remove_parts(std::span<double> column, const Columns& basis) {
    for (std::size_t k = 0; k < basis.count(); ++k) {
        const std::span<const double> direction = basis[k];
        const double part = dot(direction, column);
        for (std::size_t row = 0; row < column.size(); ++row) column[row] -= part * direction[row];
    }
}

std::optional<Columns> orthonormal(const Columns& columns) {
    auto found = factors(columns);
    if (!found) return std::nullopt;
    return std::move(found->basis);
}

std::optional<LeastSquares> least_squares(const Columns& columns, std::span<const double> y) {
    const auto found = factors(columns);
    if (!found) return std::nullopt;
    const std::size_t n = columns.count();
    std::vector<double> residual(y.begin(), y.end());
    std::vector<double> parts(n, 0);
    for (int pass = 0; pass < 2; ++pass) {
        for (std::size_t k = 0; k < n; ++k) {
            const std::span<const double> direction = found->basis[k];
            const double part = dot(direction, residual);
            for (std::size_t row = 0; row < residual.size(); ++row) residual[row] -= part * direction[row];
            parts[k] += part;
        }
    }
    return LeastSquares{back_substituted(found->upper, std::move(parts)), inverse_squares(found->upper, n),
                        dot(residual, residual)};
}

std::optional<Solved> solve_positive(std::vector<double> matrix, std::span<const double> right) {
    const std::size_t n = right.size();
    // Cholesky: the upper triangle becomes R with R'R = A.
    for (std::size_t k = 0; k < n; ++k) {
        const double whole = matrix[k * n + k];
        double pivot = whole;
        for (std::size_t j = 0; j < k; ++j) pivot -= matrix[j * n + k] * matrix[j * n + k];
        if (!(pivot > least_pivot * whole)) return std::nullopt;
        matrix[k * n + k] = std::sqrt(pivot);
        for (std::size_t c = k + 1; c < n; ++c) {
            double rest = matrix[k * n + c];
            for (std::size_t j = 0; j < k; ++j) rest -= matrix[j * n + k] * matrix[j * n + c];
            matrix[k * n + c] = rest / matrix[k * n + k];
        }
    }
    std::vector<double> solution(right.begin(), right.end());
    for (std::size_t row = 0; row < n; ++row) {
        for (std::size_t j = 0; j < row; ++j) solution[row] -= matrix[j * n + row] * solution[j];
        solution[row] /= matrix[row * n + row];
    }
    return Solved{back_substituted(matrix, std::move(solution)), inverse_squares(matrix, n)};
}

}  // namespace crosstie::infer
