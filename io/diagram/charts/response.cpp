// Who answered, area by area, at each wave: a full bar is everybody asked.
#include <fmt/format.h>

#include <algorithm>

#include "graph/survey/one_survey.hpp"
#include "io/diagram/charts/chart_parts.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/cut_apart.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
struct ResponseRow {
    std::string label;
    std::array<std::uint64_t, 2> asked{}, answered{};
    bool everybody = false;
};

std::vector<ResponseRow> response_rows(const ChartInput& input) {
    const survey::Comparison& c = input.comparison;
    std::vector<ResponseRow> rows;
    const ResponseRow all{"Everybody", {c.before.roster, c.after.roster}, {c.before.answered, c.after.answered}, true};
    if (input.shown.response_by_area) {
        const AreaTables& tables = input.shown.areas;
        ResponseRow rest{fmt::format("No known {}", input.singular), all.asked, all.answered};
        for (std::size_t a = 0; a < tables.labels.size(); ++a) {
            rows.push_back({clean_text(tables.labels[a], longest_area),
                            {tables.roster_from[a], tables.roster_to[a]},
                            {tables.answered_from[a], tables.answered_to[a]}});
            for (std::size_t wave = 0; wave < 2; ++wave) {
                rest.asked[wave] -= rows.back().asked[wave];
                rest.answered[wave] -= rows.back().answered[wave];
            }
        }
        if (rest.asked[0] + rest.asked[1] > 0) rows.push_back(rest);
    }
    rows.push_back(all);
    return rows;
}

std::string of_words(const ResponseRow& row, std::size_t wave) {
    if (row.asked[wave] == 0) return "nobody asked";
    return fmt::format("{} of {}", count_words(row.answered[wave]), count_words(row.asked[wave]));
}

void draw_row(ChartPage& page, const ResponseRow& row, std::size_t wave, const Box& box, const ChartColours& colours) {
    if (row.asked[wave] == 0) return;
    const double share = static_cast<double>(row.answered[wave]) / static_cast<double>(row.asked[wave]);
    const double middle = box.left + (box.right - box.left) * share;
    page.bar("bar answered", {box.left, box.top, middle, box.bottom}, {std::string(colours.answered)});
    page.bar("bar silent", {middle, box.top, box.right, box.bottom},
             {std::string(colours.silent), Pattern::hatched, std::string(colours.silent), 0.6});
}
}  // namespace

