#include "graph/infer/change_detail.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace crosstie::infer {

namespace {

constexpr ActorId most_actors_explained = 1'000;
constexpr double own_threshold = std::numeric_limits<double>::quiet_NaN();

Network read_as(Network network, Direction direction) {
    return direction == Direction::directed ? network : symmetrise(network, direction);
}

class Detailer {
 public:
    Detailer(const Study& study, const Comparison& comparison)
        : study_(study),
          c_(comparison),
          before_(read_as(network_at(study, c_.options.relation, c_.options.from, c_.tie_from), c_.direction)),
          after_(read_as(network_at(study, c_.options.relation, c_.options.to, c_.tie_from), c_.direction)) {}

    ChangeDetail take() {
        treatments();
        strengths();
        if (before_.directed()) detail_.dyads = change::dyad_shifts(before_, after_);
        relations();
        if (c_.has_areas) areas();
        detail_.people =
            ego_change(before_, after_, c_.has_areas ? &c_.cross_area.areas : nullptr,
                       {.seed = c_.options.seed, .draws = c_.options.draws, .threads = c_.options.threads});
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
        const Network before = read_as(network_at(study_, c_.options.relation, c_.options.from, 0), c_.direction);
        const Network after = read_as(network_at(study_, c_.options.relation, c_.options.to, 0), c_.direction);
        detail_.strengths = change::strength_shift(before, after);
        if (c_.has_areas) {
            detail_.strengths_by_area = change::strength_shift_by_area(before, after, c_.cross_area.areas);
        }
    }

    void relations() {
        for (std::size_t relation = 0; relation < study_.relations.size(); ++relation) {
            const double least = relation == c_.options.relation ? c_.tie_from : own_threshold;
            const Direction direction = study_.relations[relation].directed ? c_.direction : Direction::directed;
            detail_.relations.push_back(
                change::turnover(read_as(network_at(study_, relation, c_.options.from, least), direction),
                                 read_as(network_at(study_, relation, c_.options.to, least), direction)));
        }
        if (study_.waves.size() < 3) return;
        std::vector<Network> waves;
        for (std::size_t wave = 0; wave < study_.waves.size(); ++wave) {
            waves.push_back(read_as(network_at(study_, c_.options.relation, wave, c_.tie_from), c_.direction));
        }
        detail_.along = change::turnover_along(waves);
    }

    void areas() {
        const RateOptions options{.seed = c_.options.seed, .draws = c_.options.draws, .threads = c_.options.threads};
        detail_.formation = formation_rates(before_, after_, c_.cross_area.areas, options);
        detail_.blocks =
            block_changes(before_, after_, c_.cross_area.areas,
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
        for (const ActorId i : c_.stayers)
            detail_.in_several_streams += study_.actors[i].work_streams.size() > 1 ? 1U : 0U;
        detail_.inside_work_streams = pooled_density_change(before_, after_, only);
    }

    // 1 where two people share a work-stream; unknown where either belongs to none.
    PairMatrix shared_work_stream() const {
        PairMatrix shared(study_.actor_count());
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

    void explanation() {
        Explanation& told = detail_.explanation;
        if (study_.actor_count() > most_actors_explained) {
            told.regression.why = NoRegression::too_many_actors;
            return;
        }
        std::vector<PairMatrix> predictors{tie_matrix(before_)};
        told.predictors.emplace_back("link before");
        const auto same = [&](const std::string& attribute, const std::string& name) {
            const auto groups = study_.attributes.partition(attribute, study_.waves[c_.options.from].key);
            if (!groups || groups->group_count() < 2 || groups->group_count() == study_.actor_count()) return;
            predictors.push_back(same_group_matrix(*groups));
            told.predictors.push_back(name);
        };
        if (c_.has_areas) same(c_.options.by, "same " + study_.by.singular);
        if (c_.options.by != "organisation") same("organisation", "same organisation");
        if (study_.work_streams.size() > 1) {
            predictors.push_back(shared_work_stream());
            told.predictors.emplace_back("shared work-stream");
        }
        told.regression = mrqap_linear(tie_matrix(after_), predictors,
                                       {.pairs = after_.directed() ? Pairs::ordered : Pairs::unordered,
                                        .seed = c_.options.seed,
                                        .draws = std::min<std::uint32_t>(c_.options.draws, 2000),
                                        .threads = c_.options.threads});
    }

    const Study& study_;
    const Comparison& c_;
    Network before_, after_;
    ChangeDetail detail_;
};

}  // namespace

ChangeDetail change_detail(const Study& study, const Comparison& comparison) {
    return Detailer(study, comparison).take();
}

}  // namespace crosstie::infer
