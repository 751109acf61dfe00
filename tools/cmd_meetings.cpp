#include <memory>

#include "io/meetings/meetings_output.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"

namespace crosstie::cli {

namespace {

struct MeetingsCommand {
    StudyOptions study;
    WavePairOptions waves;
    OutputOptions output;
    std::string format = "text";
    std::string rows = "meetings";
    io::Edition edition = io::Edition::group;
};

void run(const MeetingsCommand& command) {
    const Study study = read(command.study, command.output.quiet);
    const infer::MeetingsOptions options{.relation = relation_of(study, command.study.relation),
                                         .from = wave_of(study, command.waves.from, 0),
                                         .to = wave_of(study, command.waves.to, study.waves.size() - 1),
                                         .tie_from = command.study.tie_from,
                                         .direction = direction_of(command.study.symmetrise),
                                         .areas = {},
                                         .seed = command.waves.seed,
                                         .draws = command.waves.draws,
                                         .threads = threads_of(command.waves)};
    const io::ShownMeetings shown = io::shown_meetings(study, options, areas_of(study, command.study), command.edition);
    deliver(command.format == "json" ? io::meetings_json(study, shown)
            : command.format == "csv"
                ? command.rows == "people" ? io::meetings_people_csv(study, shown) : io::meetings_csv(study, shown)
                : io::meetings_text(study, shown),
            command.output);
}

}  // namespace

void add_meetings(CLI::App& app, ExitCode&) {
    auto options = std::make_shared<MeetingsCommand>();
    auto* command = app.add_subcommand(
        "meetings", "Say which meetings mix areas, what they cost, and whether meeting came before contact");
    add_study_options(*command, options->study);
    add_wave_pair_options(*command, options->waves);
    command->add_option("--format", options->format, "text, json, or csv (the meetings, one a row)")
        ->check(CLI::IsMember({"text", "json", "csv"}))
        ->capture_default_str();
    command->add_option("--rows", options->rows, "What a row of the csv is: meetings, or people (not in public)")
        ->check(CLI::IsMember({"meetings", "people"}))
        ->capture_default_str();
    command->add_option("-o,--output", options->output.path, "Write to this file (standard output)");
    add_output_options(*command, options->output);
    add_people_options(*command, options->edition, options->study, options->output);
    command->footer(
        "Example: crosstie meetings data/east_london\n"
        "         crosstie meetings data/east_london --edition public --format json");
    command->callback([options] { run(*options); });
}

}  // namespace crosstie::cli
