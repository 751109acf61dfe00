#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <variant>

#include "graph/base/random.hpp"
#include "graph/infer/sturdiness.hpp"
#include "graph/model/network_builder.hpp"

namespace crosstie::infer {

namespace {

using measure::ActorScores;
using measure::undefined;

// Collects the values of the draws.
class Values {
 public:
    explicit Values(double value) { spread_.value = value; }
    void add(double drawn) {
        if (std::isnan(drawn)) return;
        least_ = spread_.defined == 0 ? drawn : std::min(least_, drawn);
        most_ = spread_.defined == 0 ? drawn : std::max(most_, drawn);
        ++spread_.defined;
        const double step = drawn - mean_;  // Welford's way, which loses no digits
        mean_ += step / spread_.defined;
        squares_ += step * (drawn - mean_);
    }
    [[nodiscard]] SilenceSpread spread() const {
        SilenceSpread result = spread_;
        const bool any = result.defined > 0;
        result.mean = any ? mean_ : undefined;
        result.least = any ? least_ : undefined;
        result.most = any ? most_ : undefined;
        result.sd = result.defined > 1 ? std::sqrt(squares_ / (result.defined - 1)) : undefined;
        return result;
    }

 private:
    SilenceSpread spread_;
    double mean_ = 0, squares_ = 0, least_ = 0, most_ = 0;
};

// Draws who falls silent, and reads what is left.
class Silencer {
 public:
    Silencer(const Network& reports, SilenceOptions options)
        : reports_(reports), options_(options), random_(options.seed) {
        if (!(options.share > 0 && options.share <= 1)) throw std::invalid_argument("a share lies between 0 and 1");
        for (ActorId i = 0; i < reports.actor_count(); ++i) {
            if (reports.observed().row_observed(i)) answered_.push_back(i);
        }
        const double people = std::round(options.share * static_cast<double>(answered_.size()));
        if (!answered_.empty()) silenced_ = std::max(std::uint32_t{1}, static_cast<std::uint32_t>(people));
    }

    [[nodiscard]] std::uint32_t silenced() const { return silenced_; }
    [[nodiscard]] std::uint32_t draws() const { return silenced_ > 0 ? options_.draws : 0; }
    [[nodiscard]] Network with_all_answers() const { return read_as(reports_, options_.direction); }

    Network draw() {
        random_.shuffle(std::span(answered_));
        const ActorId n = reports_.actor_count();
        std::vector<CellState> rows(n, CellState::answered);
        for (std::uint32_t k = 0; k < silenced_; ++k) rows[answered_[k]] = CellState::no_response;
        const auto silent = [&](ActorId i) { return rows[i] == CellState::no_response; };
        const auto tells = [&](ActorId i) { return !silent(i) && reports_.observed().row_observed(i); };
        const auto gone = [&](ActorId i, ActorId j) {
            if (reports_.directed()) return silent(i);
            return (silent(i) || silent(j)) && !tells(i) && !tells(j);
        };
        NetworkBuilder builder(n, ties_of(reports_));
        for (ActorId i = 0; i < n; ++i) {
            const auto others = reports_.out(i);
            const auto strength = reports_.out_strength(i);
            for (std::size_t k = 0; k < others.size(); ++k) {
                if (!reports_.directed() && others[k] < i) continue;
                if (!gone(i, others[k])) builder.add(i, others[k], strength.empty() ? 1.0 : strength[k]);
            }
        }
        builder.observe(ObservedPairs::both(reports_.observed(),
                                            ObservedPairs::with_gaps(rows, std::vector<std::uint8_t>(n, 0), {})));
        builder.keep_unobserved();
        return read_as(builder.build(), options_.direction);
    }

 private:
    const Network& reports_;
    SilenceOptions options_;
    Random random_;
    std::vector<ActorId> answered_;
    std::uint32_t silenced_ = 0;
};

void expect_applies(measure::Applies applies, const Network& network) {
    if (!measure::applies_to(applies, network)) throw std::invalid_argument("the measure is not for such a network");
}

// What a value names: people, pairs or sets, each as a list of actors. A number names nothing.
std::vector<std::vector<ActorId>> named_by(const measure::NetworkValue& value) {
    std::vector<std::vector<ActorId>> named;
    if (const auto* people = std::get_if<std::vector<ActorId>>(&value.value)) {
        for (const ActorId i : *people) named.push_back({i});
    } else if (const auto* pairs = std::get_if<std::vector<std::array<ActorId, 2>>>(&value.value)) {
        for (const auto& [i, j] : *pairs) named.push_back({i, j});
    } else if (const auto* sets = std::get_if<std::vector<std::vector<ActorId>>>(&value.value)) {
        named = *sets;
    }
    return named;
}

double number_of(const measure::NetworkValue& value) {
    const auto* number = std::get_if<double>(&value.value);
    return number != nullptr ? *number : static_cast<double>(named_by(value).size());
}

double correlation(const ActorScores& x, const ActorScores& y) {
    double n = 0;
    double mean_x = 0;
    double mean_y = 0;
    const auto both = [&](std::size_t i) { return !std::isnan(x[i]) && !std::isnan(y[i]); };
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!both(i)) continue;
        n += 1;
        mean_x += x[i];
        mean_y += y[i];
    }
    mean_x /= n;
    mean_y /= n;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!both(i)) continue;
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        yy += (y[i] - mean_y) * (y[i] - mean_y);
        xy += (x[i] - mean_x) * (y[i] - mean_y);
    }
    return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : undefined;
}

}  // namespace

NetworkSilence under_further_silence(const Network& reports, const measure::NetworkMeasure& measure,
                                     SilenceOptions options) {
    Silencer silencer(reports, options);
    const Network all = silencer.with_all_answers();
    expect_applies(measure.applies, all);
    const measure::NetworkValue value = measure.of(all);
    if (std::holds_alternative<std::vector<double>>(value.value)) {
        throw std::invalid_argument("a list of numbers has no single value to follow");
    }
    const auto named = named_by(value);
    std::vector<double> again(named.size(), 0);
    Values values(number_of(value));
    for (std::uint32_t draw = 0; draw < silencer.draws(); ++draw) {
        const measure::NetworkValue drawn = measure.of(silencer.draw());
        values.add(number_of(drawn));
        const auto now = named_by(drawn);
        for (std::size_t k = 0; k < named.size(); ++k) {
            if (std::find(now.begin(), now.end(), named[k]) != now.end()) again[k] += 1;
        }
    }
    NetworkSilence result{silencer.silenced(), silencer.draws(), values.spread(), {}};
    for (std::size_t k = 0; k < named.size(); ++k) {
        result.seen.push_back({named[k], result.draws > 0 ? again[k] / result.draws : undefined});
    }
    return result;
}

ActorSilence under_further_silence(const Network& reports, const measure::ActorMeasure& measure,
                                   SilenceOptions options) {
    Silencer silencer(reports, options);
    const Network all = silencer.with_all_answers();
    expect_applies(measure.applies, all);
    const ActorScores scores = measure.of(all);
    std::vector<Values> values(scores.begin(), scores.end());
    Values alike(1);
    for (std::uint32_t draw = 0; draw < silencer.draws(); ++draw) {
        const ActorScores drawn = measure.of(silencer.draw());
        for (std::size_t i = 0; i < scores.size(); ++i) values[i].add(drawn[i]);
        alike.add(correlation(scores, drawn));
    }
    ActorSilence result{silencer.silenced(), silencer.draws(), {}, alike.spread()};
    for (const Values& value : values) result.spread.push_back(value.spread());
    return result;
}

}  // namespace crosstie::infer
