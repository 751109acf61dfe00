#include "graph/infer/statistical_power.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "graph/base/parallel_for.hpp"
#include "graph/base/random.hpp"
#include "graph/base/undefined.hpp"

namespace crosstie::infer {

namespace {

constexpr double actor_sd = 0.7;                               // of a and b at k = 1; u has 1
constexpr double pair_variance = 2 * actor_sd * actor_sd + 1;  // of a + b + u
constexpr double most_k = 6;
constexpr double most_delta = 8;  // in log odds: beyond it every pair is tied
constexpr int bisections = 40;
constexpr int survey_bisections = 11;  // 8 / 2^11: rises to a tenth of a point

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

// Mean of f(z) over a standard normal z.
template <typename Function>
double normal_mean(Function f, double step) {
    double sum = 0;
    double weight = 0;
    for (int k = static_cast<int>(-6 / step); k * step <= 6; ++k) {
        const double w = std::exp(-k * step * k * step / 2);
        weight += w;
        sum += w * f(k * step);
    }
    return sum / weight;
}

// The x in low .. high where the rising f reaches `wanted`; an end where it does not.
template <typename Function>
double where(Function f, double wanted, double low, double high) {
    for (int step = 0; step < bisections; ++step) {
        const double middle = (low + high) / 2;
        (f(middle) < wanted ? low : high) = middle;
    }
    return (low + high) / 2;
}

struct Model {
    double m = 0, k = 0;
    double shift_sd = 0;  // of (c_i + d_j)/2
    [[nodiscard]] double density(double at) const {
        const double sd = std::sqrt(k * k * pair_variance + shift_sd * shift_sd);
        return normal_mean([&](double z) { return logistic(at + sd * z); }, 0.05);
    }
    [[nodiscard]] double both() const {  // share of pairs tied at both waves, without a rise
        const double sd = k * std::sqrt(pair_variance);
        return normal_mean(
            [&](double h) {
                return normal_mean(
                    [&](double g) { return logistic(m + sd * g - shift_sd * h) * logistic(m + sd * g + shift_sd * h); },
                    0.1);
            },
            0.3);
    }
};

Model calibrated(const SurveyPlan& plan, double spread) {
    Model model;
    model.shift_sd = spread / std::sqrt(2.0);
    const auto with = [&](double k) {
        model.k = k;
        model.m = where([&](double m) { return model.density(m); }, plan.density_before, -60, 60);
    };
    const double k = where(
        [&](double tried) {
            with(tried);
            return model.both() / plan.density_before;
        },
        1 - plan.churn, 0, most_k);
    with(k);
    return model;
}

// One simulated survey, of which only the size of the rise is still open.
class Survey {
 public:
    Survey(const SurveyPlan& plan, const Model& model, double spread)
        : plan_(plan), model_(model), spread_(spread), n_(plan.actors), before_(n_ * n_), reach_(n_ * n_), d_(n_ * n_) {
        moments_.touching.resize(n_);
        moments_.touched_cells.resize(n_);
    }

    void draw(Random& random) {
        const auto normals = [&](double sd) {
            std::vector<double> values(n_);
            for (double& value : values) value = sd * random.normal();
            return values;
        };
        const std::vector<double> a = normals(actor_sd * model_.k);
        const std::vector<double> b = plan_.directed ? normals(actor_sd * model_.k) : a;
        const std::vector<double> c = normals(spread_ / 2);
        const std::vector<double> d = plan_.directed ? normals(spread_ / 2) : c;
        for (std::size_t i = 0; i < n_; ++i) {
            for (std::size_t j = 0; j < n_; ++j) {
                if (i == j) continue;
                const std::size_t cell = i * n_ + j;
                if (!plan_.directed && j < i) {
                    before_[cell] = before_[j * n_ + i];
                    reach_[cell] = reach_[j * n_ + i];
                    continue;
                }
                const double level = model_.m + a[i] + b[j] + model_.k * random.normal();
                const double shift = c[i] + d[j];
                before_[cell] = log_odds(random.unit()) < level - shift ? 1 : 0;
                reach_[cell] = log_odds(random.unit()) - level - shift;  // tied after when delta is above this
            }
        }
        std::vector<std::uint8_t> answers(n_, 1);
        silence(random, plan_.response_before, answers);
        silence(random, plan_.response_after, answers);
        answered_.clear();
        for (std::size_t i = 0; i < n_; ++i) {
            if (answers[i] != 0) answered_.push_back(i);
        }
    }

    struct Judged {
        Verdict verdict = Verdict::facts_only;  // clear and likely of a rise only
        double before = 0, after = 0, lost = 0, cells = 0;
    };

