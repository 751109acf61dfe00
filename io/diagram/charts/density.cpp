// Share of pairs linked, before and after, and the 95% interval of the change as the comparison has it. Wilson's interval
// would take links for independent, which they are not.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "io/answers/change/wording.hpp"
#include "io/diagram/charts/chart_parts.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
struct DensityRow {
    std::string label;
    change::Turnover links;
    std::optional<std::array<double, 2>> interval;  // of the change in share, where there is a test
    [[nodiscard]] std::string share(bool after) const { return after ? words().to : words().from; }
    [[nodiscard]] ShareChangeWords words() const {
        return share_change_words(links.before(), links.pairs(), links.after(), links.pairs());
    }
    [[nodiscard]] double change() const { return links.density_after() - links.density_before(); }
    [[nodiscard]] bool in_points() const { return links.pairs() >= cases_for_percent; }
};

std::vector<DensityRow> density_rows(const ChartInput& input) {
    const survey::Comparison& c = input.comparison;
    std::vector<DensityRow> rows;
    const auto tested = [](infer::Verdict verdict, const std::array<double, 2>& ci95) {
        const bool test = verdict != infer::Verdict::facts_only && verdict != infer::Verdict::no_change;
        return test && std::isfinite(ci95[0]) ? std::optional(ci95) : std::nullopt;
    };
    const auto side = [&](const infer::JudgedChange& change) { return tested(change.verdict, change.for_people.ci95); };
    rows.push_back({"Everybody", c.ties, tested(c.density.verdict, c.density.social_relations.ci95)});
    if (input.shown.cross_shown) {
        rows.push_back(
            {fmt::format("Links across {}", input.plural), c.cross_area.across.ties, side(c.link_changes.across)});
        rows.push_back(
            {fmt::format("Links within {}", input.plural), c.cross_area.within.ties, side(c.link_changes.within)});
    }
    std::erase_if(rows, [](const DensityRow& row) { return row.links.pairs() == 0; });
    return rows;
}

std::string change_words(const DensityRow& row) {
    return row.in_points() ? with_unit_of_points(row.words().points) : "too few pairs";
}

std::string interval_words(const DensityRow& row) {
    return row.interval && row.in_points() ? points_range_words((*row.interval)[0], (*row.interval)[1])
                                           : "not worked out";
}

/// Where the change axis begins and ends, in whole points with 0 inside.
struct Axis {
    double low = 0, high = 0, step = 0.01;
};

Axis axis_of(const std::vector<DensityRow>& rows) {
    Axis axis;
    for (const DensityRow& row : rows) {
        axis.low = std::min(axis.low, row.change()), axis.high = std::max(axis.high, row.change());
        if (row.interval)
            axis.low = std::min(axis.low, (*row.interval)[0]), axis.high = std::max(axis.high, (*row.interval)[1]);
    }
    axis.step = nice_step(std::max(axis.high - axis.low, 0.01), 5, 0.01);
    axis.low = std::floor(axis.low / axis.step) * axis.step, axis.high = std::ceil(axis.high / axis.step) * axis.step;
    if (axis.low == axis.high) axis.high = axis.step;
    return axis;
}

void draw_shares(ChartPage& page, const DensityRow& row, const Box& box, double most, const ChartColours& colours) {
    const double half = bar_half((box.bottom - box.top) / 2, 4), middle = (box.top + box.bottom) / 2;
    const double size = size_on_bar(half / 2, 9.5), words = 9.5 * size;
    for (const bool after : {false, true}) {
        const double share = after ? row.links.density_after() : row.links.density_before();
        const double top = after ? middle + 1 : middle - 1 - half;
        const double right = box.left + (box.right - box.left - words) * share / most;
        page.bar(after ? "bar after" : "bar before", {box.left, top, right, top + half},
                 {std::string(after ? colours.after : colours.before)});
        page.words(TextRole::fact, {right + 5, top + half / 2 + 0.36 * size}, size,
                   fmt::format("{} {}", row.share(after), after ? "after" : "before"), Anchor::start,
                   after ? Weight::bold : Weight::regular);
    }
}

