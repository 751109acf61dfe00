// Every survey in turn: the share of pairs linked, each by its own answers, so that the way between first and last is seen.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "io/answers/change/survey_path.hpp"
#include "io/diagram/charts/chart_parts.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {

constexpr double word_size = 9.5, head_size = 9.5, small_size = 8.5;

void draw(ChartPage& page, const std::vector<SurveyStep>& path, const ChartColours& colours, const Box& room) {
    double most = 0;
    for (const SurveyStep& step : path) most = std::max(most, step.share());
    if (most <= 0) most = 1;
    const double tick = nice_step(most, 4, 0.01), top_share = std::ceil(most / tick - 1e-9) * tick;
    const double left = room.left + 34, floor = room.bottom - 34, top = room.top + 16;
    const auto y_of = [&](double share) { return floor - (floor - top) * share / top_share; };
    const double step = (room.right - left) / static_cast<double>(path.size());
    const auto x_of = [&](std::size_t k) { return left + (static_cast<double>(k) + 0.5) * step; };
    for (long long k = 0; k <= std::llround(top_share / tick); ++k) {
        const double share = static_cast<double>(k) * tick;
        page.stroke("grid", {left, y_of(share)}, {room.right, y_of(share)}, k == 0 ? colour::ink : colour::rule,
                    k == 0 ? 1.1 : 0.6);
        page.words(TextRole::fact, {left - 5, y_of(share) + 3}, small_size, hundredths_words(share, 0) + "%",
                   Anchor::end);
    }
    for (std::size_t k = 0; k < path.size(); ++k) {
        const double wide = step - 6;
        page.words(TextRole::fact, {x_of(k), floor + 14}, head_size,
                   shorten(path[k].name, wide, head_size, Weight::bold), Anchor::middle, Weight::bold);
        page.words(TextRole::fact, {x_of(k), floor + 26}, small_size,
                   shorten("answered: " + path[k].answered_words(), wide, small_size), Anchor::middle, Weight::regular,
                   colour::quiet);
        if (!path[k].told()) {
            page.words(TextRole::fact, {x_of(k), floor - 8}, small_size, "not shown", Anchor::middle);
            continue;
        }
        if (k > 0 && path[k - 1].told())
            page.stroke("path", {x_of(k - 1), y_of(path[k - 1].share())}, {x_of(k), y_of(path[k].share())}, colour::ink,
                        1.4);
    }
    for (std::size_t k = 0; k < path.size(); ++k) {
        if (!path[k].told()) continue;
        const Point at{x_of(k), y_of(path[k].share())};
        page.dot("share", at, 4.6, {std::string(colours.after), Pattern::plain, std::string(colour::ink), 1.0});
        page.words(TextRole::fact, {at.x, at.y - 9}, word_size, path[k].share_words(), Anchor::middle, Weight::bold,
                   colour::ink, true);
    }
}

}  // namespace

ChartDraft path_chart(const ChartInput& input) {
    const std::vector<SurveyStep> path = survey_path(input.of);
    if (path.size() < 3) {
        throw NotShown("this chart shows the way from survey to survey, and needs three of them or more",
                       "it needs three surveys or more");
    }
    ChartDraft draft;
    draft.title = "Share of pairs linked, survey by survey: ";
    for (const SurveyStep& step : path)
        draft.title += (&step == &path.front() ? "" : ", ") + (step.told() ? step.share_words() : "not shown");
    draft.subtitle =
        "Of all pairs answered at that survey, so that the first and the last may differ a little from pairs "
        "answered both times.";
    draft.alt = fmt::format("Line from survey to survey. {}.", draft.title);
    draft.table = survey_path_table(input.of);
    const ChartColours colours = input.options.colours;
    draft.legend = {{ChartMark::Kind::dot,
                     {std::string(colours.after), Pattern::plain, std::string(colour::ink), 1.0},
                     "share of pairs linked"}};
    draft.plot = [path, colours](ChartPage& page, const Box& room) { draw(page, path, colours, room); };
    return draft;
}

}  // namespace crosstie::io::diagram
