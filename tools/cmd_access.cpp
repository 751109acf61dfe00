#include <memory>
#include <string>
#include <vector>

#include "io/person/access_output.hpp"
#include "io/person/person_lines.hpp"
#include "io/release/released.hpp"
#include "tools/answer.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"
#include "tools/talk.hpp"

namespace crosstie::cli {

namespace {

struct AccessOptions {
    std::string actor, study;
    bool who_said_it = false;
    std::vector<std::string> packs;
    std::string key_file;
    AnswerOptions answer;
    OutputOptions output;
};

void run(const AccessOptions& options) {
    io::Access access;
    access.found = io::person_found(options.study, options.actor);
    access.others = options.who_said_it ? io::Others::shown : io::Others::counted;
    access.packs_looked_for = !options.packs.empty();
    access.packs = io::issued_packs(options.packs, access.found, key_of_packs(options.key_file));
    deliver(io::release(io::access_document(access), {io::Edition::named}), options.answer, "access_lines",
            options.output);
}

}  // namespace

void add_access(CLI::App& app, ExitCode&) {
    auto options = std::make_shared<AccessOptions>();
    auto* command = app.add_subcommand("access", "Everything a study holds about one person, file by file");
    command->add_option("ACTOR", options->actor, "The person's id, as in the table of actors")->required();
    command->add_option("STUDY", options->study, "A study folder or its study.json")->required();
    command->add_flag("--who-said-it", options->who_said_it,
                      "Also who said what of them: others' answers are others' data, and are counted without this");
    command->add_option("--packs", options->packs,
                        "A folder with packs made before, whatever they are called: which of their files show the "
                        "person");
    add_key_of_packs_option(*command, options->key_file);
    add_answer_options(*command, options->answer, "every line about the person");
    command->add_option("-o,--output", options->output.path, "Write to this file (standard output)");
    add_output_options(*command, options->output);
    command->footer(
        "Example: crosstie access L02 data/east_london\n"
        "         crosstie access L02 data/east_london --packs out\n"
        "         crosstie access L02 data/east_london --format json -o answer.json");
    command->callback([options] { run(*options); });
}

}  // namespace crosstie::cli
