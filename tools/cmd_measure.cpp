#include <fmt/format.h>
#include <memory>

#include "graph/measure/catalog.hpp"
#include "graph/model/select.hpp"
#include "io/report/measure_output.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"

namespace crosstie::cli {

namespace {

struct MeasureOptions {
    StudyOptions study;
    std::string wave;
    std::string key;
    bool all = false;
    std::string format = "text";
    io::Edition edition = io::Edition::group;
    OutputOptions output;
};

std::string known_measure(const std::string& key) {
    for (const auto& measure : measure::network_measures()) {
        if (measure.info.key == key) return {};
    }
    for (const auto& measure : measure::actor_measures()) {
        if (measure.info.key == key) return {};
    }
    return fmt::format("no measure '{}'; 'crosstie list' names them all", key);
}

void run(const MeasureOptions& options) {
    const Study study = read(options.study, options.output.quiet);
    io::MeasureRequest request;
    request.relation = relation_of(study, options.study.relation);
    request.wave = wave_of(study, options.wave, study.waves.size() - 1);
    request.tie_from = options.study.tie_from;
    request.direction = direction_of(options.study.symmetrise);
    request.key = options.key;
    request.actors = options.all;
    request.edition = options.edition;
    const io::Measured measured = io::measured(study, request);
    if (options.format == "json")
        deliver(io::measured_json(study, measured), options.output);
    else if (options.format == "csv")
        deliver(io::measured_csv(study, measured), options.output);
    else
        deliver(io::measured_text(study, measured), options.output);
}

}  // namespace

void add_measure(CLI::App& app, ExitCode&) {
    auto options = std::make_shared<MeasureOptions>();
    auto* command = app.add_subcommand("measure", "Measure the network, or score its actors, at one wave");
    add_study_options(*command, options->study);
    command->add_option("--wave", options->wave, "Which wave (the last)");
    command->add_option("--measure", options->key, "One measure, by a key of 'crosstie list'")->check(known_measure);
    command->add_flag("--all", options->all, "Scores of every actor too");
    command->add_option("--format", options->format, "text, json, or csv (scores per actor)")
        ->check(CLI::IsMember({"text", "json", "csv"}))
        ->capture_default_str();
    command->add_option("-o,--output", options->output.path, "Write to this file (standard output)");
    add_output_options(*command, options->output);
    add_edition_option(*command, options->edition);
    command->footer("Example: crosstie measure data/east_london --measure betweenness --wave after");
    command->callback([options] { run(*options); });
}

}  // namespace crosstie::cli
