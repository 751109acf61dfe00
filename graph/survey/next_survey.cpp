#include "graph/survey/next_survey.hpp"

#include <cmath>
#include <optional>
#include <set>

#include "graph/change/turnover.hpp"
#include "graph/measure/cohesion.hpp"
#include "graph/model/select.hpp"
#include "graph/survey/who_answered.hpp"

namespace crosstie::survey {

NextSurvey next_survey(const Study& study, std::size_t relation, double tie_from, const std::string& by) {
    const std::size_t last = study.waves.size() - 1;
    const Network first_wave = network_at(study, relation, 0, tie_from);
    NextSurvey next;
    next.plan.actors = study.answers[relation][last].observed.roster_count();
    next.plan.density_before = measure::density(first_wave);
    next.plan.directed = first_wave.directed();
    const auto areas = by.empty() ? std::nullopt : study.attributes.partition(by, study.waves[last].key);
    if (areas) {
        std::set<std::uint32_t> there;
        for (ActorId i = 0; i < study.actor_count(); ++i) {
            if (areas->known(i) && study.answers[relation][last].observed.on_roster(i)) there.insert(areas->group[i]);
        }
        next.plan.areas = static_cast<std::uint32_t>(there.size());
    }
    if (last > 0) {
        const double kept = change::turnover(first_wave, network_at(study, relation, last, tie_from)).retention();
        next.churn_observed = !std::isnan(kept);
        if (next.churn_observed) next.plan.churn = 1 - kept;
    }
    const auto response = [&](std::size_t wave) {
        const double share = who_answered(study, relation, wave).share();
        return std::isnan(share) ? 1.0 : share;
    };
    next.plan.response_before = response(0);
    next.plan.response_after = response(last);
    return next;
}

}  // namespace crosstie::survey
