#include "graph/survey/change_detail.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "graph/model/date.hpp"
#include "graph/survey/few_people.hpp"

namespace crosstie::survey {

namespace {

constexpr ActorId most_actors_explained = 1'000;
constexpr ActorId most_actors_logistic = 150;  // each of its draws is fitted in rounds
constexpr std::uint32_t most_draws_linear = 2000, most_draws_logistic = 1000;
constexpr double own_threshold = std::numeric_limits<double>::quiet_NaN();

class Detailer {
 public:
    Detailer(const Networks& networks, const Comparison& comparison, ChangeDetailOptions options)
        : networks_(networks),
          study_(networks.study()),
          c_(comparison),
          options_(options),
          before_(networks.read(c_.options.relation, c_.options.from, c_.tie_from, c_.direction)),
          after_(networks.read(c_.options.relation, c_.options.to, c_.tie_from, c_.direction)) {}

    ChangeDetail take() {
        treatments();
        strengths();
        if (before_.directed()) detail_.dyads = change::dyad_shifts(before_, after_);
        relations();
        if (c_.has_areas) areas();
        detail_.people =
            infer::ego_change(before_, after_, c_.has_areas ? &c_.cross_area.areas : nullptr,
                              {.seed = c_.options.seed, .draws = c_.options.draws, .threads = c_.options.threads});
        infer::EgoChange& people = detail_.people;
        for (infer::PairedChange* change :
             {&people.contacts, &people.areas_reached, &people.share_outside, &people.blau, &people.effective_size})
            unless_few(*change);
        work_streams();
        explanation();
        return std::move(detail_);
    }

 private:
    const ObservedPairs& asked(std::size_t wave) const { return study_.answers[c_.options.relation][wave].observed; }

    void treatments() {
        change::TreatmentOptions options;
        options.seed = c_.options.seed;
        options.draws = std::min<std::uint32_t>(c_.options.draws, 1000);
        if (c_.has_areas) options.areas = &c_.cross_area.areas;
        if (!study_.relations[c_.options.relation].directed) options.meaning = change::Meaning::mutual;
        detail_.treatments = change::treatments(before_, after_, asked(c_.options.from), asked(c_.options.to), options);
    }

    void strengths() {
        const Network& before = networks_.read(c_.options.relation, c_.options.from, 0, c_.direction);
        const Network& after = networks_.read(c_.options.relation, c_.options.to, 0, c_.direction);
        detail_.strengths = change::strength_shift(before, after);
        if (c_.has_areas) {
            detail_.strengths_by_area = change::strength_shift_by_area(before, after, c_.cross_area.areas);
        }
    }

    void relations() {
        for (std::size_t relation = 0; relation < study_.relations.size(); ++relation) {
            const double least = relation == c_.options.relation ? c_.tie_from : own_threshold;
            const auto at = [&](std::size_t wave, double tie_from) -> const Network& {
                return networks_.read(relation, wave, tie_from, c_.direction);
            };
            detail_.relations.push_back(change::turnover(at(c_.options.from, least), at(c_.options.to, least)));
            detail_.relation_strengths.push_back(change::strength_shift(at(c_.options.from, 0), at(c_.options.to, 0)));
        }
        if (study_.waves.size() < 3) return;
        std::vector<Network> waves;
        for (std::size_t wave = 0; wave < study_.waves.size(); ++wave) {
            waves.push_back(network_as_read(networks_, c_, wave));
        }
        detail_.along = change::turnover_along(waves);
    }

    void areas() {
        const infer::RateOptions options{
            .seed = c_.options.seed, .draws = c_.options.draws, .threads = c_.options.threads};
        detail_.formation = infer::formation_rates(before_, after_, c_.cross_area.areas, options);
        if (c_.density.actors < infer::fewest_actors)
            without_intervals(detail_.formation->across, detail_.formation->within,
                              detail_.formation->across_against_within);
        detail_.blocks =
            infer::block_changes(before_, after_, c_.cross_area.areas,
                                 {.seed = c_.options.seed, .draws = c_.options.draws, .threads = c_.options.threads});
        const auto second = study_.attributes.partition(c_.options.by, study_.waves[c_.options.to].key);
        detail_.flow = change::group_flow(c_.cross_area.areas, *second, asked(c_.options.from), asked(c_.options.to));
    }

    void work_streams() {
        const std::size_t streams = study_.work_streams.size();
        Partition only{std::vector<std::uint32_t>(study_.actor_count(), Partition::none), {}};
        for (std::size_t stream = 0; stream < streams; ++stream) {
            only.labels.push_back(study_.work_streams[stream].label);
        }
        for (const ActorId i : c_.stayers) {
            const auto& of = study_.actors[i].work_streams;
            if (of.size() != 1) continue;
            const auto at = std::find_if(study_.work_streams.begin(), study_.work_streams.end(),
                                         [&](const WorkStream& stream) { return stream.id == of.front(); });
            if (at != study_.work_streams.end())
                only.group[i] = static_cast<std::uint32_t>(at - study_.work_streams.begin());
        }
        detail_.work_streams = work_stream_changes(study_, c_, before_, after_);
        if (detail_.work_streams.size() < 2) return;
        detail_.stream_contrasts = work_stream_contrasts(study_, c_, before_, after_);
        for (const ActorId i : c_.stayers)
            detail_.in_several_streams += study_.actors[i].work_streams.size() > 1 ? 1U : 0U;
        detail_.inside_work_streams = infer::pooled_density_change(
            before_, after_, only, {.areas = c_.has_areas ? &c_.cross_area.areas : nullptr});
        unless_facts_only(*detail_.inside_work_streams);
    }

