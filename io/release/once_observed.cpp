#include "io/release/once_observed.hpp"

#include <algorithm>

namespace crosstie::io {

namespace {

bool few(std::size_t people, std::size_t least) { return people > 0 && people < least; }

}  // namespace

OnceObserved::OnceObserved(const Study& study, const survey::Comparison& c)
    : joiners_(c.joiners.size()), leavers_(c.leavers.size()) {
    const ObservedPairs& first = study.answers[c.options.relation][c.options.from].observed;
    const ObservedPairs& second = study.answers[c.options.relation][c.options.to].observed;
    if (first.complete() && second.complete()) return;
    for (const ActorId i : c.stayers) {
        bool before = false, after = false;
        for (const ActorId j : c.stayers) {
            if (i == j || (before && after)) continue;
            const bool then = first.contains(i, j), now = second.contains(i, j);
            before = before || (then && !now);
            after = after || (now && !then);
        }
        before_only_ += before ? 1U : 0U;
        after_only_ += after ? 1U : 0U;
        either_only_ += before || after ? 1U : 0U;
        not_both_ += first.row_observed(i) && second.row_observed(i) ? 0U : 1U;
    }
}

bool OnceObserved::waves_shown(std::size_t least) const {
    return !few(leavers_ + before_only_, least) && !few(joiners_ + after_only_, least);
}

bool OnceObserved::bounds_shown(std::size_t least) const { return !few(either_only_, least); }

bool OnceObserved::treatments_shown(std::size_t least) const {
    const bool beside_waves = waves_shown(least) && (few(leavers_, least) || few(joiners_, least));
    return !few(before_only_, least) && !few(after_only_, least) && !few(not_both_, least) && !beside_waves;
}

bool bounds_shown(const Study& study, const survey::Comparison& comparison, const Disclosed& shown) {
    return shown.edition != Edition::public_ || OnceObserved(study, comparison).bounds_shown(shown.min_group);
}

bool treatments_shown(const Study& study, const survey::Comparison& comparison, const Disclosed& shown) {
    return shown.edition != Edition::public_ || OnceObserved(study, comparison).treatments_shown(shown.min_group);
}

bool turnover_shown(const Study& study, std::size_t relation, std::size_t from, std::size_t to,
                    const Disclosed& shown) {
    if (shown.edition != Edition::public_) return true;
    std::size_t both = 0;
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        both += study.answers[relation][from].observed.row_observed(i) &&
                        study.answers[relation][to].observed.row_observed(i)
                    ? 1U
                    : 0U;
    }
    return both >= shown.min_group;
}

bool all_waves_shown(const Study& study, const survey::Comparison& c, const Disclosed& shown) {
    for (std::size_t from = 0; from < study.waves.size(); ++from) {
        for (std::size_t to = from + 1; to < study.waves.size(); ++to) {
            if (!turnover_shown(study, c.options.relation, from, to, shown)) return false;
        }
    }
    return true;
}

bool pooled_shown(const survey::ChangeDetail& detail, const Disclosed& shown) {
    if (shown.edition != Edition::public_ || !detail.inside_work_streams) return true;
    if (detail.inside_work_streams->actors < shown.min_group) return false;
    return std::none_of(detail.work_streams.begin(), detail.work_streams.end(), [&](const auto& stream) {
        return few(std::min<std::size_t>(stream.members.size(), stream.change.actors), shown.min_group);
    });
}

}  // namespace crosstie::io
