#include <fmt/format.h>
#include <memory>

#include "io/answers/change/check_output.hpp"
#include "io/release/released.hpp"
#include "tools/answer.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"
#include "tools/talk.hpp"

namespace crosstie::cli {

namespace {

struct CheckOptions {
    StudyOptions study;
    AnswerOptions answer;
    bool power = false;
    io::StatisticalPowerRequest survey;
    OutputOptions output;
};

void run(const CheckOptions& options, const CLI::App& command, ExitCode& exit_code) {
    if (command.count("--seed") > 0 && !options.power)
        throw UsageError("--seed is for --power; leave it out, or add that");
    try {
        StudyOptions source = options.study;
        source.each_note = true;
        const Study study = read(source, true);
        if (!options.study.symmetrise.empty())
            throw UsageError("check looks at the answers as they were given; leave --symmetrise out");
        if (options.study.no_areas && study.by.attribute.empty())
            throw UsageError("--no-areas: the study names none; leave it out");
        const io::Checked checked = io::checked(
            study, areas_of(study, options.study),
            options.study.relation.empty() ? std::nullopt : std::optional(relation_of(study, options.study.relation)));
        std::optional<io::StatisticalPowerReport> power;
        if (options.power) {
            io::StatisticalPowerRequest survey = options.survey;
            survey.relation = relation_of(study, options.study.relation);
            survey.tie_from = options.study.tie_from;
            survey.by = areas_of(study, options.study);
            power = io::statistical_power_report(study, survey);
        }
        deliver(io::release(io::checked_document(study, checked, power), {io::Edition::group, study.min_group}),
                options.answer, "check_response", options.output);
    } catch (const InvalidInput& faults) {
        exit_code = ExitCode::found;
        if (options.answer.format == "text") {
            deliver(io::faults_text(faults), options.output);
            return;
        }
        const AnswerOptions answer{options.answer.format, ""};
        deliver(io::release(io::faults_document(faults), {io::Edition::group}), answer, "check_faults", options.output);
    }
}

}  // namespace

void add_check(CLI::App& app, ExitCode& exit_code) {
    auto options = std::make_shared<CheckOptions>();
    auto* command = app.add_subcommand("check", "Read everything; list every problem, and who answered");
    add_study_options(*command, options->study);
    add_answer_options(*command, options->answer, "who answered, one row a question and survey; or the faults");
    command->add_option("-o,--output", options->output.path, "Write to this file (standard output)");
    add_output_options(*command, options->output);
    const CLI::Range share(0.0, 1.0);
    auto* power = command->add_flag("--power", options->power, "Say what rise a survey of these people could show");
    command->add_option("--power-rise", options->survey.rise, "A true rise of density to judge")
        ->check(share)
        ->needs(power)
        ->capture_default_str();
    command->add_option("--power-churn", options->survey.churn, "Share of links that end (these waves, or 0.4)")
        ->check(share)
        ->needs(power);
    command->add_option("--response-from", options->survey.response_before, "Share answering before (this study's)")
        ->check(share)
        ->needs(power);
    command->add_option("--response-to", options->survey.response_after, "Share answering after (this study's)")
        ->check(share)
        ->needs(power);
    command->add_option("--seed", options->survey.seed, "Seed of the simulated surveys")->capture_default_str();
    command->footer(
        "Example: crosstie check data/east_london --power --response-to 0.7\nExit code 1 when a problem was found.");
    command->callback([options, command, &exit_code] { run(*options, *command, exit_code); });
}

}  // namespace crosstie::cli