    Judged judge(double delta) {
        Judged judged;
        const bool whole_row = plan_.directed;  // undirected: only among those who answered
        ChangeMoments& m = moments_;
        const auto answered = static_cast<double>(answered_.size());
        const auto all = static_cast<double>(n_);
        std::fill(m.touching.begin(), m.touching.end(), 0.0);
        std::fill(m.touched_cells.begin(), m.touched_cells.end(), whole_row ? answered : 0.0);
        std::int64_t sum = 0;
        std::int64_t squares = 0;
        std::int64_t two_way_sum = 0;
        std::int64_t products = 0;
        std::int64_t ties = 0;
        std::int64_t gone = 0;
        column_.assign(n_, 0);
        for (const std::size_t i : answered_) {
            std::int32_t row = 0;
            std::int32_t changed = 0;
            std::int32_t tied = 0;
            const std::size_t start = i * n_;
            const auto look_at = [&](std::size_t j) {
                const auto was = static_cast<std::int32_t>(before_[start + j]);
                const std::int32_t difference = (reach_[start + j] < delta ? 1 : 0) - was;
                d_[start + j] = static_cast<std::int8_t>(difference);
                row += difference;
                changed += difference * difference;
                tied += was;
                column_[j] += difference;
            };
            if (whole_row) {
                for (std::size_t j = 0; j < i; ++j) look_at(j);
                for (std::size_t j = i + 1; j < n_; ++j) look_at(j);
            } else {
                for (const std::size_t j : answered_) {
                    if (i != j) look_at(j);
                }
            }
            m.touching[i] += row;
            m.touched_cells[i] = whole_row ? all - 1 + answered - 1 : 2 * (answered - 1);
            sum += row;
            squares += changed;
            ties += tied;
            gone += (changed - row) / 2;
        }
        for (std::size_t i = 0; i < n_; ++i) m.touching[i] += column_[i];
        for (const std::size_t i : answered_) {
            for (const std::size_t j : answered_) {
                if (i == j) continue;
                two_way_sum += d_[i * n_ + j];
                products += d_[i * n_ + j] * d_[j * n_ + i];
            }
        }
        m.people = whole_row ? all : answered;
        m.observed = whole_row ? answered * (all - 1) : answered * (answered - 1);
        m.two_way = answered * (answered - 1);
        m.sum = static_cast<double>(sum);
        m.squares = static_cast<double>(squares);
        m.two_way_sum = static_cast<double>(two_way_sum);
        m.two_way_products = static_cast<double>(products);
        judged.cells = m.observed;
        judged.before = static_cast<double>(ties);
        judged.after = static_cast<double>(ties + sum);
        judged.lost = static_cast<double>(gone);
        judged.verdict = Verdict::not_distinguishable;
        if (answered_.size() < fewest_actors || sum <= 0) return judged;
        const double d = m.sum / m.observed;
        const std::array mean{CellMean{1, &m, &blocks_, CellsOf::all}};
        const UnitError people = people_error(mean);
        const DensityTest for_people = density_test("", d, people.se, people.df);
        if (leaves_out_zero(for_people)) {
            count_blocks(whole_row);
            judged.verdict = verdict_on(for_people, areas_test(d, area_error(mean)));
        }
        return judged;
    }

    // The smallest delta that gets the word, infinite if none does.
    double smallest(bool likely_will_do) {
        const auto said = [&](double delta) {
            const Verdict verdict = judge(delta).verdict;
            return verdict == Verdict::clear || (likely_will_do && verdict == Verdict::likely);
        };
        if (!said(most_delta)) return std::numeric_limits<double>::infinity();
        double low = 0;
        double high = most_delta;
        for (int step = 0; step < survey_bisections; ++step) {
            const double middle = (low + high) / 2;
            (said(middle) ? high : low) = middle;
        }
        return high;
    }

 private:
    static double log_odds(double share) { return std::log(share / (1 - share)); }

    // People are dealt to the areas in turn.
    void count_blocks(bool whole_row) {
        const std::size_t areas = plan_.areas;
        if (areas == 0) return;
        blocks_.areas = blocks_.units = areas;
        blocks_.sum.assign(areas * areas, 0.0);
        blocks_.cells.assign(areas * areas, 0.0);
        std::vector<double> row_sum(areas), row_cells(areas);
        for (const std::size_t i : answered_) {
            std::fill(row_sum.begin(), row_sum.end(), 0.0);
            std::fill(row_cells.begin(), row_cells.end(), 0.0);
            const auto look_at = [&](std::size_t j, std::size_t h) {
                if (i == j) return;
                row_sum[h] += d_[i * n_ + j];
                row_cells[h] += 1;
            };
            if (whole_row) {
                for (std::size_t j = 0, h = 0; j < n_; ++j, h = h + 1 == areas ? 0 : h + 1) look_at(j, h);
            } else {
                for (const std::size_t j : answered_) look_at(j, j % areas);
            }
            const std::size_t g = i % areas;
            for (std::size_t h = 0; h < areas; ++h) {
                blocks_.sum[g * areas + h] += row_sum[h];
                blocks_.cells[g * areas + h] += row_cells[h];
                if (g == h) continue;
                blocks_.sum[h * areas + g] += row_sum[h];
                blocks_.cells[h * areas + g] += row_cells[h];
            }
        }
    }

