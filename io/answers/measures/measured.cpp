// Works out what `measure` and `groups` were asked, for one survey, and nothing that the edition may not show.
#include "io/answers/measures/measured.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/base/error.hpp"
#include "graph/survey/who_answered.hpp"
#include "io/release/measures_shown.hpp"
#include "io/release/once_observed.hpp"

namespace crosstie::io {

namespace {

constexpr const char* no_person = "the public edition shows no person; choose --edition group or named";

bool lists_people(const measure::NetworkValue& value) {
    return value.value.index() >= 2;  // people, or pairs or sets of them
}

void refuse_few(const Study& study, const Measured& result) {
    const std::size_t answered = result.roster.size() - result.silent.size();
    if (std::min(result.roster.size(), answered) >= study.min_group) return;
    throw Error(
        fmt::format("fewer than {} people {} this wave, so a public edition would show single people; ask for "
                    "the group edition",
                    study.min_group, result.roster.size() < study.min_group ? "are on the list at" : "answered at"));
}

class Measurer {
 public:
    Measurer(const Study& study, const MeasureRequest& request) : study_(study) {
        result_.request = request;
        result_.direction = study.relations[request.relation].directed ? request.direction : Direction::union_;
        network_ = network_at(study, request.relation, request.wave, request.tie_from, result_.direction);
        result_.tie_from = std::isnan(request.tie_from) ? study.relations[request.relation].tie_from : request.tie_from;
        measured_.emplace(*network_);
        survey::Asked asked = survey::asked_for(*network_, study.answers[request.relation][request.wave].observed);
        result_.pairs_observed = asked.pairs_observed;
        result_.pairs_possible = asked.pairs_possible;
        result_.roster = std::move(asked.roster);
        result_.silent = std::move(asked.silent);
    }

    Measured take() {
        if (!people_shown()) refuse_few(study_, result_);
        network();
        areas();
        actors();
        against_chance();
        if (!known_) {
            throw Error(fmt::format("'{}' is not measured on a network read as {}{}; see 'crosstie list'",
                                    result_.request.key, name_of(result_.direction),
                                    network_->valued() ? "" : " without strengths"));
        }
        return std::move(result_);
    }

 private:
    bool people_shown() const { return shows_people(result_.request.edition); }
    bool asked(const measure::MeasureInfo& info, measure::Applies applies, bool all) {
        const std::string& key = result_.request.key;
        if (!measure::applies_to(applies, *network_) || !(key.empty() ? all : key == info.key)) return false;
        known_ = true;
        return true;
    }

    // A measure that is too much for a network of this size is not told with the others; asked for by itself, it fails.
    template <typename Value, typename Of>
    Value within_limits(Value otherwise, std::string_view key, measure::When when, const Of& of) {
        if (!result_.request.key.empty()) return of();
        try {
            if (measure::with_others(when, *network_)) return of();
        } catch (const LimitReached&) {
        }
        result_.left_out.push_back(key);
        return otherwise;
    }

    void network() {
        for (const measure::NetworkMeasure& one : measure::network_measures()) {
            if (!asked(one.info, one.applies, result_.request.network && one.when != measure::When::by_key)) continue;
            measure::NetworkValue value = within_limits<measure::NetworkValue>(
                {measure::undefined, "limit"}, one.info.key, one.when, [&] { return one.of(*measured_); });
            if (!people_shown() && lists_people(value)) {
                if (!result_.request.key.empty()) throw Error(no_person);
                continue;
            }
            const bool shown =
                people_shown() || measure_shown(one.info.key, value, measured_people(), study_.min_group);
            if (!shown && !result_.request.key.empty()) {
                throw Error(
                    fmt::format("the public edition does not tell '{}' here, which gives back the figure of one "
                                "person or of fewer than {}; choose --edition group or named",
                                one.info.key, study_.min_group));
            }
            if (!shown) value.value = measure::undefined;
            result_.network.push_back({&one, std::move(value), {}, !shown});
        }
    }

    const MeasuredPeople& measured_people() {
        if (!people_) {
            const auto all = measure::network_measures();
            const auto found = std::ranges::find(all, std::string_view("components_weak_sizes"),
                                                 [](const auto& one) { return one.info.key; });
            const MeasureRequest& request = result_.request;
            people_ = {std::get<std::vector<double>>(found->of(*measured_).value), result_.roster.size(),
                       result_.silent.size(),
                       complete_case_shown(study_, request.relation, request.wave, request.edition)};
        }
        return *people_;
    }

    void areas() {
        const MeasureRequest& request = result_.request;
        for (const measure::AreaMeasure& one : measure::area_measures()) {
            const bool of_actors = one.per == measure::Per::actor;
            if (!asked(one.info, one.applies,
                       (of_actors ? request.actors || request.scores_by_area : request.areas) && !request.by.empty())) {
                continue;
            }
            if (request.by.empty()) throw Error(fmt::format("'{}' is measured by area; give --by", one.info.key));
            if (of_actors && !people_shown()) throw Error(no_person);
            if (!result_.areas) {
                result_.areas = measured_areas(study_, request.relation, request.wave, request.by, request.edition);
            }
            std::vector<double> values = one.of(*measured_, result_.areas->areas);
            if (of_actors) {
                result_.actors.push_back({&one.info, std::move(values), one.why});
            } else {
                result_.by_area.push_back({&one, std::move(values)});
            }
        }
    }

    void actors() {
        std::vector<Measured::ActorColumn> columns;
        for (const measure::ActorMeasure& one : measure::actor_measures()) {
            if (!asked(one.info, one.applies, result_.request.actors && one.when != measure::When::by_key)) continue;
            if (!people_shown()) throw Error(no_person);
            const std::size_t left_out = result_.left_out.size();
            const auto none = measure::ActorScores(study_.actor_count(), measure::undefined);
            auto scores = within_limits(none, one.info.key, one.when, [&] { return one.of(*measured_); });
            const bool limit = result_.left_out.size() > left_out;
            columns.push_back({&one.info, std::move(scores), limit ? std::string_view("limit") : one.why});
        }
        result_.actors.insert(result_.actors.begin(), std::make_move_iterator(columns.begin()),
                              std::make_move_iterator(columns.end()));
    }

    void against_chance() {
        if (!result_.request.against || !known_) return;
        const bool one_number = !result_.network.empty() &&
                                result_.network[0].measure->applies != measure::Applies::valued &&
                                result_.network.size() == 1 && !result_.request.key.empty() &&
                                std::holds_alternative<double>(result_.network[0].value.value);
        if (!one_number) {
            throw Error(
                "--against sets one number of the network beside chance; name it with --measure, such as "
                "--measure transitivity");
        }
        Measured::NetworkRow& row = result_.network[0];
        const auto statistic = [&row](const Network& drawn) { return std::get<double>(row.measure->of(drawn).value); };
        row.chance = infer::cug_test(*network_, statistic, *result_.request.against);
    }

    const Study& study_;
    Measured result_;
    std::optional<Network> network_;
    std::optional<measure::MeasuredNetwork> measured_;
    std::optional<MeasuredPeople> people_;
    bool known_ = false;
};

}  // namespace

Measured measured(const Study& study, const MeasureRequest& request) { return Measurer(study, request).take(); }

}  // namespace crosstie::io
