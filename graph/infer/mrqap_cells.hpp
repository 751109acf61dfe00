#pragma once
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "graph/base/draws.hpp"
#include "graph/infer/least_squares.hpp"
#include "graph/infer/mrqap.hpp"

// What the linear and the logistic regression of networks share; no part of the public interface.
namespace crosstie::infer::detail {

struct RegressionCell {
    std::uint32_t from, to;  // places among the people
};

struct RegressionCells {
    std::vector<ActorId> people;
    std::vector<RegressionCell> cells;  // row by row
    bool gaps = false;                  // some cell among the people is not observed
    bool unordered = false;
    std::vector<double> y;
    Columns columns{0};  // a column of ones, then the predictors
};

[[nodiscard]] RegressionCells regression_cells(const PairMatrix& y, std::span<const PairMatrix> predictors,
                                               Pairs pairs);

/// Every column but `left_out`.
[[nodiscard]] Columns without(const Columns& columns, std::size_t left_out);

/// One predictor's residuals, ready to be relabelled: a square over the people, NaN where not observed.
class RelabelledResiduals {
 public:
    RelabelledResiduals(const RegressionCells& data, std::span<const double> residuals);
    /// Fills `drawn` with the residual that `order` brings to each cell; a cell it brings none to gets 0 and is listed.
    void relabel(std::span<const std::uint32_t> order, std::span<double> drawn,
                 std::vector<std::uint32_t>& dropped) const;

 private:
    const RegressionCells& data_;
    std::size_t people_;
    std::vector<double> square_;
};

/// Counts how far out an observed statistic lies.
struct RegressionTails {
    std::uint32_t at_least = 0, at_most = 0, two_sided = 0, undefined = 0;
    void count(double drawn, double observed, double tolerance);
    void into(RegressionTerm& term, std::uint32_t draws) const;
};

/// RegressionTails of every predictor.
class AllTails {
 public:
    explicit AllTails(std::size_t predictors) : tails_(predictors) {}
    RegressionTails& operator[](std::size_t predictor) { return tails_[predictor]; }
    AllTails& operator+=(const AllTails& other);

 private:
    std::vector<RegressionTails> tails_;
};

/// The order that a draw puts the people in, where every test looks its cells up by itself.
class NewOrder {
 public:
    void relabel(std::span<const std::uint32_t> order) { order_ = order; }
    [[nodiscard]] std::span<const std::uint32_t> order() const noexcept { return order_; }

 private:
    std::span<const std::uint32_t> order_;
};

/// Relabels the people at random and counts how far out each term's statistic lies. A test has room of its own, and so
/// has what a draw does once for all of them; each piece of draws copies both.
template <typename Test, typename Relabelled>
void permute(const std::vector<Test>& tests, const Relabelled& relabelled, const RegressionCells& data,
             const MrqapOptions& options, double tolerance, NetworkRegression& result) {
    AllTails tails = tallied(
        options.seed, options.draws, options.threads, AllTails(tests.size()), [&](Random& random, std::uint32_t count) {
            AllTails found(tests.size());
            std::vector<Test> own = tests;
            Relabelled drawn = relabelled;
            std::vector<std::uint32_t> order(data.people.size());
            std::iota(order.begin(), order.end(), 0U);
            for (std::uint32_t draw = 0; draw < count; ++draw) {
                random.shuffle(std::span(order));
                drawn.relabel(order);
                for (std::size_t k = 0; k < own.size(); ++k) {
                    found[k].count(own[k].statistic(drawn), result.terms[k + 1].statistic, tolerance);
                }
            }
            return found;
        });
    result.draws = options.draws;
    for (std::size_t k = 0; k < tests.size(); ++k) tails[k].into(result.terms[k + 1], options.draws);
}

/// A result without numbers, and the reason.
[[nodiscard]] NetworkRegression no_regression(const RegressionCells& data, const MrqapOptions& options,
                                              NoRegression why);

/// What can be said before any fit: no cells, too few, a constant outcome.
[[nodiscard]] NoRegression unfit(const RegressionCells& data);

}  // namespace crosstie::infer::detail
