#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "io/person/forget_output.hpp"
#include "io/person/person_lines.hpp"
#include "io/release/released.hpp"
#include "io/text/write_file.hpp"
#include "tools/answer.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"
#include "tools/talk.hpp"

namespace crosstie::cli {

namespace {

struct ForgetOptions {
    std::string actor, study;
    bool yes = false;
    bool dry_run = false;
    std::vector<std::string> packs;
    std::string key_file;
    AnswerOptions answer;
    OutputOptions output;
};

// The roster and the list of those who withdrew come last: a run that is cut short leaves a study that can be read, and
// the person in it can be erased again.
void erase(const io::PersonFound& found) {
    const auto place = [](const std::string& kind) { return kind == "withdrawn" ? 2 : kind == "actors" ? 1 : 0; };
    std::vector<const io::PersonTable*> tables;
    for (const io::PersonTable& table : found.tables) {
        if (!table.lines.empty()) tables.push_back(&table);
    }
    std::stable_sort(tables.begin(), tables.end(),
                     [&](const auto* a, const auto* b) { return place(a->kind) < place(b->kind); });
    std::vector<std::pair<std::string, std::string>> files;
    for (const io::PersonTable* table : tables) files.emplace_back(table->name, io::without_person(*table));
    io::replace_files(std::filesystem::path(found.study_json).parent_path().string(), files);
}

void run(const ForgetOptions& options) {
    if (options.yes && options.dry_run) throw UsageError("--yes erases and --dry-run does not; leave one of them out");
    io::Forgotten forgotten;
    forgotten.found = io::person_found(options.study, options.actor);
    forgotten.packs = io::issued_packs(options.packs, forgotten.found, key_of_packs(options.key_file));
    forgotten.packs_looked_for = !options.packs.empty();
    if (options.yes) erase(forgotten.found);
    forgotten.done = options.yes;
    deliver(io::release(io::forgotten_document(forgotten), {io::Edition::named}), options.answer, "forget_files",
            options.output);
}

}  // namespace

void add_forget(CLI::App& app, ExitCode&) {
    auto options = std::make_shared<ForgetOptions>();
    auto* command = app.add_subcommand("forget", "Erase one person from every file of a study");
    command->add_option("ACTOR", options->actor, "The person's id, as in the table of actors")->required();
    command->add_option("STUDY", options->study, "A study folder or its study.json")->required();
    command->add_flag("--dry-run", options->dry_run,
                      "Say what would go, file by file; this is also done without --yes");
    command->add_flag("--yes", options->yes, "Erase, which cannot be undone");
    command->add_option("--packs", options->packs,
                        "A folder with packs made before, whatever they are called: which of their files show the "
                        "person");
    add_key_of_packs_option(*command, options->key_file);
    add_answer_options(*command, options->answer, "the files, one a row");
    command->add_option("-o,--output", options->output.path, "Write what was done to this file (standard output)");
    add_output_options(*command, options->output);
    command->footer(
        "Every file is rewritten whole, and all of them or none; other lines stay byte for byte as they were.\n"
        "Example: crosstie forget L02 my_study --packs out\n"
        "         crosstie forget L02 my_study --packs out --yes");
    command->callback([options] { run(*options); });
}

}  // namespace crosstie::cli
