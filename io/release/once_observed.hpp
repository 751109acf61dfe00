#pragma once
#include "graph/model/study.hpp"
#include "graph/survey/change_detail.hpp"
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

/// The same for all waves of the comparison's relation.
[[nodiscard]] bool all_waves_shown(const Study& study, const survey::Comparison& comparison, const Disclosed& shown);

/// May a figure over all work-streams together be shown: is none of them, whose figure this less the others would give,
/// too small?
[[nodiscard]] bool pooled_shown(const survey::ChangeDetail& detail, const Disclosed& shown);

}  // namespace crosstie::io
