#include <fmt/format.h>
#include <algorithm>
#include <memory>

#include "graph/measure/catalog.hpp"
#include "graph/model/select.hpp"
#include "io/answers/measures/measured_document.hpp"
#include "io/text/faults.hpp"
#include "io/text/nearest.hpp"
#include "tools/answer.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"
#include "tools/talk.hpp"

namespace crosstie::cli {

namespace {

struct MeasureOptions {
    StudyOptions study;
    std::string wave;
    std::string key;
    bool all = false;
    std::string against;
    std::uint64_t seed = survey::ComparisonOptions{}.seed;
    std::uint32_t draws = infer::CugOptions{}.draws;
    AnswerOptions answer;
    io::Edition edition = io::Edition::group;
    OutputOptions output;
};

template <typename Measures>
bool names(const Measures& measures, const std::string& key) {
    return std::any_of(measures.begin(), measures.end(), [&](const auto& one) { return one.info.key == key; });
}

std::string known_measure(const std::string& key) {
    const bool known = names(measure::network_measures(), key) || names(measure::actor_measures(), key) ||
                       names(measure::area_measures(), key);
    if (known) return {};
    std::vector<std::string> keys;
    const auto add = [&](const auto& measures) {
        for (const auto& one : measures) keys.emplace_back(one.info.key);
    };
    add(measure::network_measures());
    add(measure::actor_measures());
    add(measure::area_measures());
    // "reciprocity" for "reciprocity_edgewise": a word of a key is no slip of the pen, and is meant more often.
    std::vector<std::string> begin_so;
    for (const std::string& one : keys) {
        if (one.starts_with(key) && !key.empty()) begin_so.push_back(one);
    }
    const std::string near = begin_so.empty() ? io::perhaps(io::nearest(key, keys), "")
                                              : "perhaps " + io::quoted_list(begin_so, "or") + " is meant";
    return fmt::format("no measure '{}'; {}'crosstie list' names them all", key, near.empty() ? "" : near + "; ");
}

void add_options(CLI::App& command, MeasureOptions& options, const std::string& usual) {
    add_study_options(command, options.study);
    command.add_option("--wave", options.wave, "Which wave (the last)");
    add_answer_options(command, options.answer, usual);
    command.add_option("-o,--output", options.output.path, "Write to this file (standard output)");
    add_output_options(command, options.output);
    add_people_options(command, options.edition, options.study, options.output);
}

io::MeasureRequest request_for(const Study& study, const MeasureOptions& options) {
    io::MeasureRequest request;
    request.relation = relation_of(study, options.study.relation);
    request.wave = wave_of(study, options.wave, study.waves.size() - 1);
    request.tie_from = options.study.tie_from;
    request.direction = direction_of(options.study.symmetrise);
    request.by = areas_of(study, options.study);
    request.edition = options.edition;
    return request;
}

void deliver_measured(const Study& study, const io::MeasureRequest& request, const MeasureOptions& options) {
    const io::Measured measured = io::measured(study, request);
    deliver(io::release(io::measured_document(study, measured), {request.edition, study.min_group}), options.answer,
            io::usual_table(measured), options.output);
}

}  // namespace

void add_measure(CLI::App& app, ExitCode&) {
    auto options = std::make_shared<MeasureOptions>();
    auto* command = app.add_subcommand("measure", "Measure the network, or score its actors, at one wave");
    add_options(*command, *options, "the numbers, or with --all everybody's scores");
    command->add_option("--measure", options->key, "One measure, by a key of 'crosstie list'")->check(known_measure);
    command->add_flag("--all", options->all, "Measures of areas (as --by alone) and scores of every actor too");
    auto* against =
        command
            ->add_option("--against", options->against,
                         "Set the number beside random networks with the same: size, ties, dyads or degrees")
            ->check(CLI::IsMember({"size", "ties", "dyads", "degrees"}));
    command->add_option("--seed", options->seed, "Seed of the random networks")->needs(against)->capture_default_str();
    command->add_option("--draws", options->draws, "Random networks")
        ->needs(against)
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command->footer(
        "Example: crosstie measure data/east_london --measure betweenness --wave after\n"
        "         crosstie measure data/east_london --measure transitivity --against dyads\n"
        "         crosstie measure data/east_london --all --format json");
    command->callback([options, command] {
        const bool by_area = names(measure::area_measures(), options->key), by_asked = command->count("--by") > 0;
        if (by_asked && !options->key.empty() && !by_area)
            throw UsageError(
                fmt::format("--by: {} knows no areas; leave it out, or see 'crosstie groups'", options->key));
        if (command->count("--no-areas") > 0 && !options->all)
            throw UsageError("--no-areas: without --all no area is measured; leave it out");
        options->study.areas_expected = options->all;
        const Study study = read(options->study, options->output.quiet);
        io::MeasureRequest request = request_for(study, *options);
        request.key = options->key;
        request.actors = options->all;
        request.areas = options->all || by_asked;
        if (!options->against.empty()) {
            request.against = {
                .given = *infer::null_model_of(options->against), .seed = options->seed, .draws = options->draws};
        }
        deliver_measured(study, request, *options);
    });
}

void add_groups(CLI::App& app, ExitCode&) {
    auto options = std::make_shared<MeasureOptions>();
    auto* command =
        app.add_subcommand("groups", "Area by area at one wave: links, densities, E-I beside chance, roles");
    add_options(*command, *options, "the areas, or with --all everybody's scores");
    options->study.areas_expected = true;
    command->add_flag("--all", options->all, "Scores of every actor that depend on areas too");
    command->footer(
        "Example: crosstie groups data/east_london --by area --wave after\n"
        "         crosstie groups data/east_london --by organisation --symmetrise union");
    command->callback([options] {
        const Study study = read(options->study, options->output.quiet);
        io::MeasureRequest request = request_for(study, *options);
        if (request.by.empty()) throw UsageError("groups needs areas; give --by with an attribute of the actors");
        request.network = false;
        request.areas = true;
        request.scores_by_area = options->all;
        deliver_measured(study, request, *options);
    });
}

}  // namespace crosstie::cli