    void silence(Random& random, double response, std::vector<std::uint8_t>& answers) const {
        std::vector<std::size_t> order(n_);
        std::iota(order.begin(), order.end(), std::size_t{0});
        random.shuffle(std::span(order));
        const auto silent = static_cast<std::size_t>(std::lround((1 - response) * static_cast<double>(n_)));
        for (std::size_t k = 0; k < silent; ++k) answers[order[k]] = 0;
    }

    const SurveyPlan& plan_;
    const Model& model_;
    double spread_;
    std::size_t n_;
    std::vector<std::uint8_t> before_;
    std::vector<double> reach_;
    std::vector<std::int8_t> d_;
    std::vector<std::int32_t> column_;
    std::vector<std::size_t> answered_;
    ChangeMoments moments_;
    AreaBlocks blocks_;
};

void expect_possible(const SurveyPlan& plan) {
    const auto share = [](double value) { return value >= 0 && value <= 1; };
    const bool rise = plan.rise >= 0 && plan.rise < 1 - plan.density_before;
    const bool density = plan.density_before > 0 && plan.density_before < 1;
    if (!density || !rise || !share(plan.churn) || !share(plan.response_before) || !share(plan.response_after)) {
        throw std::invalid_argument("a survey plan needs shares between 0 and 1, and room for the rise");
    }
    if (plan.actors < 3 || plan.actors > 2000) throw std::invalid_argument("a survey plan needs 3 to 2,000 actors");
}

// The value that a share of them does not exceed.
double smallest_enough(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const auto count = static_cast<double>(values.size());
    const auto place = static_cast<std::size_t>(std::max(0.0, std::ceil(share * count - 1e-9) - 1));
    return values[std::min(place, values.size() - 1)];
}

}  // namespace

StatisticalPower statistical_power(const SurveyPlan& plan, StatisticalPowerOptions options) {
    expect_possible(plan);
    const Model model = calibrated(plan, options.spread);
    const double delta =
        where([&](double tried) { return model.density(model.m + tried); }, plan.density_before + plan.rise, 0, 60);

    struct Outcome {
        Survey::Judged judged;
        double clear = 0, either = 0;  // smallest delta
    };
    std::vector<Outcome> outcomes(options.runs);
    constexpr std::size_t runs_a_piece = 16;
    const std::size_t pieces = (outcomes.size() + runs_a_piece - 1) / runs_a_piece;
    parallel_for(pieces, options.threads, [&](std::size_t piece) {
        Random random(options.seed, piece);
        Survey survey(plan, model, options.spread);
        const std::size_t end = std::min(outcomes.size(), (piece + 1) * runs_a_piece);
        for (std::size_t run = piece * runs_a_piece; run < end; ++run) {
            survey.draw(random);
            outcomes[run] = {survey.judge(delta), survey.smallest(false), survey.smallest(true)};
        }
    });

    StatisticalPower power{0, 0, nan, nan, nan, nan, nan, nan, 1 - model.both() / plan.density_before};
    if (outcomes.empty()) return power;
    std::vector<double> clear;
    std::vector<double> either;
    Survey::Judged sum;
    for (const Outcome& outcome : outcomes) {
        const Survey::Judged& judged = outcome.judged;
        power.clear += judged.verdict == Verdict::clear ? 1 : 0;
        power.clear_or_likely += judged.verdict == Verdict::clear || judged.verdict == Verdict::likely ? 1 : 0;
        clear.push_back(outcome.clear);
        either.push_back(outcome.either);
        sum.before += judged.before;
        sum.after += judged.after;
        sum.lost += judged.lost;
        sum.cells += judged.cells;
    }
    const auto runs = static_cast<double>(outcomes.size());
    power.clear /= runs;
    power.clear_or_likely /= runs;
    power.error = std::sqrt(power.clear * (1 - power.clear) / runs);
    const auto rise_at = [&](double at) {
        return std::isinf(at) ? nan : model.density(model.m + at) - plan.density_before;
    };
    power.smallest_clear = rise_at(smallest_enough(std::move(clear), options.wanted));
    power.smallest_clear_or_likely = rise_at(smallest_enough(std::move(either), options.wanted));
    if (sum.cells > 0) {
        power.density_before = sum.before / sum.cells;
        power.rise = (sum.after - sum.before) / sum.cells;
        power.churn = sum.before > 0 ? sum.lost / sum.before : nan;
    }
    return power;
}

}  // namespace crosstie::infer