void draw_changes(ChartPage& page, const std::vector<DensityRow>& rows, const Box& box, double step) {
    const Axis axis = axis_of(rows);
    const auto x_of = [&](double change) {
        return box.left + (box.right - box.left) * (change - axis.low) / (axis.high - axis.low);
    };
    const double floor = box.top + step * static_cast<double>(rows.size());
    for (long long tick = std::llround(axis.low / axis.step); tick <= std::llround(axis.high / axis.step); ++tick) {
        const double change = static_cast<double>(tick) * axis.step, x = x_of(change);
        page.stroke("grid", {x, box.top}, {x, floor}, tick == 0 ? colour::ink : colour::rule, tick == 0 ? 1.1 : 0.6);
        const std::string words = points_words(change);
        const double most = page.page.width - page.page.margin - text_width(words, 8.5) / 2;
        page.words(TextRole::fact, {std::min(x, most), floor + 12}, 8.5, words, Anchor::middle);
    }
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const double y = box.top + (static_cast<double>(k) + 0.5) * step;
        if (rows[k].interval) {
            const double low = x_of((*rows[k].interval)[0]), high = x_of((*rows[k].interval)[1]);
            page.stroke("interval", {low, y}, {high, y}, colour::ink, 1.6);
            for (const double end : {low, high}) page.stroke("interval", {end, y - 6}, {end, y + 6}, colour::ink, 1.6);
        }
        const bool tested = rows[k].interval.has_value();
        page.dot("change", {x_of(rows[k].change()), y}, 4.6,
                 {std::string(tested ? colour::ink : colour::paper), Pattern::plain, std::string(colour::ink), 1.2});
        const std::string words =
            !rows[k].in_points() ? change_words(rows[k])
            : tested             ? fmt::format("{}; 95% interval {}", change_words(rows[k]), interval_words(rows[k]))
                                 : change_words(rows[k]);
        const double wide = text_width(words, 9.5, tested ? Weight::bold : Weight::regular), zero = x_of(0),
                     at = x_of(rows[k].change());
        // Beside the line of no change, not across it; words wider than the column reach into the gutter.
        const double wanted = at >= zero ? std::max(at, zero + 4 + wide / 2) : std::min(at, zero - 4 - wide / 2);
        const double middle = std::min(std::max(wanted, box.left + wide / 2), box.right - wide / 2);
        page.words(TextRole::fact, {middle, y - 11}, 9.5, words, Anchor::middle,
                   tested ? Weight::bold : Weight::regular, colour::ink, true);
    }
}
}  // namespace

ChartDraft density_chart(const ChartInput& input) {
    const std::vector<DensityRow> rows = density_rows(input);
    const DensityRow& all = rows.front();
    ChartDraft draft;
    draft.title = fmt::format("Share of pairs linked: {} before, {} after; {}", all.share(false), all.share(true),
                              verdict_words(input.comparison));
    draft.subtitle = "Of pairs answered both times. Right: the change in percentage points.";
    draft.alt = "Bar chart of the share of pairs linked.";
    draft.table = {"density_chart",
                   "Share of pairs linked, before and after",
                   columns_of({"Where", "pairs", "linked before", "linked after", "change", "95% interval"}),
                   {},
                   "",
                   {}};
    for (const DensityRow& row : rows) {
        draft.alt += fmt::format(" {}: {} before, {} after.", row.label, row.share(false), row.share(true));
        draft.table.rows.push_back({row.label, count_words(row.links.pairs()), row.share(false), row.share(true),
                                    change_words(row), interval_words(row)});
    }
    draft.alt += fmt::format(" How sure: {}.", verdict_words(input.comparison));
    draft.footer.push_back(all.interval ? "Intervals allow for how much people differ."
                                        : fmt::format("No interval: {}.", input.comparison.density.why.empty()
                                                                              ? "none was worked out"
                                                                              : input.comparison.density.why));
    const ChartColours colours = input.options.colours;
    draft.legend = {{ChartMark::Kind::bar, {std::string(colours.before)}, "before"},
                    {ChartMark::Kind::bar, {std::string(colours.after)}, "after"}};
    if (all.interval)
        draft.legend.push_back({ChartMark::Kind::dot,
                                {std::string(colour::ink), Pattern::plain, std::string(colour::ink), 1.2},
                                "change, with its 95% interval"});
    if (std::ranges::any_of(rows, [](const DensityRow& row) { return !row.interval; }))
        draft.legend.push_back({ChartMark::Kind::dot,
                                {std::string(colour::paper), Pattern::plain, std::string(colour::ink), 1.2},
                                "change, not tested"});
    draft.plot = [rows, colours](ChartPage& page, const Box& room) {
        double names = 60, most = 1e-9;
        for (const DensityRow& row : rows) {
            names = std::max(names, text_width(row.label, 10.5, Weight::bold) + 12);
            most = std::max({most, row.links.density_before(), row.links.density_after()});
        }
        names = std::min(names, 190.0);
        const double left = room.left + names, width = (room.right - left - 2 * gutter) / 2,
                     right = left + width + 2 * gutter;
        const double top = page.head(left, room.top, width, "Share of pairs linked") + 8;
        page.head(right, room.top, width, "Change, percentage points");
        const double step = (room.bottom - top - 18) / static_cast<double>(rows.size());
        for (std::size_t k = 0; k < rows.size(); ++k) {
            const double y = top + static_cast<double>(k) * step;
            page.words(TextRole::area_name, {room.left, y + step / 2 - 1}, 10.5,
                       shorten(rows[k].label, names - 8, 10.5, Weight::bold), Anchor::start, Weight::bold);
            page.words(TextRole::fact, {room.left, y + step / 2 + 11}, 8.5,
                       shorten(counted(rows[k].links.pairs(), "pair", "pairs"), names - 8, 8.5), Anchor::start,
                       Weight::regular, colour::quiet);
            draw_shares(page, rows[k], {left, y, left + width, y + step}, most, colours);
        }
        page.stroke("axis", {left, top}, {left, top + step * static_cast<double>(rows.size())}, colour::ink, 0.8);
        draw_changes(page, rows, {right, top, right + width, room.bottom}, step);
    };
    return draft;
}

}  // namespace crosstie::io::diagram
