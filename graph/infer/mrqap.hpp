#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "graph/infer/pair_matrix.hpp"

namespace crosstie::infer {

enum class Pairs { ordered, unordered };

struct MrqapOptions {
    Pairs pairs = Pairs::ordered;  // unordered: every matrix must be symmetric, each pair is one cell
    std::uint64_t seed = 1;
    std::uint32_t draws = 1000;
    unsigned threads = 1;  // results do not depend on it
};

/// Why a regression of networks has no answer.
enum class NoRegression {
    none,             // it has one
    not_asked,        // nobody asked
    no_cells,         // no pair was observed in the outcome and in every predictor
    too_few,          // not more cells than coefficients
    constant,         // the outcome is the same in every cell
    dependent,        // a predictor is constant, or follows from the others
    exact,            // the predictors give the outcome without error: no t
    too_many_actors,  // more than the caller allows
    separated         // logistic: the predictors tell ties from non-ties without error somewhere, coefficients run off
};
[[nodiscard]] std::string_view name_of(NoRegression why);

/// One row of the table. p-values are (1 + b)/(1 + draws) on the statistic; the constant has none: NaN.
struct RegressionTerm {
    double coefficient = 0;
    double standard_error = 0;  // the ordinary one, good only for the statistic
    double statistic = 0;       // coefficient / standard error: t, or z when logistic
    double p_at_least = 0;
    double p_at_most = 0;
    double p_two_sided = 0;             // drawn |statistic| at least as large
    std::uint32_t draws_undefined = 0;  // draws whose fit has no answer: counted as extreme in every tail
};

struct NetworkRegression {
    NoRegression why = NoRegression::none;
    std::vector<RegressionTerm> terms;  // the constant, then the predictors in their order; NaN when `why` says so
    double r_squared = 0;               // NaN when logistic
    double deviance = 0;                // NaN when linear; so is the next
    double null_deviance = 0;           // of the constant alone
    std::uint64_t cells = 0;            // observed in the outcome and in every predictor
    ActorId people = 0;                 // actors with such a cell: those who are relabelled
    std::uint64_t seed = 0;
    std::uint32_t draws = 0;
};

/// Which of several networks go with the outcome, each with the others held fixed?
///
/// Definition  least squares of y on a constant and the predictors over the off-diagonal cells observed in all of them.
///             Test of predictor k: its residual on the others, rows and columns relabelled together, takes its place;
///             only cells observed before and after relabelling are fitted; pivot t
/// Result      coefficients, t, p = (1 + b)/(1 + draws), R^2 0 .. 1
/// Undefined   see NoRegression: every number NaN
/// Ties        whatever numbers the matrices hold
/// Errors      std::invalid_argument: no predictor, matrices of different rosters, or unordered pairs of a matrix that is
///             not symmetric
/// Cost        O(draws (n^2 + k^2 v^2)) time where the cells are of v kinds, alike in outcome and predictors, and v^2 is
///             below their number; else O(draws k (k + gaps k^2 / cells) cells). O(k cells + k n^2) memory
/// Source      Dekker, Krackhardt, Snijders 2007, doi:10.1007/s11336-007-9016-1
[[nodiscard]] NetworkRegression mrqap_linear(const PairMatrix& y, std::span<const PairMatrix> predictors,
                                             const MrqapOptions& options = {});

/// The same question when the outcome is a tie or none: odds instead of amounts.
///
/// Definition  maximum likelihood of logit P(y = 1) = constant + predictors, by reweighted least squares; test as
///             mrqap_linear, the residual of predictor k that of least squares, pivot z
/// Result      coefficients (log odds), z, p = (1 + b)/(1 + draws), deviances at least 0
/// Undefined   see NoRegression: every number NaN
/// Ties        y is 0 or 1
/// Errors      as mrqap_linear, and for a y other than 0 or 1
/// Cost        as mrqap_linear, with O(k^3 v^2) or O(k^3 cells) a draw, some five rounds of reweighting each
/// Source      Dekker, Krackhardt, Snijders 2007, doi:10.1007/s11336-007-9016-1
[[nodiscard]] NetworkRegression mrqap_logistic(const PairMatrix& y, std::span<const PairMatrix> predictors,
                                               const MrqapOptions& options = {});

}  // namespace crosstie::infer
