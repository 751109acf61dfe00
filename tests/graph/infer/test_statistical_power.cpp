#include "graph/infer/statistical_power.hpp"

#include <cmath>
#include <stdexcept>
#include <vector>

#include "graph/base/random.hpp"
#include "graph/model/network_builder.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/near.hpp"

using namespace crosstie;
using namespace crosstie::infer;
using crosstie::test::near;

namespace {

double logistic(double x) { return 1 / (1 + std::exp(-x)); }

// The model of METHODS section 5 by plain simulation: actors change by sd 0.5, both of 0.7 and 1 as there.
struct Simulated {
    double before = 0, after = 0, kept = 0, clear = 0, either = 0;
};

Simulated simulated(ActorId n, double mean, double delta, double response, int surveys) {
    Random random(7);
    Simulated result;
    double cells = 0;
    for (int survey = 0; survey < surveys; ++survey) {
        std::vector<double> a(n), b(n), c(n), d(n);
        for (ActorId i = 0; i < n; ++i) {
            a[i] = 0.7 * random.normal();
            b[i] = 0.7 * random.normal();
            c[i] = 0.5 * random.normal();
            d[i] = 0.5 * random.normal();
        }
        NetworkBuilder before(n, Ties::directed);
        NetworkBuilder after(n, Ties::directed);
        for (ActorId i = 0; i < n; ++i) {
            for (ActorId j = 0; j < n; ++j) {
                if (i == j) continue;
                const double level = mean + a[i] + b[j] + random.normal();
                const bool was = random.unit() < logistic(level - (c[i] + d[j]) / 2);
                const bool is = random.unit() < logistic(level + delta + (c[i] + d[j]) / 2);
                if (was) before.add(i, j);
                if (is) after.add(i, j);
                cells += 1;
                result.before += was;
                result.after += is;
                result.kept += was && is;
            }
        }
        for (NetworkBuilder* wave : {&before, &after}) {
            std::vector<CellState> rows(n, CellState::answered);
            std::vector<ActorId> order(n);
            for (ActorId i = 0; i < n; ++i) order[i] = i;
            random.shuffle(std::span(order));
            for (int k = 0; k < std::lround((1 - response) * n); ++k)
                rows[order[std::size_t(k)]] = CellState::no_response;
            wave->observe(ObservedPairs::with_gaps(rows, std::vector<std::uint8_t>(n, 0), {}));
        }
        Partition areas{{}, {"a", "b", "c", "d", "e"}};
        for (ActorId i = 0; i < n; ++i) areas.group.push_back(i % 5);
        const DensityChange change = density_change(before.build(), after.build(), {.areas = &areas});
        const bool rise = change.difference > 0;
        result.clear += rise && change.verdict == Verdict::clear;
        result.either += rise && (change.verdict == Verdict::clear || change.verdict == Verdict::likely);
    }
    for (double* count : {&result.before, &result.after, &result.kept}) *count /= cells;
    for (double* count : {&result.clear, &result.either}) *count /= surveys;
    return result;
}

}  // namespace

TEST_CASE("statistical power: chances agree with surveys simulated and judged one by one",
          "[infer][statistical_power]") {
    for (const double response : {1.0, 0.8}) {
        const Simulated still = simulated(22, -1.45, 0, 1, 100);
        const Simulated moved = simulated(22, -1.45, 0.6, response, 150);
        const SurveyPlan plan{.actors = 22,
                              .density_before = moved.before,
                              .rise = moved.after - moved.before,
                              .churn = 1 - still.kept / still.before,
                              .response_before = response,
                              .response_after = response,
                              .areas = 5};
        const StatisticalPower power = statistical_power(plan, {.runs = 300});
        CHECK(near(power.churn_without_rise, plan.churn, 1e-4));
        CHECK(std::abs(power.density_before - moved.before) < 0.02);
        CHECK(std::abs(power.rise - plan.rise) < 0.01);
        CHECK(std::abs(power.churn - (1 - moved.kept / moved.before)) < 0.02);
        CHECK(std::abs(power.clear - moved.clear) < 0.14);  // three standard errors of 150 and 300 surveys
        CHECK(std::abs(power.clear_or_likely - moved.either) < 0.14);
    }
}

