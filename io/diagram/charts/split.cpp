// Where the change in links comes from: a step for each part, from all links before to all links after.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "graph/base/error.hpp"
#include "io/answers/change/wording.hpp"
#include "io/diagram/charts/chart_parts.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
struct Step {
    std::string label;
    std::int64_t links = 0;
    bool total = false;
};

std::vector<Step> steps_of(const ChartInput& input) {
    const survey::Comparison& c = input.comparison;
    const change::ChangeSplit& s = c.split;
    std::vector<Step> steps{{"All links before", static_cast<std::int64_t>(c.before.ties), true},
                            {"New, people there both times", static_cast<std::int64_t>(c.ties.gained)},
                            {"Lost, people there both times", -static_cast<std::int64_t>(c.ties.lost)}};
    if (input.shown.split_shown) {
        steps.push_back({"With people who joined", s.joiners});
        steps.push_back({"With people who left", -s.leavers});
        steps.push_back({"Pairs not answered the other time", s.observation_not_answered});
        if (s.observation_not_asked != 0) steps.push_back({"Pairs not asked the other time", s.observation_not_asked});
    } else {
        steps.push_back({"Joined, left, or pairs answered once", s.joiners - s.leavers + s.observation});
    }
    steps.push_back({"All links after", static_cast<std::int64_t>(c.after.ties), true});
    return steps;
}

std::string value_words(const Step& step) {
    return step.total ? count_words(static_cast<std::uint64_t>(step.links)) : signed_words(step.links);
}

std::string_view all_links(const ChartInput& input) {
    return told_by_name(input.study, input.comparison) ? "All links reported" : "All links";
}

std::string title_of(const ChartInput& input) {
    const survey::Comparison& c = input.comparison;
    return fmt::format(
        "{} {}; on pairs answered both times {}{}", all_links(input), movement_words(c.before.ties, c.after.ties),
        c.split.stayers == 0 ? "as many were lost as are new"
                             : fmt::format("{} new, {} lost", count_words(c.ties.gained), count_words(c.ties.lost)),
        verdict_ending(input));
}

void draw_steps(ChartPage& page, const Box& room, const std::vector<Step>& steps, const ChartColours& colours) {
    double most = 1;
    std::int64_t level = 0;
    for (const Step& step : steps) {
        level = step.total ? step.links : level + step.links;
        most = std::max(most, static_cast<double>(level));
    }
    const double floor = room.bottom - 36, height = floor - room.top - 20;
    const double left = room.left + 30, wide = (room.right - left) / static_cast<double>(steps.size());
    const auto y_of = [&](std::int64_t links) { return floor - height * static_cast<double>(links) / most; };
    const double tick = nice_step(most, 7, 1);
    for (double value = 0; value <= most + 1e-9; value += tick) {
        const double y = floor - height * value / most;
        page.stroke("grid", {left, y}, {room.right, y}, value == 0 ? colour::ink : colour::rule,
                    value == 0 ? 0.8 : 0.6);
        page.words(TextRole::fact, {left - 5, y + 3}, 8.5, count_words(static_cast<std::uint64_t>(value)), Anchor::end);
    }
    level = 0;
    for (std::size_t k = 0; k < steps.size(); ++k) {
        const Step& step = steps[k];
        const double x = left + static_cast<double>(k) * wide;
        const std::int64_t begin = step.total ? 0 : level, end = step.total ? step.links : level + step.links;
        const auto [low, high] = std::minmax(begin, end);
        const Box box{x + 0.16 * wide, y_of(high), x + 0.84 * wide, y_of(low)};
        Ink ink{std::string(colours.kept)};
        if (!step.total && step.links > 0) ink = {std::string(colours.gained)};
        if (!step.total && step.links < 0)
            ink = {std::string(colours.lost), Pattern::hatched, std::string(colours.lost), 0.8, true};
        page.bar(step.total ? "bar total" : step.links < 0 ? "bar fewer" : "bar more", box, ink);
        if (!step.total && step.links == 0)
            page.stroke("none", {box.left, box.top}, {box.right, box.top}, colour::quiet, 1.6);
        // A thin dotted thread carries the level to the next bar.
        if (k + 1 < steps.size())
            page.stroke("thread", {box.right, y_of(end)}, {x + wide * 1.16, y_of(end)}, colour::quiet, 0.7, true);
        page.words(TextRole::inside, {x + wide / 2, box.top - 5}, 11, value_words(step), Anchor::middle, Weight::bold,
                   colour::ink, true);
        page.lines(TextRole::area_name, {x + wide / 2, floor + 12}, 9, step.label, wide - 8, 3, Anchor::middle,
                   step.total ? Weight::bold : Weight::regular);
        level = end;
    }
}
}  // namespace

ChartDraft split_chart(const ChartInput& input) {
    if (!input.shown.waves_shown) {
        throw NotShown(
            "the public edition does not show where the change comes from: it would tell of the few people seen at one "
            "wave only",
            "in the public edition it would tell of the few people seen at one survey only");
    }
    const std::vector<Step> steps = steps_of(input);
    ChartDraft draft;
    draft.title = title_of(input);
    draft.subtitle =
        fmt::format("{} at each survey, and the parts of the change between them; the parts add up.", all_links(input));
    const survey::Comparison& c = input.comparison;
    draft.alt = fmt::format(
        "Step chart of {}: {} before, {} after. On pairs answered both times {} new and {} lost; "
        "everything else "
        "makes {}.",
        told_by_name(input.study, input.comparison) ? "all links reported" : "all links", count_words(c.before.ties),
        count_words(c.after.ties), count_words(c.ties.gained), count_words(c.ties.lost),
        signed_words(c.split.total - c.split.stayers));
    draft.table = {"split_chart", "The change in links, part by part", columns_of({"Part", "links"}), {}, "", {}};
    for (const Step& step : steps) {
        draft.table.rows.push_back({step.label, value_words(step)});
    }
    std::string link =
        told_by_name(input.study, input.comparison)
            ? fmt::format("A link is one person’s report{}. ", input.comparison.direction == Direction::directed
                                                                   ? "; two people who report each other make two links"
                                                                   : " or two of one pair")
            : std::string();
    draft.footer.push_back(link +
                           "Only the change among people there both times, on pairs answered both times, is compared.");
    const ChartColours colours = input.options.colours;
    draft.legend = {{ChartMark::Kind::bar, {std::string(colours.kept)}, "all links of a survey"},
                    {ChartMark::Kind::bar, {std::string(colours.gained)}, "adds links"},
                    {ChartMark::Kind::bar,
                     {std::string(colours.lost), Pattern::hatched, std::string(colours.lost), 0.8, true},
                     "takes links away"}};
    draft.plot = [steps, colours](ChartPage& page, const Box& room) { draw_steps(page, room, steps, colours); };
    return draft;
}

}  // namespace crosstie::io::diagram
