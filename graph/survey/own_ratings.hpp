#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/study.hpp"

namespace crosstie::survey {

inline constexpr std::size_t fewest_rated_for_test = 10;  // fewer: facts only

struct OwnRatingOptions {
    std::size_t from = 0, to = 1;  // waves
    std::uint64_t seed = 20170301;
    std::uint32_t draws = 5000;
};

/// Did paired differences fall on one side by more than luck?
struct SignFlip {
    double p = 0;             // two-sided; NaN: no difference given, or none differs from 0
    bool exact = false;       // all signs counted, otherwise drawn
    std::uint32_t draws = 0;  // 0 where exact or undefined
};

/// Sign-flip test of paired differences.
///
/// Definition  under chance each difference is as likely + as -. p = share of all sign patterns whose sum is as far from
///             0 as the sum found. Exact where the differences are whole numbers and their sizes add up to 100,000 at
///             most; otherwise p = (1 + draws as far) / (1 + draws)
/// Result      0 .. 1, never 0
/// Undefined   no difference other than 0; no draws where draws are needed: NaN
/// Ties        none
/// Errors      none
/// Cost        exact: O(n x sum of sizes); drawn: O(n x draws)
/// Source      Fisher 1935, The Design of Experiments, section 21
[[nodiscard]] SignFlip sign_flip(std::span<const double> differences, std::uint64_t seed, std::uint32_t draws);

/// Do two columns rise together, person by person?
struct RankAssociation {
    std::size_t people = 0;
    double correlation = 0;   // -1 .. 1; NaN: a column without variation
    double p = 0;             // two-sided; NaN: no correlation or no draws
    std::uint32_t draws = 0;  // 0 where p is undefined
};

/// Rank correlation of two columns with a permutation p.
///
/// Definition  Spearman's: Pearson's correlation of ranks, equal values share their mean rank; one column shuffled over
///             people, p = (1 + draws with |r| as large) / (1 + draws)
/// Result      -1 .. 1
/// Undefined   fewer than 2 people, or all values of a column equal: NaN
/// Ties        none
/// Errors      std::invalid_argument when the columns differ in length
/// Cost        O(n log n + n x draws)
/// Source      Spearman 1904, doi:10.2307/1412159
[[nodiscard]] RankAssociation rank_association(std::span<const double> one, std::span<const double> other,
                                               std::uint64_t seed, std::uint32_t draws);

/// What people said of themselves on one item, before and after.
struct RatingChange {
    std::string item;
    std::size_t rated_from = 0, rated_to = 0;     // people on the roster of that wave who rated it
    std::size_t both = 0;                         // who rated it at both waves: all that follows is of them
    double mean_from = 0, mean_to = 0, mean = 0;  // mean = mean_to - mean_from; NaN: nobody
    std::size_t higher = 0, same = 0, lower = 0;
    double se = 0;                 // of the mean change; NaN as ci95
    std::array<double, 2> ci95{};  // t, both - 1 df; NaN: facts only
    SignFlip test;                 // NaN: facts only
    double test_holm = 0;          // over the items tested
    RankAssociation with_gain;     // change of the rating with new contacts; NaN: facts only
    double with_gain_holm = 0;     // over the items tested
    bool facts_only = false;       // fewer than fewest_rated_for_test rated it both times
};

struct OwnRatings {
    OwnRatingOptions options;
    std::size_t roster_from = 0, roster_to = 0;
    std::vector<RatingChange> items;  // as the table first names them
};

/// How leaders' ratings of themselves changed, and whether the change goes with new contacts.
///
/// Definition  paired: people on both rosters with a score at both waves. Interval: mean change +- t(0.975, both - 1) x
///             sd / sqrt(both). Companion: sign_flip of the changes. With gain: rank_association of a person's change
///             with `gained` of that person, over people of whom both are known. Holm over the items with a p, for
///             either test apart
/// Result      one row an item that somebody rated at either wave; means in the unit of the scores
/// Undefined   nobody rated both times: means NaN; fewer than 10: facts only, interval and tests NaN
/// Ties        none here; `gained` says which network
/// Errors      std::invalid_argument when the study has no such waves, or `gained` is not one per actor
/// Cost        O(items x people x draws)
/// Source      Student 1908, doi:10.2307/2331554; Holm 1979, Scandinavian J Statistics 6:65; METHODS section 5 for the rule
///             that fewer than 10 are facts only
[[nodiscard]] OwnRatings own_ratings(const Study& study, std::span<const std::optional<std::uint32_t>> gained,
                                     const OwnRatingOptions& options);

}  // namespace crosstie::survey
