// The printed picture, as far as the map in the page has to agree with it: its size, what it leaves out, its places.
#include "io/pack/map/printed_scene.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "io/release/disclosure.hpp"

namespace crosstie::io {

namespace {

using diagram::Disc;
using diagram::MarkState;
using diagram::Point;
using diagram::Scene;
using diagram::ScenePanel;
using diagram::SceneTie;
using diagram::TieKind;

constexpr std::size_t most_on_half = 12;  // circles: few are told apart on half a page; many are not, nor are people
constexpr double largest_growth = 1.4;
constexpr double gap_share = 0.35;  // of the smallest radius

bool is_band(const ScenePanel& panel, const SceneTie& tie) { return panel.states[tie.a] == MarkState::hidden; }

/// How far round the ring, clockwise from the top: 0 .. 1.
double turn_of(Point place, Point middle) {
    const double turn = std::atan2(place.x - middle.x, middle.y - place.y) / (2 * std::numbers::pi);
    return turn < -1e-9 ? turn + 1 : turn;
}

}  // namespace

diagram::DrawOptions printed_options(const Case& of, diagram::View view) {
    diagram::DrawOptions options;
    options.view = view;
    const bool half = !diagram::shows_people(view) && of.shown().areas.labels.size() <= most_on_half;
    options.size = half ? diagram::Size::paper_half : diagram::Size::paper;
    options.in_paper = half, options.call_out = false;
    return options;
}

PrintedLines printed_lines(const Scene& printed, const Scene& all) {
    PrintedLines lines;
    for (std::size_t p = 0; p < lines.kinds.size(); ++p) {
        const ScenePanel& panel = printed.panels.at(p);
        std::vector<TieKind>& kinds = lines.kinds[p];
        std::size_t bands = 0, between = 0;
        for (const SceneTie& tie : panel.ties) {
            if (is_band(panel, tie)) {
                ++bands;
                continue;
            }
            lines.faint = lines.faint || tie.quiet;
            if (panel.tells_change() && tie.pill.find('\n') != std::string::npos) lines.pinned.push_back(tie);
            if (printed.marks[tie.a].area != printed.marks[tie.b].area) ++between;
            if (std::ranges::find(kinds, tie.kind) == kinds.end()) kinds.push_back(tie.kind);
        }
        lines.bands = std::max(lines.bands, bands);
        lines.curves = lines.curves || between > diagram::bundle_from;
        lines.thinned = lines.thinned || bands > 0 || panel.ties.size() < all.panels.at(p).ties.size();
    }
    return lines;
}

std::vector<Disc> discs_on_wider(const Scene& printed, double width) {
    const std::size_t count = printed.areas.size();
    if (count == 0) return {};
    const Point middle{printed.width / 2, printed.height / 2};
    diagram::RingDiscs ring;
    for (const auto& area : printed.areas) ring.radii.push_back(area.disc.radius);
    ring.nested = printed.view >= diagram::View::areas;
    ring.gap = gap_share * *std::ranges::min_element(ring.radii);
    ring.width = width, ring.height = printed.height, ring.largest_scale = largest_growth;
    ring.order.resize(count);
    std::iota(ring.order.begin(), ring.order.end(), std::size_t{0});
    std::ranges::stable_sort(ring.order, {},
                             [&](std::size_t area) { return turn_of(printed.areas[area].disc.centre, middle); });
    return diagram::place_discs(ring).discs;
}

}  // namespace crosstie::io
