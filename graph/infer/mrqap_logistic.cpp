#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <stdexcept>

#include "graph/base/undefined.hpp"
#include "graph/infer/mrqap.hpp"
#include "graph/infer/mrqap_cells.hpp"
#include "graph/infer/mrqap_kinds.hpp"

namespace crosstie::infer {

namespace {

constexpr double same_z = 1e-6;    // two z closer than this are equal
constexpr double farthest = 25;    // a log odds beyond it: the likelihood has no maximum, or none to be trusted
constexpr double settled = 1e-14;  // what another step could still gain in the log likelihood
constexpr int most_rounds = 40;

struct Fit {
    std::vector<double> coefficients;
    std::vector<double> variance;
};

// Newton's method on the columns given; `times` says how many cells a row stands for (empty: one). Nothing: separated or
// dependent.
std::optional<Fit> fitted(const std::vector<std::span<const double>>& columns, std::span<const double> y,
                          std::vector<double> start, std::span<const std::uint32_t> times) {
    const std::size_t n = columns.size();
    std::vector<double> products(n * n);
    std::vector<double> score(n);
    std::vector<double> row(n);
    std::vector<double> coefficients = std::move(start);
    for (int round = 0; round < most_rounds; ++round) {
        std::fill(products.begin(), products.end(), 0);
        std::fill(score.begin(), score.end(), 0);
        for (std::size_t cell = 0; cell < y.size(); ++cell) {
            const std::uint32_t cells = times.empty() ? 1 : times[cell];
            if (cells == 0) continue;
            double log_odds = 0;
            for (std::size_t k = 0; k < n; ++k) {
                row[k] = columns[k][cell];
                log_odds += coefficients[k] * row[k];
            }
            if (!(std::abs(log_odds) < farthest)) return std::nullopt;
            const double odds = std::exp(log_odds);
            const double chance = odds / (1 + odds);
            const double weight = cells * (chance / (1 + odds));
            const double surprise = cells * (y[cell] - chance);
            for (std::size_t k = 0; k < n; ++k) {
                score[k] += row[k] * surprise;
                const double weighted = weight * row[k];
                for (std::size_t j = k; j < n; ++j) products[k * n + j] += weighted * row[j];
            }
        }
        const auto step = solve_positive(products, score);
        if (!step) return std::nullopt;
        double gain = 0;
        for (std::size_t k = 0; k < n; ++k) {
            gain += score[k] * step->solution[k];
            coefficients[k] += step->solution[k];
        }
        if (gain < settled) return Fit{std::move(coefficients), step->inverse_diagonal};
    }
    return std::nullopt;
}

std::vector<std::span<const double>> spans_of(const Columns& columns) {
    std::vector<std::span<const double>> spans;
    for (std::size_t k = 0; k < columns.count(); ++k) spans.push_back(columns[k]);
    return spans;
}

// One predictor beside the others: these as an orthonormal basis, its residual on them at length 1, as they are (products
// of one size lose nothing, and z does not change), and the fit without it, where every draw's fit starts.
struct Part {
    Part(const Columns& columns, std::size_t predictor)
        : basis(*orthonormal(detail::without(columns, predictor))),
          residual(columns[predictor].begin(), columns[predictor].end()),
          start(basis.count() + 1, 0) {
        remove_parts(residual, basis);
        remove_parts(residual, basis);
        const double length = std::sqrt(dot(residual, residual));
        for (double& value : residual) value /= length;
    }
    void start_without(std::span<const double> y, std::span<const std::uint32_t> times) {
        const auto others = fitted(spans_of(basis), y, std::vector<double>(basis.count(), 0), times);
        if (others) std::copy(others->coefficients.begin(), others->coefficients.end(), start.begin());
    }

    Columns basis;
    std::vector<double> residual;
    std::vector<double> start;
};

double z_of_last(const std::optional<Fit>& fit) {
    return fit ? fit->coefficients.back() / std::sqrt(fit->variance.back()) : nan;
}

// One predictor's test, cell by cell.
class LogisticTest {
 public:
    LogisticTest(const detail::RegressionCells& data, std::size_t predictor)
        : part_(data.columns, predictor), residuals_(data, part_.residual), y_(data.y), drawn_(data.cells.size()) {
        part_.start_without(y_, {});
    }

    double statistic(const detail::NewOrder& relabelled) {
        residuals_.relabel(relabelled.order(), drawn_, dropped_);
        kept_.clear();
        if (!dropped_.empty()) {
            kept_.assign(drawn_.size(), 1);
            for (const std::uint32_t cell : dropped_) kept_[cell] = 0;
        }
        auto columns = spans_of(part_.basis);
        columns.emplace_back(drawn_);
        return z_of_last(fitted(columns, y_, part_.start, kept_));
    }

