#include <fmt/format.h>
#include <memory>

#include "io/report/check_output.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"

namespace crosstie::cli {

namespace {

struct CheckOptions {
    StudyOptions study;
    std::string format = "text";
    OutputOptions output;
};

void run(const CheckOptions& options, ExitCode& exit_code) {
    const bool json = options.format == "json";
    const std::string by = options.study.by;
    try {
        const Study study = read(options.study, true);
        const io::Checked checked = io::checked(study, by.empty() ? study.by.attribute : by);
        deliver(json ? io::checked_json(study, checked) : io::checked_text(study, checked), options.output);
    } catch (const InvalidInput& faults) {
        exit_code = ExitCode::found;
        deliver(json ? io::faults_json(faults) : io::faults_text(faults), options.output);
    }
}

}  // namespace

void add_check(CLI::App& app, ExitCode& exit_code) {
    auto options = std::make_shared<CheckOptions>();
    auto* command = app.add_subcommand("check", "Read everything; list every problem, and who answered");
    add_study_options(*command, options->study);
    command->add_option("--format", options->format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command->add_option("-o,--output", options->output.path, "Write to this file (standard output)");
    add_output_options(*command, options->output);
    command->footer("Example: crosstie check data/east_london\nExit code 1 when a problem was found.");
    command->callback([options, &exit_code] { run(*options, exit_code); });
}

}  // namespace crosstie::cli
