#include <fmt/format.h>
#include <filesystem>
#include <map>
#include <memory>

#include "graph/infer/comparison.hpp"
#include "io/diagram/charts/chart.hpp"
#include "io/diagram/draw.hpp"
#include "io/diagram/scene.hpp"
#include "tools/commands.hpp"
#include "tools/options.hpp"

namespace crosstie::cli {

namespace {

using io::diagram::Format;
using io::diagram::View;

const std::map<std::string, View> views{{"before", View::before},
                                        {"after", View::after},
                                        {"change", View::change},
                                        {"triptych", View::triptych},
                                        {"areas", View::areas},
                                        {"areas-before", View::areas_before},
                                        {"areas-after", View::areas_after},
                                        {"areas-change", View::areas_change}};
const std::map<std::string, Format> formats{
    {"svg", Format::svg}, {"pdf", Format::pdf}, {"png", Format::png}, {"dot", Format::dot}};

struct DrawCommand {
    StudyOptions study;
    WavePairOptions waves;
    OutputOptions output;
    std::string format;
    std::string view = "triptych";
    io::diagram::DrawOptions draw;
};

// The format asked for, else what the output's name ends in, else SVG.
Format format_of(const DrawCommand& options) {
    if (!options.format.empty()) return formats.at(options.format);
    const std::string ending = std::filesystem::path(options.output.path).extension().string();
    if (ending.empty()) return Format::svg;
    const auto found = formats.find(ending.substr(1));
    if (found == formats.end()) {
        throw UsageError(
            fmt::format("{}: '{}' is no picture format of crosstie; end the name in .svg, .pdf, .png or .dot, "
                        "or give --format",
                        options.output.path, ending));
    }
    return found->second;
}

template <typename Value>
std::vector<std::string> names_of(const std::map<std::string, Value>& map) {
    std::vector<std::string> names;
    for (const auto& [name, value] : map) names.push_back(name);
    return names;
}

// Networks and charts, as --view names them.
std::vector<std::string> view_names() {
    std::vector<std::string> names = names_of(views);
    for (const auto& [name, kind] : io::diagram::chart_kinds) names.emplace_back(name);
    return names;
}

void tell_notes(const std::vector<std::string>& notes, const OutputOptions& output) {
    for (const std::string& note : notes) {
        if (!output.quiet) tell(fmt::format("note: {}\n", note));
    }
}

void run_chart(const DrawCommand& options, io::diagram::ChartKind kind, Format format, const Study& study,
               const infer::Comparison& comparison) {
    io::diagram::ChartOptions how;
    how.edition = options.draw.edition, how.title = options.draw.title, how.caption = options.draw.caption;
    const io::diagram::Chart chart = io::diagram::chart(study, comparison, kind, how);
    tell_notes(chart.notes, options.output);
    deliver(io::diagram::picture_of(chart.svg, chart.title, format), options.output);
}

void run(const DrawCommand& options) {
    const Format format = format_of(options);
    const Study study = read(options.study, options.output.quiet);
    infer::ComparisonOptions how = comparison_options(study, options.study, options.waves);
    how.draws = 0;  // no picture shows a p-value
    const infer::Comparison comparison = infer::compare(study, how);
    if (const auto kind = io::diagram::chart_named(options.view)) {
        run_chart(options, *kind, format, study, comparison);
        return;
    }
    io::diagram::DrawOptions draw = options.draw;
    draw.view = views.at(options.view);
    const io::diagram::Scene scene = io::diagram::scene_of(study, comparison, draw);
    tell_notes(scene.notes, options.output);
    deliver(io::diagram::draw(scene, format), options.output);
}

}  // namespace

void add_draw(CLI::App& app, ExitCode&) {
    auto options = std::make_shared<DrawCommand>();
    auto* command = app.add_subcommand("draw", "Draw the network before, after, what changed, or all three");
    add_study_options(*command, options->study);
    add_wave_pair_options(*command, options->waves);
    command
        ->add_option("--view", options->view,
                     "What to draw: a network (areas* show groups, the others people) or a chart (density to response)")
        ->check(CLI::IsMember(view_names()))
        ->capture_default_str();
    command->add_option("--format", options->format, "svg, pdf, png or dot (by the output's name, else svg)")
        ->check(CLI::IsMember(names_of(formats)));
    command->add_option("--title", options->draw.title, "A title of your own (the finding)");
    command->add_option("--caption", options->draw.caption, "A sentence put before the footer");
    command->add_option("-o,--output", options->output.path, "Write to this file (standard output)");
    add_output_options(*command, options->output);
    add_people_options(*command, options->draw.edition, options->study, options->output);
    command->footer(
        "Example: crosstie draw data/east_london -o triptych.pdf\n"
        "         crosstie draw data/east_london --view areas --edition public -o areas.png");
    command->callback([options] { run(*options); });
}

}  // namespace crosstie::cli
