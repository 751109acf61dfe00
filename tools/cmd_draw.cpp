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
#include "io/release/disclosure.hpp"
#include "io/text/cells.hpp"
#include "io/text/nearest.hpp"
#include "io/text/text_width.hpp"
#include "tools/commands.hpp"
#include "tools/doubts.hpp"
#include "tools/drawn.hpp"
#include "tools/options.hpp"
#include "tools/talk.hpp"

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
constexpr std::array<NamedView, 18> network_views{{{"triptych", View::triptych},
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
    std::string views = "triptych";
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
    for (const NamedView& one : network_views) names.emplace_back(one.name);
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
    const auto found = std::ranges::find(network_views, std::string_view(name), &NamedView::name);
    if (found == network_views.end()) return std::nullopt;
    const bool takes_focus = found->view == View::levels || found->view == View::levels_before;
    if (colon != std::string::npos && (!takes_focus || focus.empty())) return std::nullopt;
    return Wanted{found->view, focus};
}

bool is_view(const std::string& text) { return network_view(text) || io::diagram::chart_named(text); }

// The views of a list, in its order and each once. An id may hold a comma: ego:ID is one view where it can be.
std::vector<std::string> views_in(const std::string& list) {
    if (is_view(list)) return {list};
    std::vector<std::string> found;
    for (const std::string_view one : io::several(list, ',')) {
        if (std::ranges::find(found, one) == found.end()) found.emplace_back(one);
    }
    return found;
}

std::string fault_of_view(const std::string& text) {
    if (is_view(text)) return {};
    if (text == "ego" || text == "ego:") return "a leader's id goes after the colon, as in ego:L07";
    const std::vector<std::string> names = view_names();
    return fmt::format("'{}' is no view; {}", text,
                       io::perhaps(io::nearest(text, names), "there are " + fmt::format("{}", fmt::join(names, ", ")) +
                                                                 ", ego:ID and levels:WORK_STREAM"));
}

// Empty when there are such views: what CLI11 asks of a check.
std::string fault_of_views(const std::string& list) {
    for (const std::string& view : views_in(list)) {
        if (std::string fault = fault_of_view(view); !fault.empty()) return fault;
    }
    return views_in(list).empty() ? fault_of_view(list) : std::string();
}

// An option that no picture asked for has a place for would be dropped.
void refuse_without_effect(const DrawCommand& options, const std::vector<std::string>& views, const CLI::App& command,
                           Format format) {
    const auto none_is = [&](const auto& fits) {
        return std::ranges::none_of(views, [&](const std::string& view) { return fits(network_view(view)); });
    };
    for (const char* const name : {"--bundle", "--all-contacts"}) {
        if (command.count(name) == 0 ||
            !none_is([](const auto& wanted) { return wanted && io::diagram::maps_people(wanted->view); })) {
            continue;
        }
        throw UsageError(
            fmt::format("{} is for maps of people (triptych, before, after, change, pair); leave it out of {}", name,
                        options.views));
    }
    if (command.count("--emphasis") > 0 && none_is([](const auto& wanted) {
            return wanted && (wanted->view == View::change || wanted->view == View::triptych);
        })) {
        throw UsageError(
            fmt::format("--emphasis is for the views change and triptych; leave it out of {}", options.views));
    }
    for (const char* const name : {"--by", "--no-areas"}) {
        if (command.count(name) == 0 ||
            !none_is([](const auto& wanted) { return !wanted || wanted->view != View::work_streams; })) {
            continue;
        }
        throw UsageError(fmt::format("{}: a picture of work-streams knows no areas; leave it out", name));
    }
    if (views.size() > 1) {
        if (options.output.path.empty() || options.output.path == "-")
            throw UsageError("--view: several pictures need names; add -o NAME.svg, and each goes to NAME-VIEW.svg");
        if (!options.draw.title.empty())
            throw UsageError("--title: one title does not fit several pictures; leave it out, or draw one view");
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

class Drawer {
 public:
    Drawer(const DrawCommand& options, const CLI::App& command, Format format)
        : options_(options),
          format_(format),
          views_named_(command.count("--view") > 0),
          study_(read(options.study, options.output.quiet)) {
        tell_reverse_order(study_, options.waves, options.output.quiet);
    }

    Drawn draw(const std::string& view) {
        const auto wanted = network_view(view);
        const io::Case& of = case_of(wanted && wanted->view == View::waves);
        if (const auto kind = io::diagram::chart_named(view)) return chart(view, *kind, of);
        io::diagram::DrawOptions how = options_.draw;
        how.view = wanted->view, how.focus = wanted->focus;
        if (survey::one_survey(of.comparison)) how.view = view_of_one(how.view, views_named_, study_.waves.size() > 1);
        // Other programs get circles and lines, however many: they lay them out anew.
        const auto table = format_ == Format::dot ? std::nullopt : io::diagram::areas_as_table(of, how.view);
        if (table) {
            tell_notes(
                {fmt::format("{} {} are too many for circles and lines, so they are drawn as a table (more than {})",
                             of.shown().areas.labels.size(), io::diagram::clean_text(of.study.by.plural, 30),
                             io::diagram::most_circles)},
                options_.output);
            return chart(view, io::diagram::ChartKind::heat, of, *table);
        }
        how.size = *io::diagram::size_named(options_.size);
        how.palette = *io::diagram::palette_named(options_.palette);
        how.bundle = bundles.at(options_.bundle);
        how.even_ink = options_.emphasis == "none";
        const io::diagram::Scene scene = io::diagram::scene_of(of, how);
        tell_notes(scene.notes, options_.output);
        tell_of_fonts(scene, format_, options_.output);
        return {io::diagram::draw(scene, format_), {view, scene.title, "", scene.alt, scene.description}};
    }

 private:
    // The survey before and after or, for surveys side by side, every one unless the user named a first or a last.
    const io::Case& case_of(bool all_waves) {
        std::optional<io::Case>& of = all_waves ? all_waves_ : pair_;
        if (of) return *of;
        WavePairOptions waves = options_.waves;
        if (all_waves && waves.from.empty()) waves.from = study_.waves.front().key;
        if (all_waves && waves.to.empty()) waves.to = study_.waves.back().key;
        survey::ComparisonOptions how = survey_options(study_, options_.study, waves);
        how.draws = 0;  // no picture shows a p-value
        return of.emplace(study_, how, io::CaseOptions{.edition = options_.draw.edition});
    }

    Drawn chart(const std::string& view, io::diagram::ChartKind kind, const io::Case& of,
                io::diagram::HeatShows heat = io::diagram::HeatShows::by_room) {
        io::diagram::ChartOptions how;
        how.size = *io::diagram::size_named(options_.size), how.palette = *io::diagram::palette_named(options_.palette);
        how.title = options_.draw.title, how.caption = options_.draw.caption, how.heat = heat;
        const io::diagram::Chart chart = io::diagram::chart(of, kind, how);
        tell_notes(chart.notes, options_.output);
        tell_of_fonts(chart.svg, format_, options_.output);
        return {io::diagram::picture_of(chart.svg, chart.title, format_),
                {view, chart.title, "", chart.alt, chart.description}};
    }

    const DrawCommand& options_;
    Format format_;
    bool views_named_;
    Study study_;
    std::optional<io::Case> pair_, all_waves_;
};

void run(const DrawCommand& options, const CLI::App& command) {
    const Format format = format_of(options);
    const std::vector<std::string> views = views_in(options.views);
    refuse_without_effect(options, views, command, format);
    Drawer drawer(options, command, format);
    std::vector<Drawn> all;
    for (const std::string& view : views) all.push_back(drawer.draw(view));
    const bool with_words = !options.no_alt && format != Format::dot;
    if (all.size() == 1) return deliver_told(all.front(), with_words, options.output);
    deliver_all(all, with_words, options.output);
}

}  // namespace

void add_draw(CLI::App& app, ExitCode&) {
    auto options = std::make_shared<DrawCommand>();
    auto* command = app.add_subcommand("draw", "Draw the network before, after, what changed, or all three");
    add_study_options(*command, options->study);
    options->study.areas_expected = true;
    add_wave_pair_options(*command, options->waves);
    command
        ->add_option("--view", options->views,
                     "What to draw; also ego:ID (one leader) and levels:WORK_STREAM (one work-stream). Several, "
                     "joined by commas, go to NAME-VIEW beside the name that -o gives")
        ->type_name("VIEW")
        ->check(CLI::Validator(fault_of_views, fmt::format("{{{}}}", fmt::join(view_names(), ",")), "view"))
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
        "         crosstie draw data/east_london --view ego:L14 -o ego.svg\n"
        "         crosstie draw data/east_london --view before,after,change -o map.svg");
    command->callback([options, command] { run(*options, *command); });
}

}  // namespace crosstie::cli
