#include "io/release/once_observed.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace crosstie::io {

namespace {

bool few(std::size_t people, std::size_t least) { return people > 0 && people < least; }

/// What some figure counts: the pairs answered at each of these surveys.
struct AnsweredAt {
    std::set<std::size_t> waves;
    ObservedPairs pairs;
};

/// People with answers in `these` pairs and not in `those`: who is in no pair of those, and who says more in these.
std::size_t people_beyond(const ObservedPairs& these, const ObservedPairs& those) {
    if (those.complete()) return 0;
    const ObservedPairs shared = ObservedPairs::both(these, those);
    std::vector<ActorId> gone;
    for (ActorId i = 0; i < these.actor_count(); ++i) {
        if (these.on_roster(i) && !those.on_roster(i)) gone.push_back(i);
    }
    std::size_t people = gone.size();
    for (ActorId i = 0; i < these.actor_count(); ++i) {
        if (!those.on_roster(i)) continue;
        // Pairs with those who are gone are theirs already, and not one more person's.
        const auto with_gone =
            static_cast<std::uint64_t>(std::ranges::count_if(gone, [&](ActorId j) { return these.contains(i, j); }));
        people += these.row_count(i) > shared.row_count(i) + with_gone ? 1U : 0U;
    }
    return people;
}

bool tell_of_few(const ObservedPairs& one, const ObservedPairs& other, std::size_t least) {
    return few(people_beyond(one, other), least) || few(people_beyond(other, one), least);
}

bool share_a_survey(const AnsweredAt& one, const AnsweredAt& other) {
    return std::ranges::any_of(one.waves, [&](std::size_t wave) { return other.waves.contains(wave); });
}

/// Of every two surveys, and of all of them.
std::vector<AnsweredAt> answered_together(const Study& study, std::size_t relation) {
    const std::vector<Answers>& answers = study.answers[relation];
    std::vector<AnsweredAt> all;
    AnsweredAt every{{}, answers.front().observed};
    for (std::size_t from = 0; from < study.waves.size(); ++from) {
        every.waves.insert(from);
        every.pairs = ObservedPairs::both(every.pairs, answers[from].observed);
        for (std::size_t to = from + 1; to < study.waves.size(); ++to) {
            all.push_back({{from, to}, ObservedPairs::both(answers[from].observed, answers[to].observed)});
        }
    }
    all.push_back(std::move(every));
    return all;
}

bool complete_cases_tell_of_enough(const Study& study, std::size_t relation, std::size_t from, std::size_t to) {
    const ObservedPairs answered =
        ObservedPairs::both(study.answers[relation][from].observed, study.answers[relation][to].observed);
    if (answered.complete()) return true;
    const ObservedPairs by_both = answered.both_directions();
    std::size_t named = 0, naming = 0;
    for (ActorId i = 0; i < study.actor_count(); ++i) {
        named += answered.column_count(i) > by_both.row_count(i) ? 1U : 0U;
        naming += answered.row_count(i) > by_both.row_count(i) ? 1U : 0U;
    }
    return !few(named, study.min_group) && !few(naming, study.min_group);
}

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

bool along_shown(const Study& study, const survey::Comparison& c, const Disclosed& shown) {
    if (shown.edition != Edition::public_) return true;
    const std::size_t relation = c.options.relation;
    for (std::size_t from = 0; from < study.waves.size(); ++from) {
        for (std::size_t to = from + 1; to < study.waves.size(); ++to) {
            if (!turnover_shown(study, relation, from, to, shown)) return false;
        }
    }
    std::vector<AnsweredAt> all = answered_together(study, relation);
    for (const std::size_t wave : {c.options.from, c.options.to}) {
        if (shown.waves_shown) all.push_back({{wave}, study.answers[relation][wave].observed});
    }
    for (std::size_t one = 0; one < all.size(); ++one) {
        for (std::size_t other = one + 1; other < all.size(); ++other) {
            if (share_a_survey(all[one], all[other]) && tell_of_few(all[one].pairs, all[other].pairs, shown.min_group))
                return false;
        }
    }
    return true;
}

bool complete_case_shown(const Study& study, std::size_t relation, std::size_t from, std::size_t to,
                         const Disclosed& shown) {
    return shown.edition != Edition::public_ || complete_cases_tell_of_enough(study, relation, from, to);
}

bool complete_case_shown(const Study& study, std::size_t relation, std::size_t wave, Edition edition) {
    return edition != Edition::public_ || complete_cases_tell_of_enough(study, relation, wave, wave);
}

bool two_questions_shown(const Study& study, std::size_t one, std::size_t other, std::size_t from, std::size_t to,
                         const Disclosed& shown) {
    if (shown.edition != Edition::public_) return true;
    const auto both_times = [&](std::size_t relation) {
        return ObservedPairs::both(study.answers[relation][from].observed, study.answers[relation][to].observed);
    };
    return !tell_of_few(both_times(one), both_times(other), shown.min_group);
}

bool survey_shown(const Study& study, const survey::Comparison& c, std::size_t wave, const Disclosed& shown) {
    if (shown.edition != Edition::public_) return true;
    if (wave == c.options.from || wave == c.options.to) return shown.waves_shown;
    if (!shown.along_shown) return true;  // then nothing else counts what was answered at this survey
    const ObservedPairs& own = study.answers[c.options.relation][wave].observed;
    return std::ranges::none_of(answered_together(study, c.options.relation), [&](const AnsweredAt& other) {
        return other.waves.contains(wave) && tell_of_few(own, other.pairs, shown.min_group);
    });
}

}  // namespace crosstie::io
