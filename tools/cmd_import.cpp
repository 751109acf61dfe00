#include <ctime>
#include <memory>

#include "io/read/survey/import.hpp"
#include "io/text/wrap.hpp"
#include "io/text/write_file.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"
#include "tools/talk.hpp"

namespace crosstie::cli {

namespace {

struct ImportOptions {
    io::ImportRequest request;
    std::string scale, sheets, repeats;
    bool overwrite = false;
};

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[16] = {};
    std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
    return text;
}

void run(ImportOptions options, const CLI::App& command, ExitCode& exit_code) {
    if (!options.sheets.empty()) {
        for (const char* const name : {"EXPORT", "--roster", "--wave", "--mapping", "--decisions", "--blanks",
                                       "--scale", "--dates", "--sheet", "--repeats"}) {
            if (command.count(name) > 0)
                throw UsageError(std::string(name) +
                                 " has no place beside --template, which reads nothing; leave it out");
        }
        io::write_folder(options.request.study, {io::import_template(options.sheets)}, options.overwrite);
        return tell("Written to " + options.request.study +
                    ": three examples show the form; put your people into roster.csv in their place, and their answers "
                    "into the sheet.\n");
    }
    io::ImportRequest& request = options.request;
    if (request.exports.empty()) throw UsageError("name the exports to read, or say --template");
    if (request.mappings.size() > 1 && request.mappings.size() != request.exports.size())
        throw UsageError("--mapping is given once for all exports, or once for each of them");
    request.scale = split_ids(options.scale);
    request.repeats = io::choice_of<io::Repeats>(io::repeats_words, options.repeats);
    request.today = today();
    const io::Imported imported = io::import_exports(request);
    io::write_imported(imported, request.study, options.overwrite);
    deliver(io::for_terminal(imported.summary), {});
    if (!imported.complete) {
        exit_code = ExitCode::found;
        return tell("No study yet: " + request.study + " holds the working papers.\n");
    }
    tell("Written to " + request.study + ". Next: crosstie check " + request.study + "\n");
}

}  // namespace

void add_import(CLI::App& app, ExitCode& exit_code) {
    auto options = std::make_shared<ImportOptions>();
    auto* command = app.add_subcommand("import", "Survey exports and registers to a study, by a mapping file");
    io::ImportRequest& request = options->request;
    command->add_option("EXPORT", request.exports, "Exports as they come: .csv, .tsv, .xlsx, .ods");
    command->add_option("-o,--output", request.study, "The study folder to write")->required();
    command->add_option("--roster", request.roster, "Who there is: id,name,aliases,email,waves and any attribute");
    command->add_option("--wave", request.waves, "The survey's key, once for each export of one (before, after)")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--mapping", request.mappings, "How to read: a mapping of an earlier import, once or for each")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--decisions", request.decisions, "Names decided in another import: its decisions.csv");
    command->add_option("--blanks", request.blanks, "What an empty cell means: no (no contact) or skipped (unanswered)")
        ->check(CLI::IsMember({"no", "skipped"}));
    command->add_option("--scale", options->scale,
                        "The answers from the least, which is no contact: Never,Monthly,Weekly");
    command->add_option("--dates", request.dates, "Whether 7/2 is day-first or month-first")
        ->check(CLI::IsMember({"day-first", "month-first"}));
    command->add_option("--sheet", request.sheet, "The sheet of workbooks (the first that holds a table)");
    command
        ->add_option("--repeats", options->repeats,
                     "The strength of a link told several times: strongest (as usual), last, mean or sum")
        ->check(CLI::IsMember({"strongest", "last", "mean", "sum"}));
    command
        ->add_option(
            "--template", options->sheets,
            "Write a sheet and a roster to start from, with three examples to replace: forms, grid or register")
        ->check(CLI::IsMember({"forms", "grid", "register"}));
    command->add_flag("--overwrite", options->overwrite, "Replace a study that is there");
    command->footer(
        "Example: crosstie import before.csv after.csv --roster roster.csv --blanks skipped -o study\n"
        "Exit code 1 when something has to be decided first: the folder then holds names-to-decide.csv and\n"
        "EXPORT.mapping.json; edit them and run the same command again.");
    command->callback([options, command, &exit_code] { run(*options, *command, exit_code); });
}

}  // namespace crosstie::cli