    // 1 where two people share a work-stream; unknown where either belongs to none.
    infer::PairMatrix shared_work_stream() const {
        infer::PairMatrix shared(study_.actor_count());
        for (ActorId i = 0; i < study_.actor_count(); ++i) {
            const auto& of = study_.actors[i].work_streams;
            for (ActorId j = 0; j < study_.actor_count(); ++j) {
                const auto& others = study_.actors[j].work_streams;
                if (of.empty() || others.empty()) {
                    shared(i, j) = std::numeric_limits<double>::quiet_NaN();
                } else {
                    shared(i, j) = std::find_first_of(of.begin(), of.end(), others.begin(), others.end()) != of.end();
                }
            }
        }
        return shared;
    }

    // Registered meetings that two people both attended, for certain between the waves; nullopt: no pair met.
    std::optional<infer::PairMatrix> times_met() const {
        const std::string& from = study_.waves[c_.options.from].date;
        const std::string& to = study_.waves[c_.options.to].date;
        if (!is_date(from) || !is_date(to)) return std::nullopt;
        std::vector<infer::Attendance> lines;
        for (const Attended& line : study_.attended) {
            const Meeting& meeting = study_.meetings[line.meeting];
            if (meeting.registered && surely_before(from, meeting.date) && surely_before(meeting.date, to))
                lines.push_back({line.actor, static_cast<std::uint32_t>(line.meeting)});
        }
        infer::PairMatrix met = infer::shared_meetings(study_.actor_count(), std::move(lines));
        for (ActorId i = 0; i < study_.actor_count(); ++i) {
            for (ActorId j = 0; j < i; ++j) {
                if (met(i, j) > 0) return met;
            }
        }
        return std::nullopt;
    }

    void explanation() {
        Explanation& told = detail_.explanation;
        if (study_.actor_count() > most_actors_explained) {
            told.regression.why = told.logistic.why = infer::NoRegression::too_many_actors;
            return;
        }
        std::vector<infer::PairMatrix> predictors{infer::tie_matrix(before_)};
        told.predictors.emplace_back("link before");
        const auto same = [&](const std::string& attribute, const std::string& name) {
            const auto groups = study_.attributes.partition(attribute, study_.waves[c_.options.from].key);
            if (!groups || groups->group_count() < 2 || groups->group_count() == study_.actor_count()) return;
            predictors.push_back(infer::same_group_matrix(*groups));
            told.predictors.push_back(name);
        };
        if (c_.has_areas) same(c_.options.by, "same " + study_.by.singular);
        if (c_.options.by != "organisation") same("organisation", "same organisation");
        if (study_.work_streams.size() > 1) {
            predictors.push_back(shared_work_stream());
            told.predictors.emplace_back("shared work-stream");
        }
        if (auto met = times_met()) {
            predictors.push_back(*std::move(met));
            told.predictors.emplace_back("each meeting both attended");
        }
        const infer::PairMatrix outcome = infer::tie_matrix(after_);
        const infer::MrqapOptions options{.pairs = after_.directed() ? infer::Pairs::ordered : infer::Pairs::unordered,
                                          .seed = c_.options.seed,
                                          .draws = std::min(c_.options.draws, most_draws_linear),
                                          .threads = c_.options.threads};
        told.regression = infer::mrqap_linear(outcome, predictors, options);
        while (told.regression.why == infer::NoRegression::dependent && predictors.size() > 1) {
            told.left_out.push_back(std::move(told.predictors.back()));
            told.predictors.pop_back();
            predictors.pop_back();
            told.regression = infer::mrqap_linear(outcome, predictors, options);
        }
        if (!options_.odds) {
            told.logistic.why = infer::NoRegression::not_asked;
            return;
        }
        if (study_.actor_count() > most_actors_logistic) {
            told.logistic.why = infer::NoRegression::too_many_actors;
            return;
        }
        infer::MrqapOptions fewer = options;
        fewer.draws = std::min(options.draws, most_draws_logistic);
        told.logistic = infer::mrqap_logistic(outcome, predictors, fewer);
    }

    const Networks& networks_;
    const Study& study_;
    const Comparison& c_;
    ChangeDetailOptions options_;
    const Network &before_, &after_;
    ChangeDetail detail_;
};

}  // namespace

ChangeDetail change_detail(const Networks& networks, const Comparison& comparison, ChangeDetailOptions options) {
    return Detailer(networks, comparison, options).take();
}

}  // namespace crosstie::survey