ChartDraft response_chart(const ChartInput& input) {
    if (!survey::answers_on_record(input.study, input.comparison)) {
        throw NotShown("this chart shows who answered, and no file says so: add answers_<wave>.csv, or --answered",
                       "no file says who answered");
    }
    const std::vector<ResponseRow> rows = response_rows(input);
    const ResponseRow& all = rows.back();
    ChartDraft draft;
    draft.title = all.asked[0] > 0 && all.asked[1] > 0
                      ? fmt::format("{} people answered before, {} after", of_words(all, 0), of_words(all, 1))
                      : fmt::format("Answered: {} before, {} after", of_words(all, 0), of_words(all, 1));
    const bool one = survey::one_survey(input.comparison);
    const std::size_t waves = one ? 1 : 2;
    if (one) draft.title = fmt::format("{} people answered", of_words(all, 0));
    draft.subtitle =
        rows.size() > 1 ? fmt::format("A full bar is everybody asked in {} at that time.", with_article(input.singular))
                        : "A full bar is everybody asked at that time.";
    draft.table = {"response",
                   "People who answered, of those asked",
                   columns_of({rows.size() > 1 ? capitalised(input.singular) : "Group", "before", "after"}),
                   {},
                   "",
                   {}};
    std::size_t complete = 0;
    if (one) draft.table.columns = columns_of({rows.size() > 1 ? capitalised(input.singular) : "Group", "answered"});
    for (const ResponseRow& row : rows) {
        draft.table.rows.push_back({row.label, of_words(row, 0), of_words(row, 1)});
        if (one) draft.table.rows.back().pop_back();
        complete += !row.everybody && row.answered == row.asked ? 1U : 0U;
    }
    draft.alt = fmt::format("Bar chart of who answered. {} before, {} after.", of_words(all, 0), of_words(all, 1));
    if (one) draft.alt = fmt::format("Bar chart of who answered. {} people did.", of_words(all, 0));
    if (rows.size() > 1) {
        const std::string whole =
            input.shown.areas.merged > 0
                ? fmt::format("{} rows ({})", rows.size() - 1, areas_as_shown(input.shown.areas, input.plural))
                : fmt::format("{} {}", rows.size() - 1, input.plural);
        const char* const times = one ? "" : " both times";
        draft.alt += complete == 0
                         ? fmt::format(" In none of {} did everybody answer{}.", whole, times)
                         : fmt::format(" In {} of {} everybody answered{}.", count_words(complete), whole, times);
    } else if (input.comparison.has_areas) {
        draft.footer.push_back(
            fmt::format("Not shown by {}, so that no figure rests on, or gives away, fewer than {} people.",
                        input.singular, input.study.min_group));
    }
    if (rows.size() > 1 && input.shown.areas.merged > 0) {
        draft.footer.push_back(fmt::format("{} {} are shown together, so that no figure rests on fewer than {} people.",
                                           input.shown.areas.merged, input.plural, input.study.min_group));
    }
    const ChartColours colours = input.options.colours;
    draft.legend = {{ChartMark::Kind::bar, {std::string(colours.answered)}, "answered"},
                    {ChartMark::Kind::bar,
                     {std::string(colours.silent), Pattern::hatched, std::string(colours.silent), 0.6},
                     "asked, did not answer"}};
    const std::array<std::string, 2> heads{input.before, input.after};
    draft.plot = [rows, heads, colours, waves](ChartPage& page, const Box& room) {
        double names = 60;
        for (const ResponseRow& row : rows) names = std::max(names, text_width(row.label, 9.5, Weight::bold) + 10);
        names = std::min(names, 190.0);
        const auto panels = static_cast<double>(waves);
        const double panel = (room.right - room.left - names - (panels - 1) * gutter) / panels;
        double top = room.top;
        for (std::size_t wave = 0; wave < waves; ++wave) {
            const double left = room.left + names + static_cast<double>(wave) * (panel + gutter);
            top = page.head(left, room.top, panel, heads[wave]) + 6;
        }
        const double step = (room.bottom - top) / static_cast<double>(rows.size()), half = bar_half(step / 2, 0);
        const double size = std::min(9.5, step / 1.05), told = size_on_bar(half, size);
        double words = 62;
        for (const ResponseRow& row : rows) {
            for (std::size_t wave = 0; wave < waves; ++wave)
                words = std::max(words, text_width(of_words(row, wave), told, Weight::bold) + 8);
        }
        std::vector<std::string> labels;
        for (const auto& row : rows) labels.push_back(row.label);
        labels = shorten_apart(labels, names - 8, size, Weight::regular);
        for (std::size_t k = 0; k < rows.size(); ++k) {
            const double y = top + static_cast<double>(k) * step, middle = y + step / 2 + 0.35 * size;
            const Weight weight = rows[k].everybody ? Weight::bold : Weight::regular;
            page.words(TextRole::area_name, {room.left + names - 8, middle}, size, labels[k], Anchor::end, weight);
            if (rows[k].everybody && k > 0) page.stroke("rule", {room.left, y}, {room.right, y}, colour::rule, 0.8);
            for (std::size_t wave = 0; wave < waves; ++wave) {
                const double left = room.left + names + static_cast<double>(wave) * (panel + gutter);
                draw_row(page, rows[k], wave, {left, y + step / 2 - half, left + panel - words, y + step / 2 + half},
                         colours);
                page.words(TextRole::fact, {left + panel - words + 6, y + step / 2 + 0.35 * told}, told,
                           of_words(rows[k], wave), Anchor::start, weight);
            }
        }
    };
    return draft;
}

}  // namespace crosstie::io::diagram
