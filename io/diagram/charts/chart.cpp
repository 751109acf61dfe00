// What all charts share: the frame of the network pictures around a plot, their words, and the same numbers as a table.
#include "io/diagram/charts/chart.hpp"
#include "io/document/shown.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/base/error.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/diagram/charts/chart_parts.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/diagram/page/repaint.hpp"
#include "io/diagram/scene/scene_parts.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/text_width.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_alt = 250;

ChartDraft draft_of(ChartKind kind, const ChartInput& input) {
    switch (kind) {
        case ChartKind::heat:
            return heat_chart(input);
        case ChartKind::new_contacts:
            return new_contacts_chart(input);
        case ChartKind::response:
            return response_chart(input);
        case ChartKind::slope:
            return slope_chart(input);
        case ChartKind::turnover:
            return turnover_chart(input);
        case ChartKind::split:
            return split_chart(input);
        case ChartKind::path:
            return path_chart(input);
        case ChartKind::chance:
            return chance_chart(input);
        case ChartKind::wheel:
            return wheel_chart(input);
        case ChartKind::density:
            break;
    }
    return density_chart(input);
}

/// The words of the chart as a scene without panels: the frame of the network pictures takes these.
Scene words_of(const ChartInput& input, const ChartDraft& draft) {
    Scene scene;
    scene.edition = input.options.edition;
    scene.size = input.options.size;
    if (shows_names(scene.edition)) scene.banner = "Named edition: not for publication";
    if (shows_labels(scene.edition)) scene.banner = "For the group, not for publication";
    scene.title = title_of(input.options.title, draft.title);
    scene.subtitle = draft.subtitle;
    DrawOptions draw;
    draw.edition = input.options.edition;
    draw.caption = input.options.caption;
    draw.in_paper = input.options.in_paper;
    scene.footer = footer_of(input.study, input.comparison, draw, draft.footer);
    return scene;
}

/// Fills and lines of the marks, as `repaint` does those of the page.
void repaint_marks(ChartPage& page, PaletteName palette) {
    for (ChartMark& mark : page.marks) {
        mark.ink.fill = in_palette(palette, mark.ink.fill);
        mark.ink.line = in_palette(palette, mark.ink.line);
    }
}

std::string described(const std::string& title, const ChartDraft& draft) {
    std::string text = fmt::format("{}. {}", title, draft.subtitle);
    if (!draft.in_words.empty()) return text + ' ' + draft.in_words;
    for (const auto& row : draft.table.rows) {
        text += fmt::format(" {}:", shown(row.front(), draft.table.columns.front()));
        for (std::size_t column = 1; column < row.size(); ++column) {
            text += fmt::format("{} {} {}", column > 1 ? "," : "", draft.table.columns[column].head,
                                shown(row[column], draft.table.columns[column]));
        }
        text += '.';
    }
    return text;
}
}  // namespace

std::optional<ChartKind> chart_named(std::string_view name) {
    for (const auto& [key, kind] : chart_kinds) {
        if (key == name) return kind;
    }
    return std::nullopt;
}

void require_areas(const ChartInput& input) {
    if (!input.comparison.has_areas) {
        throw NotShown(
            survey::one_survey(input.comparison)
                ? "this chart needs at least two areas; name the attribute with --by"
                : "this chart needs at least two areas among those there at both waves; name the attribute with --by",
            survey::one_survey(input.comparison) ? "it needs at least two areas"
                                                 : "it needs at least two areas among those there at both surveys");
    }
    if (input.shown.areas_shown && input.shown.areas.labels.size() >= 2) return;
    throw NotShown(
        fmt::format("the public edition shows no single {} here: too many have fewer than {} people who can be shown; "
                    "use a coarser "
                    "--by, or --edition group",
                    input.singular, input.study.min_group),
        few_words(input.study));
}

std::string verdict_ending(const ChartInput& input) {
    return input.comparison.density.verdict == infer::Verdict::not_distinguishable ? "; no clear change overall" : "";
}

std::string contacts_ending(const ChartInput& input) {
    const infer::JudgedChange& contacts = input.comparison.contact_changes.all;
    return contacts.verdict == infer::Verdict::not_distinguishable ? "; no clear change overall" : "";
}

double nice_step(double most, int wanted, double least) {
    double step = least;
    for (double decade = least;; decade *= 10) {
        for (const double times : {1.0, 2.0, 5.0}) {
            step = decade * times;
            if (most / step <= wanted || !std::isfinite(step)) return step;
        }
    }
}

double bar_half(double half_row, double aside) {
    constexpr double share = 0.64, most = 90;
    return std::min({share * half_row, half_row - aside, most});
}

double size_on_bar(double half, double least) {
    constexpr double most = 20;
    return std::clamp(0.3 * half, least, most);
}

std::vector<Column> columns_of(const std::vector<std::string>& heads) {
    std::vector<Column> columns;
    for (const std::string& head : heads) columns.push_back({head, !columns.empty()});
    return columns;
}

Chart chart(const Case& of, ChartKind kind, const ChartOptions& asked) {
    const Study& study = of.study;
    const survey::Comparison& comparison = of.comparison;
    ChartOptions options = asked;
    options.edition = of.edition;
    options.colours.heat = in_palette(options.palette, options.colours.heat);  // its paler shades are mixed from it
    if (survey::one_survey(comparison) && kind != ChartKind::heat && kind != ChartKind::response) {
        throw NotShown(
            fmt::format("this chart shows what changed, and the study holds one survey; --view heat and --view {} "
                        "show one",
                        kind == ChartKind::wheel ? "areas" : "response"),
            "it shows what changed, and there is one survey");
    }
    if (const auto reason = nothing_compared(comparison); !reason.empty() && kind != ChartKind::response) {
        throw NotShown(fmt::format("this chart shows what was answered at both surveys, and here {}", reason),
                       fmt::format("it shows what was answered at both surveys, and here {}", reason));
    }
    const Disclosed& shown = of.shown();
    const ChartInput input{of,
                           study,
                           comparison,
                           shown,
                           options,
                           wave_head(study, comparison, false),
                           wave_head(study, comparison, true),
                           clean_text(study.by.singular, 30),
                           clean_text(study.by.plural, 30)};
    ChartDraft draft = draft_of(kind, input);
    if (kind != ChartKind::response) {
        draft.title = of_relation(study, comparison, std::move(draft.title));
        draft.alt = of_relation(study, comparison, std::move(draft.alt));
    }
    const Scene words = words_of(input, draft);
    ChartPage page;
    page.page = empty_page(words);
    const double top = add_title(page.page, words);
    const double bottom = page.legend(draft.legend, add_legend_and_footer(page.page, words));
    draft.plot(page, {page.page.margin, top, page.page.width - page.page.margin, bottom});
    repaint(page.page, options.palette);
    repaint_marks(page, options.palette);
    Chart chart;
    chart.title = words.title;
    chart.alt = clean_text(draft.alt, most_alt);
    chart.description = described(words.title, draft);
    chart.table = draft.table;
    chart.notes = draft.notes;
    chart.put_together = draft.put_together;
    if (std::string note = title_note(options.title, options.size); !note.empty())
        chart.notes.push_back(std::move(note));
    if (!page.page.texts.empty())
        chart.smallest_type = std::ranges::min(page.page.texts, {}, &PageText::size).size * page_size(words.size).point;
    chart.svg = svg_of(page, {chart.title, chart.description, options.id_prefix, options.fragment});
    return chart;
}

}  // namespace crosstie::io::diagram
