#include "io/answers/change/statistical_power_output.hpp"

#include <fmt/format.h>

#include <cmath>
#include <thread>

#include "graph/base/error.hpp"
#include "graph/survey/next_survey.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

std::string points(double share) { return hundredths_words(share, 1); }

std::vector<std::string> sentences(const StatisticalPowerReport& report) {
    const infer::SurveyPlan& plan = report.plan;
    const infer::StatisticalPower& power = report.power;
    std::vector<std::string> told{
        fmt::format("Taken: {}; {} of pairs linked before; {} of links ending ({}), {} answering before and {} after; "
                    "people change differently, as groups like this do{}.",
                    people_words(plan.actors), percent_words(plan.density_before), percent_words(plan.churn),
                    report.churn_from, percent_words(plan.response_before), percent_words(plan.response_after),
                    plan.areas > 0 ? fmt::format("; they are of {}", counted(plan.areas, "area", "areas")) : ""),
        fmt::format("A true rise of {} points would be called clear in {} of 100 such surveys, and clear or likely in "
                    "{}.",
                    points(plan.rise), hundredths_words(power.clear, 0), hundredths_words(power.clear_or_likely, 0))};
    if (std::isnan(power.smallest_clear)) {
        told.emplace_back(plan.areas < 3 ? "No rise is called clear without 3 areas to ask."
                                         : "No rise would be called clear in 80 of 100 such surveys.");
        if (!std::isnan(power.smallest_clear_or_likely)) {
            told.push_back(fmt::format("To be called likely in 80 of 100, a rise must be {} points or more.",
                                       points(power.smallest_clear_or_likely)));
        }
    } else {
        told.push_back(fmt::format(
            "To be called clear in 80 of 100, a rise must be {} points or more; clear or likely, {} points.",
            points(power.smallest_clear),
            std::isnan(power.smallest_clear_or_likely) ? "no" : points(power.smallest_clear_or_likely)));
    }
    told.push_back(
        fmt::format("{} simulated surveys, seed {}.", count_words(report.options.runs), report.options.seed));
    told.emplace_back(
        "Who stays silent is taken to be chance. Where the least connected do, a rise is overstated, and no number of "
        "people repairs that.");
    return told;
}

/// The same for machines: every figure of it stands in a sentence.
Record figures(const StatisticalPowerReport& report) {
    const infer::SurveyPlan& plan = report.plan;
    const infer::StatisticalPower& power = report.power;
    Record record{"", "", {}, {}, Shown::data_only};
    const auto add = [&](std::string key, std::string meaning, Cell cell) {
        record.fields.emplace_back(Column{std::move(key), "", Kind::exact, std::move(meaning)}, std::move(cell));
    };
    add("actors", "People surveyed", plan.actors);
    add("density_before", "Share of pairs linked before", plan.density_before);
    add("areas", "Areas that people are of; 0: none to ask", plan.areas);
    add("rise", "True rise of that share", plan.rise);
    add("churn", "Share of links that end", plan.churn);
    add("churn_from", "given, these waves or assumed", report.churn_from);
    add("response.from", "Share answering before", plan.response_before);
    add("response.to", "Share answering after", plan.response_after);
    add("clear", "Share of simulated surveys that call the rise clear", power.clear);
    add("clear_or_likely", "Share that call it clear or likely", power.clear_or_likely);
    add("error", "Standard error of these shares", power.error);
    add("smallest_clear", "Least rise called clear as often as wanted", number_or(power.smallest_clear, Why::too_few));
    add("smallest_clear_or_likely", "Least rise called clear or likely as often as wanted",
        number_or(power.smallest_clear_or_likely, Why::too_few));
    add("wanted", "How often", report.options.wanted);
    add("seed", "Of the simulated surveys", report.options.seed);
    add("runs", "Simulated surveys", report.options.runs);
    return record;
}

}  // namespace

StatisticalPowerReport statistical_power_report(const Study& study, const StatisticalPowerRequest& request) {
    const survey::NextSurvey next = survey::next_survey(study, request.relation, request.tie_from, request.by);
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

Section statistical_power_section(const StatisticalPowerReport& report) {
    Section section{"power", "What a change could be shown with", {}};
    for (std::string& sentence : sentences(report)) section.blocks.emplace_back(Paragraph{std::move(sentence)});
    section.blocks.emplace_back(figures(report));
    return section;
}

}  // namespace crosstie::io