TEST_CASE("statistical power: at the smallest rise shown the chance is the wanted one", "[infer][statistical_power]") {
    for (const bool directed : {true, false}) {
        SurveyPlan plan{.actors = 20, .areas = 5, .directed = directed};
        const StatisticalPowerOptions options{.runs = 100};
        const StatisticalPower first = statistical_power(plan, options);
        CHECK(first.smallest_clear_or_likely <= first.smallest_clear);
        plan.rise = first.smallest_clear;  // the same surveys are drawn again
        CHECK(std::abs(statistical_power(plan, options).clear - 0.8) < 0.03);
        plan.rise = first.smallest_clear_or_likely;
        CHECK(std::abs(statistical_power(plan, options).clear_or_likely - 0.8) < 0.03);
    }
}

TEST_CASE("statistical power: more people, more answers and less spread show smaller rises",
          "[infer][statistical_power]") {
    const StatisticalPowerOptions options{.runs = 80};
    const SurveyPlan plan{.actors = 20, .areas = 5};
    SurveyPlan larger = plan;
    larger.actors = 30;
    SurveyPlan quieter = plan;
    quieter.response_after = 0.7;
    const double smallest = statistical_power(plan, options).smallest_clear;
    CHECK(statistical_power(larger, options).smallest_clear < smallest);
    CHECK(statistical_power(quieter, options).smallest_clear > smallest);
    CHECK(statistical_power(plan, {.spread = 1.0, .runs = 80}).smallest_clear > smallest);
}

TEST_CASE("statistical power: no more than the error rate of the rule where nothing rises",
          "[infer][statistical_power]") {
    CHECK(statistical_power({.actors = 20, .rise = 0, .areas = 5}, {.runs = 150}).clear < 0.06);
}

TEST_CASE("statistical power: the same for any number of threads", "[infer][statistical_power]") {
    const SurveyPlan plan{.actors = 12, .response_after = 0.9, .areas = 4};
    const StatisticalPower one = statistical_power(plan, {.runs = 60, .threads = 1});
    const StatisticalPower three = statistical_power(plan, {.runs = 60, .threads = 3});
    CHECK(one.clear == three.clear);
    CHECK(one.smallest_clear == three.smallest_clear);
    CHECK(one.churn == three.churn);
}

TEST_CASE("statistical power: too few people show nothing, and a churn no model attains is told",
          "[infer][statistical_power]") {
    const StatisticalPower no_areas = statistical_power({.actors = 20}, {.runs = 50});
    CHECK(no_areas.clear == 0);
    CHECK(std::isnan(no_areas.smallest_clear));
    CHECK(std::isfinite(no_areas.smallest_clear_or_likely));
    const StatisticalPower few = statistical_power({.actors = 9}, {.runs = 50});
    CHECK(few.clear == 0);
    CHECK(std::isnan(few.smallest_clear));
    CHECK(statistical_power({.actors = 12, .churn = 1}, {.runs = 10}).churn_without_rise <
          0.9);  // chance alone keeps a tie
    CHECK(std::isnan(statistical_power({.actors = 12}, {.runs = 0}).smallest_clear));
    CHECK(statistical_power({.actors = 12, .response_before = 0}, {.runs = 10}).clear == 0);
    CHECK_THROWS_AS(statistical_power({.density_before = 0}), std::invalid_argument);
    CHECK_THROWS_AS(statistical_power({.density_before = 0.5, .rise = 0.5}), std::invalid_argument);
    CHECK_THROWS_AS(statistical_power({.churn = 1.2}), std::invalid_argument);
    CHECK_THROWS_AS(statistical_power({.actors = 2}), std::invalid_argument);
}
