#pragma once
#include <cstdint>

#include "graph/infer/density_change.hpp"
#include "graph/model/ids.hpp"

namespace crosstie::infer {

/// A survey that is still to be made.
struct SurveyPlan {
    ActorId actors = 25;
    double density_before = 0.25;
    double rise = 0.05;            // of density, expected
    double churn = 0.4;            // share of the first wave's ties gone at the second, were there no rise
    double response_before = 1.0;  // share of people who answer; silent people are drawn at random, anew at each wave
    double response_after = 1.0;
    std::uint32_t areas = 0;  // that people are of, as evenly as they come; 0: no areas to ask, and nothing is clear
    bool directed = true;     // false: a pair is one tie, read when both people answered
};

struct StatisticalPowerOptions {
    double spread = 0.5;  // how differently people change: sd of c and d below, in log odds
    double wanted = 0.8;  // chance for the smallest rise shown
    std::uint64_t seed = 20170301;
    std::uint32_t runs = 1000;
    unsigned threads = 1;  // results do not depend on it
};

/// What the wording rule would say of such a survey, and how often.
struct StatisticalPower {
    double clear = 0;            // chance of the word "clear", for a rise
    double clear_or_likely = 0;  // chance of either word
    double error = 0;            // standard error of `clear`, from the number of runs
    double smallest_clear = 0;   // smallest rise that is clear with the wanted chance; NaN: no rise is
    double smallest_clear_or_likely = 0;
    double density_before = 0, rise = 0, churn = 0;  // means of the simulated surveys; churn with the rise
    double churn_without_rise = 0;                   // as modelled; differs from the plan where no model attains that
};

/// Before the survey: how likely is it that a true rise will be shown?
///
/// Definition  simulated surveys, logit p1 = m + k (a_i + b_j + u_ij) - (c_i + d_j)/2, logit p2 = m + delta + k (a_i +
///             b_j + u_ij) + (c_i + d_j)/2, normal effects with sd 0.7, 0.7, 1, spread, spread, the ties of the waves
///             independent given these; m, k and delta are chosen so that density before, churn without a rise and rise
///             are the plan's. Undirected: b = a, d = c and u the same both ways. Areas change as one here, but for the
///             people in them. Chance: share of surveys that
///             density_change would call so. Smallest rise: the wanted quantile, over surveys, of the smallest delta
///             that gets the word, all else drawn the same
/// Result      chances 0 .. 1; rises 0 .. 1 - density
/// Undefined   fewer than 3 areas: nothing is clear; no runs, or fewer than 10 people who answer both times in most surveys: smallest rise NaN, chance 0
/// Ties        binary
/// Errors      std::invalid_argument when the plan's shares are outside 0 .. 1, density is 0 or 1, rise is not 0 ..
///             below 1 - density, fewer than 3 or more than 2,000 actors
/// Cost        O(runs n^2) over threads
/// Source      the model of METHODS section 5; calibration by quadrature
[[nodiscard]] StatisticalPower statistical_power(const SurveyPlan& plan, StatisticalPowerOptions options = {});

}  // namespace crosstie::infer
