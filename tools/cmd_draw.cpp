// `draw`: one picture of a study, in the form that the name of the output asks for.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>

#include "graph/survey/comparison.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/diagram/charts/areas_as_table.hpp"
#include "io/diagram/draw/draw.hpp"
#include "io/diagram/draw/font_note.hpp"
#include "io/diagram/page/scene_on_page.hpp"
#include "io/diagram/scene/scene.hpp"
#include "io/pack/compose.hpp"
#include "io/pack/pack_words.hpp"
#include "io/release/disclosure.hpp"
#include "io/text/file.hpp"
#include "io/text/nearest.hpp"
#include "io/text/text_width.hpp"
#include "io/text/write_file.hpp"
#include "tools/commands.hpp"
#include "tools/doubts.hpp"
#include "tools/options.hpp"

namespace crosstie::cli {

namespace {

using io::diagram::Bundle;
using io::diagram::Format;
using io::diagram::View;

struct NamedView {
    std::string_view name;
    View view;
};

// In the order of the help: people, what they belong to, areas.
constexpr std::array<NamedView, 18> views{{{"triptych", View::triptych},
                                           {"before", View::before},
                                           {"after", View::after},
                                           {"change", View::change},
                                           {"pair", View::pair},
                                           {"waves", View::waves},
                                           {"levels", View::levels},
                                           {"levels-before", View::levels_before},
                                           {"organisations", View::organisations},
                                           {"organisations-before", View::organisations_before},
                                           {"organisations-after", View::organisations_after},
                                           {"organisations-change", View::organisations_change},
                                           {"work-streams", View::work_streams},
                                           {"areas", View::areas},
                                           {"areas-before", View::areas_before},
                                           {"areas-after", View::areas_after},
                                           {"areas-change", View::areas_change},
                                           {"areas-pair", View::areas_pair}}};
const std::map<std::string, Format> formats{
    {"svg", Format::svg}, {"pdf", Format::pdf}, {"png", Format::png}, {"dot", Format::dot}};
const std::map<std::string, Bundle> bundles{{"auto", Bundle::by_count}, {"yes", Bundle::always}, {"no", Bundle::never}};

struct DrawCommand {
    StudyOptions study;
    WavePairOptions waves;
    OutputOptions output;
    std::string format;
    std::string view = "triptych";
    std::string size = "a4", palette = "default", bundle = "auto", emphasis = "finding";
    io::diagram::DrawOptions draw;
    bool no_alt = false;
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

template <typename Named>
std::vector<std::string> names_of(const Named& named) {
    std::vector<std::string> names;
    for (const auto& [name, value] : named) names.emplace_back(name);
    return names;
}

// Networks and charts, as --view names them.
std::vector<std::string> view_names() {
    std::vector<std::string> names;
    for (const NamedView& one : views) names.emplace_back(one.name);
    for (const auto& [name, kind] : io::diagram::chart_kinds) names.emplace_back(name);
    return names;
}

struct Wanted {
    View view = View::triptych;
    std::string focus;  // what follows the colon
};

// "ego:L07", "levels:diabetes", or one of the names.
std::optional<Wanted> network_view(const std::string& text) {
    const std::size_t colon = text.find(':');
    const std::string name = text.substr(0, colon), focus = colon == std::string::npos ? "" : text.substr(colon + 1);
    if (name == "ego" && !focus.empty()) return Wanted{View::ego, focus};
    const auto found = std::ranges::find(views, std::string_view(name), &NamedView::name);
    if (found == views.end()) return std::nullopt;
    const bool takes_focus = found->view == View::levels || found->view == View::levels_before;
    if (colon != std::string::npos && (!takes_focus || focus.empty())) return std::nullopt;
    return Wanted{found->view, focus};
}

// Empty when there is such a view: what CLI11 asks of a check.
std::string fault_of_view(const std::string& text) {
    if (network_view(text) || io::diagram::chart_named(text)) return {};
    if (text == "ego" || text == "ego:") return "a leader's id goes after the colon, as in ego:L07";
    const std::vector<std::string> names = view_names();
    return fmt::format("'{}' is no view; {}", text,
                       io::perhaps(io::nearest(text, names), "there are " + fmt::format("{}", fmt::join(names, ", ")) +
                                                                 ", ego:ID and levels:WORK_STREAM"));
}

// An option that the picture asked for has no place for would be dropped.
void refuse_without_effect(const DrawCommand& options, const CLI::App& command, Format format) {
    const auto wanted = network_view(options.view);
    const bool maps_people = wanted && io::diagram::maps_people(wanted->view);
    for (const char* const name : {"--bundle", "--all-contacts"}) {
        if (command.count(name) == 0 || maps_people) continue;
        throw UsageError(
            fmt::format("{} is for maps of people (triptych, before, after, change, pair); leave it out of {}", name,
                        options.view));
    }
    const bool tells_change = wanted && (wanted->view == View::change || wanted->view == View::triptych);
    if (command.count("--emphasis") > 0 && !tells_change)
        throw UsageError(
            fmt::format("--emphasis is for the views change and triptych; leave it out of {}", options.view));
    const bool by_areas = !wanted || wanted->view != View::work_streams;
    for (const char* const name : {"--by", "--no-areas"}) {
        if (command.count(name) == 0 || by_areas) continue;
        throw UsageError(fmt::format("{}: a picture of work-streams knows no areas; leave it out", name));
    }
    if (options.no_alt && (options.output.path.empty() || options.output.path == "-" || format == Format::dot))
        throw UsageError("--no-alt: no text file is written beside the standard output or DOT; leave it out");
}

/// What a study of one survey shows of a view: the half of it that is the survey.
View view_of_one(View asked, bool named, bool one_of_several) {
    switch (asked) {
        case View::before:
        case View::after:
            return View::before;
        case View::areas:
        case View::areas_before:
        case View::areas_after:
            return View::areas_before;
        case View::levels:
        case View::levels_before:
            return View::levels_before;
        case View::organisations:
        case View::organisations_before:
        case View::organisations_after:
            return View::organisations_before;
        case View::ego:
            return View::ego;
        default:
            break;
    }
    if (!named) return View::before;
    throw UsageError(
        fmt::format("--view: this picture shows what changed, and {}; of one there are before, levels, organisations, "
                    "areas, ego:ID, heat and response",
                    one_of_several ? "--from and --to are one survey" : "there is one survey"));
}

void tell_notes(const std::vector<std::string>& notes, const OutputOptions& output) {
    for (const std::string& note : notes) {
        if (!output.quiet) tell(fmt::format("note: {}\n", note));
    }
}

/// PDF and PNG are drawn with the fonts of this machine, SVG and DOT with those of whoever opens them.
template <typename Words>
void tell_of_fonts(const Words& words, Format format, const OutputOptions& output) {
    if (format != Format::pdf && format != Format::png) return;
    if (std::string note = io::diagram::font_note(words); !note.empty()) tell_notes({std::move(note)}, output);
}

bool holds(const std::filesystem::path& path, const std::string& bytes) {
    try {
        return io::read_beginning(path.string(), bytes.size() + 1) == bytes;
    } catch (const io::Unreadable&) {
        return false;
    }
}

/// The picture and, beside it, a text file of its name with the alt text and the long description; both or neither.
void deliver_told(const std::string& bytes, const io::Picture& picture, const DrawCommand& options) {
    const OutputOptions& output = options.output;
    const std::filesystem::path path = output.path;
    std::filesystem::path words = path;
    words.replace_extension(".txt");
    const std::string text = io::diagram_words(picture);
    const bool alone = output.path.empty() || output.path == "-" || options.no_alt || format_of(options) == Format::dot;
    // The same picture in another format has the same words.
    std::error_code problem;
    if (alone || words == path ||
        !std::filesystem::is_directory(path.has_parent_path() ? path.parent_path() : ".", problem) ||
        holds(words, text)) {
        deliver(bytes, output);
        return;
    }
    io::write_files(path.has_parent_path() ? path.parent_path().string() : ".",
                    {{path.filename().string(), bytes}, {words.filename().string(), text}}, output.overwrite);
    if (output.quiet) return;
    tell(fmt::format("wrote {}\n", path.string()));
    tell(fmt::format("wrote {} (alt text and long description)\n", words.string()));
}

void run_chart(const DrawCommand& options, io::diagram::ChartKind kind, Format format, const io::Case& of,
               io::diagram::HeatShows heat = io::diagram::HeatShows::by_room) {
    io::diagram::ChartOptions how;
    how.size = *io::diagram::size_named(options.size), how.palette = *io::diagram::palette_named(options.palette);
    how.title = options.draw.title, how.caption = options.draw.caption, how.heat = heat;
    const io::diagram::Chart chart = io::diagram::chart(of, kind, how);
    tell_notes(chart.notes, options.output);
    tell_of_fonts(chart.svg, format, options.output);
    deliver_told(io::diagram::picture_of(chart.svg, chart.title, format),
                 {options.view, chart.title, "", chart.alt, chart.description}, options);
}

void run(const DrawCommand& options, const CLI::App& command) {
    const Format format = format_of(options);
    refuse_without_effect(options, command, format);
    const Study study = read(options.study, options.output.quiet);
    tell_reverse_order(study, options.waves, options.output.quiet);
    const auto wanted = network_view(options.view);
    WavePairOptions waves = options.waves;
    if (wanted && wanted->view == View::waves) {  // every wave, unless the user named a first or a last one
        if (waves.from.empty()) waves.from = study.waves.front().key;
        if (waves.to.empty()) waves.to = study.waves.back().key;
    }
    survey::ComparisonOptions how = survey_options(study, options.study, waves);
    how.draws = 0;  // no picture shows a p-value
    const io::Case of(study, how, {.edition = options.draw.edition});
    if (const auto kind = io::diagram::chart_named(options.view)) {
        run_chart(options, *kind, format, of);
        return;
    }
    io::diagram::DrawOptions draw = options.draw;
    draw.view = wanted->view, draw.focus = wanted->focus;
    if (survey::one_survey(of.comparison))
        draw.view = view_of_one(draw.view, command.count("--view") > 0, study.waves.size() > 1);
    // Other programs get circles and lines, however many: they lay them out anew.
    const auto table = format == Format::dot ? std::nullopt : io::diagram::areas_as_table(of, draw.view);
    if (table) {
        tell_notes({fmt::format("{} {} are too many for circles and lines, so they are drawn as a table (more than {})",
                                of.shown().areas.labels.size(), io::diagram::clean_text(of.study.by.plural, 30),
                                io::diagram::most_circles)},
                   options.output);
        run_chart(options, io::diagram::ChartKind::heat, format, of, *table);
        return;
    }
    draw.size = *io::diagram::size_named(options.size);
    draw.palette = *io::diagram::palette_named(options.palette);
    draw.bundle = bundles.at(options.bundle);
    draw.even_ink = options.emphasis == "none";
    const io::diagram::Scene scene = io::diagram::scene_of(of, draw);
    tell_notes(scene.notes, options.output);
    tell_of_fonts(scene, format, options.output);
    deliver_told(io::diagram::draw(scene, format), {options.view, scene.title, "", scene.alt, scene.description},
                 options);
}

}  // namespace

void add_draw(CLI::App& app, ExitCode&) {
    auto options = std::make_shared<DrawCommand>();
    auto* command = app.add_subcommand("draw", "Draw the network before, after, what changed, or all three");
    add_study_options(*command, options->study);
    options->study.areas_expected = true;
    add_wave_pair_options(*command, options->waves);
    command
        ->add_option("--view", options->view,
                     "What to draw; also ego:ID (one leader) and levels:WORK_STREAM (one work-stream)")
        ->type_name("VIEW")
        ->check(CLI::Validator(fault_of_view, fmt::format("{{{}}}", fmt::join(view_names(), ",")), "view"))
        ->capture_default_str();
    command->add_option("--format", options->format, "svg, pdf, png or dot (by the output's name, else svg)")
        ->check(CLI::IsMember(names_of(formats)));
    command->add_option("--size", options->size, "a4 (landscape), a4-half (half a portrait page) or slide (16 to 9)")
        ->check(CLI::IsMember(names_of(io::diagram::page_sizes)))
        ->capture_default_str();
    command
        ->add_option("--palette", options->palette,
                     "default (safe for colour-blind readers), nhs, or mono (for a printer without colour)")
        ->check(CLI::IsMember(names_of(io::diagram::palettes)))
        ->capture_default_str();
    command
        ->add_option("--bundle", options->bundle,
                     "Curve contacts between areas together: yes, no, or auto (above 150 of them)")
        ->check(CLI::IsMember(names_of(bundles)))
        ->capture_default_str();
    command->add_flag("--all-contacts", options->draw.all_contacts,
                      "Draw every contact, even where they are too many to be told apart");
    command
        ->add_option("--emphasis", options->emphasis,
                     "Full ink for what the title speaks of, the rest faint: finding; all alike: none")
        ->check(CLI::IsMember({"finding", "none"}))
        ->capture_default_str();
    command->add_option("--title", options->draw.title, "A title of your own (the finding)");
    command->add_option("--caption", options->draw.caption, "A sentence put before the footer");
    command->add_option("-o,--output", options->output.path, "Write to this file (standard output)");
    command->add_flag("--no-alt", options->no_alt,
                      "Write no text file with alt text and long description beside the picture");
    add_output_options(*command, options->output);
    add_people_options(*command, options->draw.edition, options->study, options->output);
    command->footer(
        "Example: crosstie draw data/east_london -o triptych.pdf\n"
        "         crosstie draw data/east_london --view areas --edition public -o areas.png\n"
        "         crosstie draw data/east_london --view ego:L14 -o ego.svg");
    command->callback([options, command] { run(*options, *command); });
}

}  // namespace crosstie::cli
