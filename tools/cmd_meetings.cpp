#include <memory>

#include "io/answers/meetings/meetings_output.hpp"
#include "io/answers/meetings/meetings_together.hpp"
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
    Weighting weighting = Weighting::shared;
    io::Edition edition = io::Edition::group;
};

std::string rows(const MeetingsCommand& command, const Study& study, const io::ShownMeetings& shown) {
    if (command.rows == "people") return io::meetings_people_csv(study, shown);
    if (command.rows == "pairs") return io::together_csv(study, shown, Side::actors, shown.weighting);
    if (command.rows == "overlap") return io::together_csv(study, shown, Side::events, shown.weighting);
    return io::meetings_csv(study, shown);
}

void run(const MeetingsCommand& command) {
    const Study study = read(command.study, command.output.quiet);
    const survey::MeetingsOptions options{.relation = relation_of(study, command.study.relation),
                                          .from = wave_of(study, command.waves.from, 0),
                                          .to = wave_of(study, command.waves.to, study.waves.size() - 1),
                                          .tie_from = command.study.tie_from,
                                          .direction = direction_of(command.study.symmetrise),
                                          .areas = {},
                                          .seed = command.waves.seed,
                                          .draws = command.waves.draws,
                                          .threads = threads_of(command.waves)};
    io::ShownMeetings shown = io::shown_meetings(study, options, areas_of(study, command.study), command.edition);
    shown.weighting = command.weighting;
    deliver(command.format == "json"  ? io::meetings_json(study, shown)
            : command.format == "csv" ? rows(command, study, shown)
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
    command
        ->add_option("--rows", options->rows,
                     "What a row of the csv is: meetings; or, not in public, people, pairs (of people who sat in a "
                     "meeting together) or overlap (of meetings that share people)")
        ->check(CLI::IsMember({"meetings", "people", "pairs", "overlap"}))
        ->capture_default_str();
    command
        ->add_option_function<std::string>(
            "--weighting",
            [options](const std::string& name) {
                options->weighting = name == "newman"    ? Weighting::newman
                                     : name == "jaccard" ? Weighting::jaccard
                                                         : Weighting::shared;
            },
            "What a tied pair is worth: shared, how many meetings (or people) they have in common; newman, each of "
            "these "
            "divided by its size less one, so that one plenary does not link everyone; jaccard, those in common as a "
            "share "
            "of those that either has")
        ->check(CLI::IsMember({"shared", "newman", "jaccard"}))
        ->default_str("shared");
    command->add_option("-o,--output", options->output.path, "Write to this file (standard output)");
    add_output_options(*command, options->output);
    add_people_options(*command, options->edition, options->study, options->output);
    command->footer(
        "Example: crosstie meetings data/east_london\n"
        "         crosstie meetings data/east_london --edition public --format json\n"
        "         crosstie meetings data/east_london --format csv --rows pairs --weighting newman");
    command->callback([options] { run(*options); });
}

}  // namespace crosstie::cli