 private:
    Part part_;
    detail::RelabelledResiduals residuals_;
    std::span<const double> y_;
    std::vector<double> drawn_;
    std::vector<std::uint32_t> dropped_;
    std::vector<std::uint32_t> kept_;
};

// One predictor's test, kind by kind of cell: a row for what is here and what came, as often as they met.
class LogisticKindTest {
 public:
    LogisticKindTest(const detail::CellKinds& kinds, std::size_t predictor)
        : part_(kinds.weighted_columns(), predictor), y_(kinds.y()) {
        const std::span<const double> roots = kinds.root_weights();
        std::vector<std::uint32_t> cells(roots.size());
        for (std::size_t kind = 0; kind < roots.size(); ++kind) {
            for (std::size_t k = 0; k < part_.basis.count(); ++k) part_.basis[k][kind] /= roots[kind];
            part_.residual[kind] /= roots[kind];
            cells[kind] = static_cast<std::uint32_t>(std::lround(roots[kind] * roots[kind]));
        }
        part_.start_without(y_, cells);
    }

    double statistic(const detail::MetKinds& relabelled) {
        const detail::KindMeetings& met = relabelled.meetings();
        const std::size_t others = part_.basis.count();
        rows_.assign(others + 1, {});
        outcome_.clear();
        times_.clear();
        for (std::size_t here = 0; here < met.kinds(); ++here) {
            for (std::size_t there = 0; there < met.kinds(); ++there) {
                if (met(here, there) == 0) continue;
                for (std::size_t k = 0; k < others; ++k) rows_[k].push_back(part_.basis[k][here]);
                rows_[others].push_back(part_.residual[there]);
                outcome_.push_back(y_[here]);
                times_.push_back(met(here, there));
            }
        }
        return z_of_last(fitted({rows_.begin(), rows_.end()}, outcome_, part_.start, times_));
    }

 private:
    Part part_;
    std::span<const double> y_;
    std::vector<std::vector<double>> rows_;
    std::vector<double> outcome_;
    std::vector<std::uint32_t> times_;
};

struct FirstFit {
    Fit fit;
    double deviance = 0;
};

// Newton on an orthonormal basis is steady however the predictors lie; the coefficients are then those of the least
// squares of the fitted log odds, and the variances those of the weighted columns.
std::optional<FirstFit> first_fit(const Columns& columns, const Columns& basis, std::span<const double> y) {
    auto on_basis = fitted(spans_of(basis), y, std::vector<double>(basis.count(), 0), {});
    if (!on_basis) return std::nullopt;
    std::vector<double> log_odds(y.size(), 0);
    double likelihood = 0;
    Columns weighted = columns;
    for (std::size_t cell = 0; cell < y.size(); ++cell) {
        for (std::size_t k = 0; k < basis.count(); ++k) log_odds[cell] += on_basis->coefficients[k] * basis[k][cell];
        const double odds = std::exp(log_odds[cell]);
        likelihood += y[cell] * log_odds[cell] - std::log1p(odds);
        for (std::size_t k = 0; k < columns.count(); ++k) weighted[k][cell] *= std::sqrt(odds) / (1 + odds);
    }
    const auto straight = least_squares(columns, log_odds);
    const auto spread = least_squares(weighted, y);
    if (!straight || !spread) return std::nullopt;
    return FirstFit{{straight->coefficients, spread->unscaled_variance}, -2 * likelihood};
}

}  // namespace

NetworkRegression mrqap_logistic(const PairMatrix& y, std::span<const PairMatrix> predictors,
                                 const MrqapOptions& options) {
    const detail::RegressionCells data = detail::regression_cells(y, predictors, options.pairs);
    if (std::any_of(data.y.begin(), data.y.end(), [](double value) { return value != 0 && value != 1; })) {
        throw std::invalid_argument("a logistic regression needs an outcome of 0 and 1");
    }
    const NoRegression unfit = detail::unfit(data);
    NetworkRegression result = detail::no_regression(data, options, unfit);
    if (unfit != NoRegression::none) return result;
    const std::optional<Columns> basis = orthonormal(data.columns);
    if (!basis) return detail::no_regression(data, options, NoRegression::dependent);
    const std::optional<FirstFit> first = first_fit(data.columns, *basis, data.y);
    if (!first) return detail::no_regression(data, options, NoRegression::separated);
    const double cells = static_cast<double>(data.cells.size());
    const double ties = std::accumulate(data.y.begin(), data.y.end(), 0.0);
    result.deviance = first->deviance;
    result.null_deviance = -2 * (ties * std::log(ties / cells) + (cells - ties) * std::log(1 - ties / cells));
    for (std::size_t k = 0; k < result.terms.size(); ++k) {
        RegressionTerm& term = result.terms[k];
        term.coefficient = first->fit.coefficients[k];
        term.standard_error = std::sqrt(first->fit.variance[k]);
        term.statistic = term.coefficient / term.standard_error;
    }

    if (const auto kinds = detail::CellKinds::of(data)) {
        std::vector<LogisticKindTest> tests;
        for (std::size_t k = 1; k < result.terms.size(); ++k) tests.emplace_back(*kinds, k);
        detail::permute(tests, detail::MetKinds(*kinds), data, options, same_z, result);
    } else {
        std::vector<LogisticTest> tests;
        for (std::size_t k = 1; k < result.terms.size(); ++k) tests.emplace_back(data, k);
        detail::permute(tests, detail::NewOrder(), data, options, same_z, result);
    }
    return result;
}

}  // namespace crosstie::infer
