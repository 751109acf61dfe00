#include <fmt/format.h>
#include <filesystem>
#include <memory>
#include <optional>

#include "io/pack/manifest.hpp"
#include "io/pack/verify.hpp"
#include "io/person/pseudonyms.hpp"
#include "io/release/released.hpp"
#include "tools/answer.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"
#include "tools/talk.hpp"

namespace crosstie::cli {

namespace {

struct VerifyOptions {
    std::string pack;
    std::string key_file;
    StudyOptions study;
    AnswerOptions answer;
    OutputOptions output;
};

// What the user says of the study comes first; the rest as the manifest has it, seen from the pack's folder.
StudyOptions study_of(const VerifyOptions& options, const io::Manifest& manifest) {
    StudyOptions study = options.study;
    io::Source& source = study.source;
    const auto from_pack = [&](const std::string& path) {
        return path.empty() ? path : (std::filesystem::path(options.pack) / path).lexically_normal().string();
    };
    if (source.paths.empty()) {
        if (manifest.source.paths.empty()) {
            throw UsageError(options.pack +
                             ": the manifest does not say where the study is; name it with --study, as it was given to "
                             "'crosstie report'");
        }
        for (const std::string& path : manifest.source.paths) source.paths.push_back(from_pack(path));
    }
    const auto fill = [&](std::string& mine, const std::string& theirs) {
        if (mine.empty()) mine = from_pack(theirs);
    };
    fill(source.actors, manifest.source.actors);
    fill(source.missing_from, manifest.source.missing_from);
    fill(source.missing_to, manifest.source.missing_to);
    if (study.columns.empty()) {
        for (const auto& [ours, theirs] : manifest.source.columns) study.columns.push_back(ours + '=' + theirs);
    }
    const io::Choices& choices = manifest.source.choices;
    if (study.not_on_roster.empty() && choices.not_on_roster != io::NotOnRoster::refuse)
        study.not_on_roster = io::word_of(io::not_on_roster_words, choices.not_on_roster);
    if (study.repeats.empty() && choices.repeats != io::Repeats::strongest)
        study.repeats = io::word_of(io::repeats_words, choices.repeats);
    if (study.asserted_by.empty() && choices.asserted_by != io::AssertedBy::sender)
        study.asserted_by = io::word_of(io::asserted_by_words, choices.asserted_by);
    if (source.answered.empty()) source.answered = manifest.source.answered;
    source.undirected = source.undirected || manifest.source.undirected;
    const auto joined = [](const std::vector<std::string>& ids) {
        std::string list;
        for (const std::string& id : ids) list += (list.empty() ? "" : ",") + id;
        return list;
    };
    if (study.absent_from.empty()) study.absent_from = joined(manifest.source.absent_from);
    if (study.absent_to.empty()) study.absent_to = joined(manifest.source.absent_to);
    if (manifest.absent_told && study.absent_from.empty() && study.absent_to.empty()) {
        throw UsageError(
            options.pack +
            ": people were said to be absent, and a pack without ids does not say who; give --absent-from and "
            "--absent-to again");
    }
    study.by = manifest.options.by;
    study.no_areas = manifest.options.by.empty();
    return study;
}

// The key that the pack's pseudonyms were made with; none where it holds none.
std::optional<io::PseudonymKey> key_of_pack(const VerifyOptions& options, const io::Manifest& manifest) {
    if (manifest.pseudonyms_by.empty()) {
        if (!options.key_file.empty()) throw UsageError("--pseudonyms: this pack holds no pseudonyms; leave it out");
        return std::nullopt;
    }
    if (options.key_file.empty()) {
        throw UsageError(fmt::format("{}: people stand in it by pseudonyms; name the file of key {} with --pseudonyms",
                                     options.pack, manifest.pseudonyms_by));
    }
    io::PseudonymKey key = io::pseudonym_key(options.key_file, io::IfAbsent::refuse);
    if (key.short_name() != manifest.pseudonyms_by) {
        throw UsageError(fmt::format("{}: this is key {}; the pack was made with key {}", options.key_file,
                                     key.short_name(), manifest.pseudonyms_by));
    }
    return key;
}

void run(const VerifyOptions& options, ExitCode& exit_code) {
    io::Verified verified;
    verified.manifest = io::read_manifest(options.pack);
    io::check_outputs(options.pack, verified);
    const bool numbers_there = std::find(verified.outputs_missing.begin(), verified.outputs_missing.end(),
                                         "numbers.json") == verified.outputs_missing.end();
    if (numbers_there) {
        const StudyOptions study_options = study_of(options, verified.manifest);
        const Study study = read(study_options, true);
        const auto key = key_of_pack(options, verified.manifest);
        io::check_inputs(io::hashed_inputs(study_options.source, study), verified, key ? key->bytes : std::string());
        // The study as the pack shows it: by the same pseudonyms, made anew.
        io::check_numbers(options.pack, key ? io::pseudonymised(study, *key) : study, verified);
    }
    if (!verified.as_published()) exit_code = ExitCode::found;
    deliver(io::release(io::verified_document(verified), {verified.manifest.edition}), options.answer, "numbers_differ",
            options.output);
}

}  // namespace

void add_verify(CLI::App& app, ExitCode& exit_code) {
    auto options = std::make_shared<VerifyOptions>();
    auto* command =
        app.add_subcommand("verify", "Say whether a published pack is as written, and its numbers come out");
    command->add_option("DIR", options->pack, "The folder of a pack: what 'crosstie report' wrote")->required();
    command
        ->add_option("--study", options->study.source.paths,
                     "The study, or its one or two tables of ties (where the manifest says it is)")
        ->expected(1, 2);
    add_table_options(*command, options->study);
    command->add_option("--pseudonyms", options->key_file, "The file of the key, for a pack made with pseudonyms");
    add_answer_options(*command, options->answer, "the numbers that no longer come out");
    command->add_option("-o,--output", options->output.path, "Write to this file (standard output)");
    add_output_options(*command, options->output);
    command->footer(
        "Exit code 0: as published; 1: something differs, and is named.\n"
        "Example: crosstie verify out/board_pack --study data/east_london");
    command->callback([options, &exit_code] { run(*options, exit_code); });
}

}  // namespace crosstie::cli
