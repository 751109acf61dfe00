#include "io/answers/change/statistical_power_output.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <thread>

#include "graph/base/error.hpp"
#include "graph/survey/next_survey.hpp"
#include "io/answers/change/json_value.hpp"
#include "io/text/words.hpp"
#include "io/text/wrap.hpp"

namespace crosstie::io {

namespace {

std::string points(double share) { return std::isnan(share) ? "no" : decimal_words(share * 100, 1); }

}  // namespace

StatisticalPowerReport statistical_power_report(const Study& study, const StatisticalPowerRequest& request) {
    const survey::NextSurvey next = survey::next_survey(study, request.relation, request.tie_from);
    StatisticalPowerReport report;
    infer::SurveyPlan& plan = report.plan;
    plan = next.plan;
    plan.rise = request.rise;
    plan.churn = request.churn.value_or(plan.churn);
    report.churn_from = request.churn ? "given" : next.churn_observed ? "these waves" : "assumed";
    plan.response_before = request.response_before.value_or(plan.response_before);
    plan.response_after = request.response_after.value_or(plan.response_after);
    if (!(plan.density_before > 0) || !(plan.density_before < 1)) {
        throw Error("the first wave has no density between 0 and 1, so nothing can be said of a rise");
    }
    if (!(plan.rise >= 0) || plan.rise >= 1 - plan.density_before) {
        throw Error(fmt::format("a rise of {} leaves no room above a density of {}; give --power-rise less", plan.rise,
                                plan.density_before));
    }
    if (plan.actors < 3 || plan.actors > 2'000) throw Error("power is worked out for 3 to 2,000 people");
    report.options.seed = request.seed;
    report.options.threads = std::max(1U, std::thread::hardware_concurrency());
    report.power = infer::statistical_power(plan, report.options);
    return report;
}

std::string statistical_power_text(const StatisticalPowerReport& report) {
    const infer::SurveyPlan& plan = report.plan;
    const infer::StatisticalPower& power = report.power;
    std::string text = "\nWhat a change could be shown with\n";
    text += wrapped(
        fmt::format("Taken: {}; {} of pairs linked before; {} of links ending ({}), {} answering before and {} after; "
                    "people change differently, as groups like this do.",
                    people_words(plan.actors), percent_words(plan.density_before), percent_words(plan.churn),
                    report.churn_from, percent_words(plan.response_before), percent_words(plan.response_after)),
        80);
    text +=
        wrapped(fmt::format("A true rise of {} points would be called clear in {} of 100 such surveys, and clear or "
                            "likely in {}.",
                            points(plan.rise), decimal_words(power.clear * 100, 0),
                            decimal_words(power.clear_or_likely * 100, 0)),
                80);
    if (std::isnan(power.smallest_clear)) {
        text += wrapped("No rise would be called clear in 80 of 100 such surveys.", 80);
    } else {
        text +=
            wrapped(fmt::format("To be called clear in 80 of 100, a rise must be {} points or more; clear or likely, "
                                "{} points.",
                                points(power.smallest_clear), points(power.smallest_clear_or_likely)),
                    80);
    }
    text += wrapped(
        fmt::format("{} simulated surveys, seed {}.", count_words(report.options.runs), report.options.seed), 80);
    return text + wrapped(
                      "Who stays silent is taken to be chance. Where the least connected do, a rise is overstated, and "
                      "no number of people repairs that.",
                      80);
}

nlohmann::ordered_json statistical_power_json(const StatisticalPowerReport& report) {
    nlohmann::ordered_json json;
    const infer::SurveyPlan& plan = report.plan;
    const infer::StatisticalPower& power = report.power;
    json["actors"] = plan.actors;
    json["density_before"] = plan.density_before;
    json["rise"] = plan.rise;
    json["churn"] = plan.churn;
    json["churn_from"] = report.churn_from;
    json["response"] = {{"from", plan.response_before}, {"to", plan.response_after}};
    json["clear"] = power.clear;
    json["clear_or_likely"] = power.clear_or_likely;
    json["error"] = power.error;
    put(json, "smallest_clear", power.smallest_clear, "too_few");
    put(json, "smallest_clear_or_likely", power.smallest_clear_or_likely, "too_few");
    json["wanted"] = report.options.wanted;
    json["seed"] = report.options.seed;
    json["runs"] = report.options.runs;
    return json;
}

}  // namespace crosstie::io
