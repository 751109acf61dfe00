#include <fmt/format.h>
#include <memory>

#include "io/answers/meetings/meetings.hpp"
#include "tools/answer.hpp"
#include "tools/commands.hpp"
#include "tools/doubts.hpp"
#include "tools/options.hpp"
#include "tools/talk.hpp"

namespace crosstie::cli {

namespace {

struct MeetingsCommand {
    StudyOptions study;
    WavePairOptions waves;
    OutputOptions output;
    AnswerOptions answer;
    std::string rows = "meetings";
    Weighting weighting = Weighting::shared;
    io::Edition edition = io::Edition::group;
};

const char* const held = "meetings_held";

std::string table_of(const MeetingsCommand& command) {
    if (command.rows == "meetings") return held;
    if (command.rows == "people-positions") return "meetings_people_positions";
    return command.rows == "meeting-positions" ? "meetings_positions" : "meetings_" + command.rows;
}

/// Rows that a document holds only when they are asked for.
bool for_machines(const MeetingsCommand& command) { return command.rows != "meetings" && command.rows != "people"; }

/// Pairs are many: a document holds them for a table other than the usual, and for JSON when --rows asks for them.
io::PairTables pairs_for(const MeetingsCommand& command) {
    const bool named = !command.answer.table.empty() && command.answer.table != held;
    return named || for_machines(command) ? io::PairTables::all : io::PairTables::none;
}

// Text and md hold what the meetings say in every form; pairs are for machines.
void refuse_without_effect(const MeetingsCommand& command, const CLI::App& asked) {
    const std::string& format = command.answer.format;
    const bool rows = format == "csv" || (format == "json" && for_machines(command));
    if (asked.count("--rows") > 0 && !rows && format != "schema") {
        throw UsageError(fmt::format("--rows {} has no place in {}; add --format csv{}", command.rows, format,
                                     format == "json" ? ", or ask for pairs, overlap or positions" : ""));
    }
    const bool weighted = !command.answer.table.empty() || command.rows == "pairs" || command.rows == "overlap";
    if (asked.count("--weighting") > 0 && (!weighted || pairs_for(command) == io::PairTables::none)) {
        throw UsageError(
            "--weighting says what a tied pair is worth; add --rows pairs or --rows overlap, with --format csv or "
            "json");
    }
}

void run(const MeetingsCommand& command, const CLI::App& asked) {
    refuse_without_effect(command, asked);
    const Study study = read(command.study, command.output.quiet);
    tell_reverse_order(study, command.waves, command.output.quiet);
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
    deliver(io::release(io::meetings_document(study, shown, pairs_for(command)), {command.edition, study.min_group}),
            command.answer, table_of(command), command.output);
}

}  // namespace

void add_meetings(CLI::App& app, ExitCode&) {
    auto options = std::make_shared<MeetingsCommand>();
    auto* command = app.add_subcommand(
        "meetings", "Say which meetings mix areas, what they cost, and whether meeting came before contact");
    add_study_options(*command, options->study);
    options->study.areas_expected = true;
    add_wave_pair_options(*command, options->waves);
    add_chance_options(*command, options->waves);
    add_answer_options(*command, options->answer, "the meetings, one a row");
    command
        ->add_option("--rows", options->rows,
                     "What a row of the csv is: meetings; or, not in public, people, pairs (of people who sat in a "
                     "meeting together), overlap (of meetings that share people), both with the backbone of what is "
                     "more than chance, people-positions or meeting-positions (two-mode measures); json then holds "
                     "these too")
        ->check(CLI::IsMember({"meetings", "people", "pairs", "overlap", "people-positions", "meeting-positions"}))
        ->excludes("--table")
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
    command->callback([options, command] { run(*options, *command); });
}

}  // namespace crosstie::cli
