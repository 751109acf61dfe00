#include "graph/infer/mrqap_cells.hpp"

#include "graph/base/undefined.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace crosstie::infer {

std::string_view name_of(NoRegression why) {
    switch (why) {
        case NoRegression::none:
            return "none";
        case NoRegression::not_asked:
            return "not_asked";
        case NoRegression::no_cells:
            return "no_cells";
        case NoRegression::too_few:
            return "too_few";
        case NoRegression::constant:
            return "constant";
        case NoRegression::dependent:
            return "dependent";
        case NoRegression::exact:
            return "exact";
        case NoRegression::too_many_actors:
            return "too_many_actors";
        case NoRegression::separated:
            return "separated";
    }
    return "";
}

namespace detail {

namespace {

void check(const PairMatrix& y, std::span<const PairMatrix> predictors, Pairs pairs) {
    if (predictors.empty()) throw std::invalid_argument("a regression needs a predictor");
    const auto fits = [&](const PairMatrix& matrix) { return pairs == Pairs::ordered || matrix.symmetric(); };
    bool symmetric = fits(y);
    for (const PairMatrix& x : predictors) {
        if (x.actor_count() != y.actor_count()) throw std::invalid_argument("matrices of different rosters");
        symmetric = symmetric && fits(x);
    }
    if (!symmetric) throw std::invalid_argument("unordered pairs need symmetric matrices");
}

}  // namespace

RegressionCells regression_cells(const PairMatrix& y, std::span<const PairMatrix> predictors, Pairs pairs) {
    check(y, predictors, pairs);
    const ActorId n = y.actor_count();
    const auto observed = [&](ActorId i, ActorId j) {
        return !std::isnan(y(i, j)) && std::none_of(predictors.begin(), predictors.end(),
                                                    [&](const PairMatrix& x) { return std::isnan(x(i, j)); });
    };
    std::vector<std::uint8_t> touched(n, 0);
    for (ActorId i = 0; i < n; ++i) {
        for (ActorId j = 0; j < n; ++j) {
            if (i != j && observed(i, j)) touched[i] = touched[j] = 1;
        }
    }
    RegressionCells data;
    data.unordered = pairs == Pairs::unordered;
    for (ActorId i = 0; i < n; ++i) {
        if (touched[i] != 0) data.people.push_back(i);
    }
    const auto people = static_cast<std::uint32_t>(data.people.size());
    for (std::uint32_t i = 0; i < people; ++i) {
        for (std::uint32_t j = data.unordered ? i + 1 : 0; j < people; ++j) {
            if (i == j) continue;
            if (observed(data.people[i], data.people[j])) {
                data.cells.push_back({i, j});
            } else {
                data.gaps = true;
            }
        }
    }
    const auto column = [&](const PairMatrix& matrix) {
        std::vector<double> values;
        values.reserve(data.cells.size());
        for (const RegressionCell& cell : data.cells)
            values.push_back(matrix(data.people[cell.from], data.people[cell.to]));
        return values;
    };
    data.y = column(y);
    data.columns = Columns(data.cells.size());
    data.columns.add(std::vector<double>(data.cells.size(), 1.0));
    for (const PairMatrix& x : predictors) data.columns.add(column(x));
    return data;
}

Columns without(const Columns& columns, std::size_t left_out) {
    Columns rest(columns.rows());
    for (std::size_t k = 0; k < columns.count(); ++k) {
        if (k != left_out) rest.add(columns[k]);
    }
    return rest;
}

RelabelledResiduals::RelabelledResiduals(const RegressionCells& data, std::span<const double> residuals)
    : data_(data), people_(data.people.size()), square_(people_ * people_, nan) {
    for (std::size_t c = 0; c < data.cells.size(); ++c) {
        const RegressionCell& cell = data.cells[c];
        square_[cell.from * people_ + cell.to] = residuals[c];
        if (data.unordered) square_[cell.to * people_ + cell.from] = residuals[c];
    }
}

void RelabelledResiduals::relabel(std::span<const std::uint32_t> order, std::span<double> drawn,
                                  std::vector<std::uint32_t>& dropped) const {
    if (!data_.gaps) {
        // Every cell is there, row by row: no need to look each one up.
        std::size_t c = 0;
        for (std::size_t i = 0; i < people_; ++i) {
            const double* const row = square_.data() + order[i] * people_;
            if (!data_.unordered) {
                for (std::size_t j = 0; j < i; ++j) drawn[c++] = row[order[j]];
            }
            for (std::size_t j = i + 1; j < people_; ++j) drawn[c++] = row[order[j]];
        }
        return;
    }
    dropped.clear();
    for (std::size_t c = 0; c < data_.cells.size(); ++c) {
        const RegressionCell& cell = data_.cells[c];
        drawn[c] = square_[order[cell.from] * people_ + order[cell.to]];
        if (!std::isnan(drawn[c])) continue;
        drawn[c] = 0;
        dropped.push_back(static_cast<std::uint32_t>(c));
    }
}

void RegressionTails::count(double drawn, double observed, double tolerance) {
    const double same = tolerance * std::max(1.0, std::abs(observed));
    const bool none = std::isnan(drawn);
    undefined += none ? 1U : 0U;
    at_least += none || drawn >= observed - same ? 1U : 0U;
    at_most += none || drawn <= observed + same ? 1U : 0U;
    two_sided += none || std::abs(drawn) >= std::abs(observed) - same ? 1U : 0U;
}

AllTails& AllTails::operator+=(const AllTails& other) {
    for (std::size_t k = 0; k < tails_.size(); ++k) {
        tails_[k].at_least += other.tails_[k].at_least;
        tails_[k].at_most += other.tails_[k].at_most;
        tails_[k].two_sided += other.tails_[k].two_sided;
        tails_[k].undefined += other.tails_[k].undefined;
    }
    return *this;
}

void RegressionTails::into(RegressionTerm& term, std::uint32_t draws) const {
    const auto p = [&](std::uint32_t count) { return draws == 0 ? nan : (1.0 + count) / (1.0 + draws); };
    term.p_at_least = p(at_least);
    term.p_at_most = p(at_most);
    term.p_two_sided = p(two_sided);
    term.draws_undefined = undefined;
}

NetworkRegression no_regression(const RegressionCells& data, const MrqapOptions& options, NoRegression why) {
    NetworkRegression result;
    result.why = why;
    result.terms.assign(data.columns.count(), RegressionTerm{nan, nan, nan, nan, nan, nan, 0});
    result.r_squared = result.deviance = result.null_deviance = nan;
    result.cells = data.cells.size();
    result.people = static_cast<ActorId>(data.people.size());
    result.seed = options.seed;
    return result;
}

NoRegression unfit(const RegressionCells& data) {
    if (data.cells.empty()) return NoRegression::no_cells;
    const auto [least, most] = std::minmax_element(data.y.begin(), data.y.end());
    if (*least == *most) return NoRegression::constant;
    return data.cells.size() <= data.columns.count() ? NoRegression::too_few : NoRegression::none;
}

}  // namespace detail
}  // namespace crosstie::infer
