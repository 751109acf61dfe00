#include "graph/survey/score_paths.hpp"

#include <vector>

namespace crosstie::survey {

namespace {

measure::ActorScores of_who_answered(measure::ActorScores scores, const Network& wave) {
    for (ActorId i = 0; i < wave.actor_count(); ++i) {
        const bool known = wave.observed().on_roster(i) && wave.observed().row_observed(i);
        if (!known) scores[i] = measure::undefined;
    }
    return scores;
}

}  // namespace

ScorePaths score_paths(const Study& study, const Comparison& comparison, std::string_view key) {
    std::vector<Network> waves;
    for (std::size_t wave = 0; wave < study.waves.size(); ++wave) {
        waves.push_back(network_as_read(study, comparison, wave));
    }
    ScorePaths found;
    for (const measure::ActorMeasure& measure : measure::actor_measures()) {
        if (measure.info.key == key && applies_to(measure.applies, waves.front())) found.measure = &measure;
    }
    if (found.measure == nullptr) return found;
    std::vector<measure::ActorScores> scores;
    for (const Network& wave : waves) {
        scores.push_back(of_who_answered(found.measure->of(measure::MeasuredNetwork(wave)), wave));
    }
    found.paths = change::trajectories(scores);
    return found;
}

}  // namespace crosstie::survey
