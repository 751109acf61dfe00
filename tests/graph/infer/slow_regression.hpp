#pragma once
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

// Regressions to the letter: normal equations in long double, and Newton's method with nothing clever in it.
namespace crosstie::test {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
using Rows = std::vector<std::vector<double>>;

// Gauss and Jordan on [A | I]: nothing clever, long double.
inline std::optional<std::vector<std::vector<long double>>> slow_inverse(std::vector<std::vector<long double>> a) {
    const std::size_t n = a.size();
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j < n; ++j) a[i].push_back(i == j ? 1 : 0);
    }
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t best = k;
        for (std::size_t i = k; i < n; ++i) {
            if (std::abs(a[i][k]) > std::abs(a[best][k])) best = i;
        }
        std::swap(a[k], a[best]);
        if (std::abs(a[k][k]) < 1e-11L) return std::nullopt;
        const long double pivot = a[k][k];
        for (auto& value : a[k]) value /= pivot;
        for (std::size_t i = 0; i < n; ++i) {
            if (i == k) continue;
            const long double times = a[i][k];
            for (std::size_t j = 0; j < 2 * n; ++j) a[i][j] -= times * a[k][j];
        }
    }
    for (auto& row : a) row.erase(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(n));
    return a;
}

struct SlowFit {
    std::vector<double> coefficients, statistics;
    double left = 0;
};

// Normal equations with weights: X'WX b = X'W y.
inline SlowFit slow_least_squares(const Rows& x, const std::vector<double>& y) {
    const std::size_t n = x[0].size();
    std::vector<std::vector<long double>> products(n, std::vector<long double>(n, 0));
    std::vector<long double> right(n, 0);
    for (std::size_t c = 0; c < x.size(); ++c) {
        for (std::size_t i = 0; i < n; ++i) {
            right[i] += static_cast<long double>(x[c][i]) * y[c];
            for (std::size_t j = 0; j < n; ++j) products[i][j] += static_cast<long double>(x[c][i]) * x[c][j];
        }
    }
    const auto inverse = slow_inverse(products);
    SlowFit fit;
    if (!inverse || x.size() <= n) return {std::vector<double>(n, nothing), std::vector<double>(n, nothing), nothing};
    for (std::size_t i = 0; i < n; ++i) {
        long double b = 0;
        for (std::size_t j = 0; j < n; ++j) b += (*inverse)[i][j] * right[j];
        fit.coefficients.push_back(static_cast<double>(b));
    }
    for (std::size_t c = 0; c < x.size(); ++c) {
        double rest = y[c];
        for (std::size_t i = 0; i < n; ++i) rest -= fit.coefficients[i] * x[c][i];
        fit.left += rest * rest;
    }
    const double variance = fit.left / static_cast<double>(x.size() - n);
    for (std::size_t i = 0; i < n; ++i) {
        fit.statistics.push_back(fit.coefficients[i] / std::sqrt(variance * static_cast<double>((*inverse)[i][i])));
    }
    return fit;
}

// Newton on the log likelihood, thirty rounds whatever happens.
inline SlowFit slow_logistic(const Rows& x, const std::vector<double>& y) {
    const std::size_t n = x[0].size();
    SlowFit fit{std::vector<double>(n, 0), std::vector<double>(n, nothing), 0};
    for (int round = 0; round < 30; ++round) {
        std::vector<std::vector<long double>> information(n, std::vector<long double>(n, 0));
        std::vector<long double> score(n, 0);
        double largest = 0;
        for (std::size_t c = 0; c < x.size(); ++c) {
            double log_odds = 0;
            for (std::size_t i = 0; i < n; ++i) log_odds += fit.coefficients[i] * x[c][i];
            largest = std::max(largest, std::abs(log_odds));
            const double p = 1 / (1 + std::exp(-log_odds));
            for (std::size_t i = 0; i < n; ++i) {
                score[i] += static_cast<long double>(x[c][i] * (y[c] - p));
                for (std::size_t j = 0; j < n; ++j) {
                    information[i][j] += static_cast<long double>(x[c][i] * x[c][j] * p * (1 - p));
                }
            }
        }
        const auto inverse = slow_inverse(information);
        if (!inverse || largest > 20)
            return {std::vector<double>(n, nothing), std::vector<double>(n, nothing), nothing};
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                fit.coefficients[i] += static_cast<double>((*inverse)[i][j] * score[j]);
            }
        }
        for (std::size_t i = 0; i < n; ++i) {
            fit.statistics[i] = fit.coefficients[i] / std::sqrt(static_cast<double>((*inverse)[i][i]));
        }
    }
    return fit;
}

}  // namespace crosstie::test
