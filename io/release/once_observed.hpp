#pragma once
#include "graph/model/study.hpp"
#include "graph/survey/comparison.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

/// Figures that differ from those on pairs answered both times by the answers of a few people would, set beside them,
/// tell what these few said. Each says whether an edition may show its figures; the group and named editions may.
///
/// Definition  people behind a difference: who left, or answered some pair before only; who joined, or answered some
///             pair after only; who did not answer both times. None is fine, and so are min_group and more.
class OnceObserved {
 public:
    OnceObserved(const Study& study, const survey::Comparison& comparison);

    /// Ties and density of each wave on its own.
    [[nodiscard]] bool waves_shown(std::size_t least) const;
    /// What the unanswered pairs could do: bounds and tipping point.
    [[nodiscard]] bool bounds_shown(std::size_t least) const;
    /// Non-response treated several ways, beside the waves' own figures.
    [[nodiscard]] bool treatments_shown(std::size_t least) const;

 private:
    std::size_t before_only_ = 0, after_only_ = 0, either_only_ = 0, not_both_ = 0, joiners_ = 0, leavers_ = 0;
};

[[nodiscard]] bool bounds_shown(const Study& study, const survey::Comparison& comparison, const Disclosed& shown);
[[nodiscard]] bool treatments_shown(const Study& study, const survey::Comparison& comparison, const Disclosed& shown);

/// May the turnover of another relation, or from another wave, be shown: did enough people answer it at both?
[[nodiscard]] bool turnover_shown(const Study& study, std::size_t relation, std::size_t from, std::size_t to,
                                  const Disclosed& shown);

/// May the turnover from each survey to each later one be shown, and when links were there? Each row counts one survey's
/// links over other pairs: two rows of a survey differ by what those answered at it who were silent at another.
///
/// Definition  the pairs answered at each two surveys, at all of them, and, where they are shown, at each survey compared:
///             of every two of these that share a survey, nobody or min_group people and more have answers in the one
///             and not in the other; and as many answered each two
/// Cost        O(waves^4 x (people + exceptions)) where answers are missing
[[nodiscard]] bool along_shown(const Study& study, const survey::Comparison& comparison, const Disclosed& shown);

/// May what one survey says by its own answers be shown, beside what is shown from survey to survey?
[[nodiscard]] bool survey_shown(const Study& study, const survey::Comparison& comparison, std::size_t wave,
                                const Disclosed& shown);

/// May figures of pairs of whom both answered about each other stand beside figures of all answers? Their difference is
/// what others said of people who did not answer.
///
/// Definition  people named, and people naming, in answered pairs that the other of the two did not answer, at both
///             surveys (or at one: `from` equal to `to`): nobody, or min_group and more
[[nodiscard]] bool complete_case_shown(const Study& study, std::size_t relation, std::size_t from, std::size_t to,
                                       const Disclosed& shown);
/// The same at one survey.
[[nodiscard]] bool complete_case_shown(const Study& study, std::size_t relation, std::size_t wave, Edition edition);

/// May figures of pairs answered on two questions at both surveys stand beside those of each question?
///
/// Definition  people who answered a pair on the one question both times and not on the other: nobody, or min_group and
///             more, of either question
[[nodiscard]] bool two_questions_shown(const Study& study, std::size_t one, std::size_t other, std::size_t from,
                                       std::size_t to, const Disclosed& shown);

}  // namespace crosstie::io
