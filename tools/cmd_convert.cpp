// Networks from one program's form into another's.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "io/read/formats/chosen.hpp"
#include "io/read/formats/formats.hpp"
#include "io/text/file.hpp"
#include "io/text/write_file.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"
#include "tools/talk.hpp"

namespace crosstie::cli {

namespace {

struct ConvertOptions {
    StudyOptions study;
    std::vector<std::string> paths;  // in, and out as the last
    std::string from, to, wave, relation;
    OutputOptions output;
};

std::string keys_that(bool are_read) {
    std::string keys;
    for (const io::Format& format : io::formats()) {
        if (are_read ? format.read != nullptr : format.write != nullptr)
            keys += (keys.empty() ? "" : ", ") + std::string(format.key);
    }
    return keys;
}

const io::Format& target(const ConvertOptions& options, const std::string& out) {
    const io::Format* format = options.to.empty() ? io::format_of_extension(out) : io::format_called(options.to);
    if (format != nullptr && format->write != nullptr) return *format;
    if (!options.to.empty()) {
        throw UsageError(fmt::format("--to {}: no such format to write; there are {}", options.to, keys_that(false)));
    }
    throw UsageError(
        fmt::format("{}: its name does not say which format is meant; add --to with one of {}", out, keys_that(false)));
}

void run(const ConvertOptions& options) {
    if (options.paths.size() < 2)
        throw UsageError("convert needs what to read and where to write it: crosstie convert IN... OUT");
    if (!options.from.empty()) {
        const io::Format* format = io::format_called(options.from);
        if (format == nullptr || format->read == nullptr) {
            throw UsageError(
                fmt::format("--from {}: no such format to read; there are {}", options.from, keys_that(true)));
        }
    }
    const std::string& out = options.paths.back();
    const io::Format& format = target(options, out);
    StudyOptions in = options.study;
    in.source.paths.assign(options.paths.begin(), options.paths.end() - 1);
    in.source.format = options.from;
    Study study = read(in, options.output.quiet);
    if (!options.wave.empty()) study = io::one_wave(study, wave_of(study, options.wave, 0));
    if (!options.relation.empty()) study = io::one_relation(study, relation_of(study, options.relation));
    const io::Written written = io::write_networks(study, format);

    std::map<std::string, std::string> files;
    const std::filesystem::path path(out);
    const std::filesystem::path parent = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    for (const auto& [beside, bytes] : written.files) {
        files[format.folder    ? beside
              : beside.empty() ? path.filename().string()
                               : path.stem().string() + beside] = bytes;
    }
    const bool to_stream = out == io::standard_stream;
    if (to_stream && (files.size() > 1 || format.folder))
        throw UsageError(fmt::format("-: {} is several files; name where to write them", format.name));
    if (to_stream)
        deliver(files.begin()->second, {});
    else if (files.size() == 1 && !format.folder)
        io::write_file(out, files.begin()->second, options.output.overwrite);
    else if (format.folder)
        io::write_folder(out, {files}, options.output.overwrite);
    else
        io::write_files(parent.string(), files, options.output.overwrite);
    if (options.output.quiet) return;
    for (const std::string& what : written.left_out)
        tell_note(fmt::format("note: {} does not hold {}\n", format.name, what));
    if (to_stream) return;
    const std::filesystem::path folder = format.folder ? path : parent;
    for (const auto& [name, bytes] : files)
        tell_note(fmt::format("wrote {}\n", (folder / name).lexically_normal().string()));
}

}  // namespace

void add_convert(CLI::App& app, ExitCode&) {
    auto options = std::make_shared<ConvertOptions>();
    auto* command = app.add_subcommand("convert", "Write a network in the form of another program");
    command
        ->add_option("IN... OUT", options->paths, "A study, or one or two networks (before, after); and where to write")
        ->required();
    command->add_option("--from", options->from, "Format of what is read (by its content): " + keys_that(true));
    command->add_option("--to", options->to, "Format to write (by the extension of OUT): " + keys_that(false));
    command->add_option("--wave", options->wave, "Only this wave (all)");
    command->add_option("--relation", options->relation, "Only this relation (all)");
    add_table_options(*command, options->study);
    add_output_options(*command, options->output);
    command->footer(
        "Example: crosstie convert data/east_london network.graphml\n"
        "         crosstie convert before.net after.net both.json\n"
        "         crosstie convert data/east_london after.net --wave after");
    command->callback([options] { run(*options); });
}

}  // namespace crosstie::cli
