#include "io/diagram/page/pill_place.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace crosstie::io::diagram {

namespace {
constexpr double on_another = 200;  // the price of lying on words, a number or a mark, or out of the panel

// std::hypot is ten times slower, and nothing on a page overflows.
double length_of(double dx, double dy) { return std::sqrt(dx * dx + dy * dy); }
}  // namespace

Point PillPlacer::along(const SceneTie& tie, double t) const {
    const Point a = frame_.at(scene_.marks[tie.a].place), b = frame_.at(scene_.marks[tie.b].place);
    if (!tie.bend) return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
    const Point first = frame_.at((*tie.bend)[0]), second = frame_.at((*tie.bend)[1]);
    const double s = 1 - t;
    const double w0 = s * s * s, w1 = 3 * s * s * t, w2 = 3 * s * t * t, w3 = t * t * t;
    return {w0 * a.x + w1 * first.x + w2 * second.x + w3 * b.x, w0 * a.y + w1 * first.y + w2 * second.y + w3 * b.y};
}

PillPlacer::PillPlacer(const Scene& scene, const ScenePanel& panel, const Frame& frame, const Box& room,
                       const std::vector<PlacedWords>& names)
    : scene_(scene), frame_(frame), room_(room) {
    for (const PlacedWords& name : names) {
        const Point a = frame_.at({name.box.left, name.box.top}), b = frame_.at({name.box.right, name.box.bottom});
        taken_.push_back({a.x, a.y, b.x, b.y});
    }
    for (const SceneMark& mark : scene.marks) marks_.push_back({frame.at(mark.place), mark.radius * frame.scale + 1});
    for (const SceneTie& tie : panel.ties) {
        const Point p = frame.at(scene.marks[tie.a].place), q = frame.at(scene.marks[tie.b].place);
        lines_.push_back({&tie, p, {q.x - p.x, q.y - p.y}, length_of(q.x - p.x, q.y - p.y)});
    }
}

std::optional<PillPlacer::Spot> PillPlacer::place(const SceneTie& tie, Point half) {
    std::optional<Spot> spot;
    if (const auto at = on_line(half, tie)) {
        spot = Spot{*at, std::nullopt};
    } else if (tie.room != PillRoom::on_line) {
        spot = beside(half, tie);
    }
    if (spot) taken_.push_back({spot->at.x - half.x, spot->at.y - half.y, spot->at.x + half.x, spot->at.y + half.y});
    return spot;
}

double PillPlacer::price(Point at, Point half, const SceneTie& own, double most) const {
    const Box box{at.x - half.x - 1, at.y - half.y - 1, at.x + half.x + 1, at.y + half.y + 1};
    const bool inside = at.x - half.x >= room_.left && at.x + half.x <= room_.right && at.y - half.y >= room_.top &&
                        at.y + half.y <= room_.bottom;
    double price = inside ? 0 : on_another;
    for (const Box& other : taken_) price += box.meets(other) ? on_another : 0;
    for (const Disc& mark : marks_) {
        const Point m = mark.centre;
        if (m.x + mark.radius < box.left || m.x - mark.radius > box.right || m.y + mark.radius < box.top ||
            m.y - mark.radius > box.bottom)
            continue;
        const double apart =
            length_of(m.x - std::clamp(m.x, box.left, box.right), m.y - std::clamp(m.y, box.top, box.bottom));
        price += apart < mark.radius ? on_another : 0;
    }
    for (const Line& line : lines_) {
        if (price >= most) return price;
        if (line.tie->a == own.a && line.tie->b == own.b) continue;
        const Point from = line.from, way = line.way;
        const double length = line.length;
        const double aside_times_length = std::abs((at.x - from.x) * way.y - (at.y - from.y) * way.x);
        if (aside_times_length > 1.001 * (half.x + half.y + line.tie->width / 2) * length)
            continue;  // most are far off
        const double aside = aside_times_length / length;
        const double along = ((at.x - from.x) * way.x + (at.y - from.y) * way.y) / length;
        // Half of the box as the line sees it, from its side.
        const double reach = (half.x * std::abs(way.y) + half.y * std::abs(way.x)) / length + line.tie->width / 2;
        if (along > 0 && along < length && aside < reach) price += (line.tie->quiet ? 0.5 : 2) * (1 - aside / reach);
    }
    return price;
}

std::optional<Point> PillPlacer::on_line(Point half, const SceneTie& own) const {
    Point best = along(own, 0.5);
    double least = 1e300;
    for (const double t : {0.5, 0.42, 0.58, 0.34, 0.66, 0.28, 0.72}) {
        const Point at = along(own, t);
        const double off = 8 * std::abs(t - 0.5);
        const double here = price(at, half, own, least - off) + off;
        if (here < least) least = here, best = at;
    }
    return least < on_another ? std::optional(best) : std::nullopt;
}

std::optional<PillPlacer::Spot> PillPlacer::beside(Point half, const SceneTie& own) const {
    constexpr double step = 6, dearer_by_distance = 0.6;
    constexpr std::array places{0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8};
    std::array<Point, places.size()> line;
    std::ranges::transform(places, line.begin(), [&](double t) { return along(own, t); });
    Spot best{line[0], line[0]};
    double least = 1e300;
    for (double y = room_.top + half.y; y <= room_.bottom - half.y; y += step) {
        for (double x = room_.left + half.x; x <= room_.right - half.x; x += step) {
            Point on = line[0];
            double away = 1e300;
            for (const Point& at : line) {
                const double here =
                    length_of(std::max(0.0, std::abs(at.x - x) - half.x), std::max(0.0, std::abs(at.y - y) - half.y));
                if (here < away) away = here, on = at;
            }
            if (away < 3 || dearer_by_distance * away >= least) continue;  // on its line, or too far
            const double far = dearer_by_distance * away;
            const double here = price({x, y}, half, own, least - far) + far;
            if (here < least) least = here, best = {{x, y}, on};
        }
    }
    if (own.room == PillRoom::beside && least >= on_another) return std::nullopt;
    return best;
}

std::vector<PlacedPill> place_pills(const Scene& scene, const ScenePanel& panel, const Frame& frame, const Box& room,
                                    const std::vector<PlacedWords>& taken) {
    const PageSize& type = page_size(scene.size);
    std::vector<const SceneTie*> numbered;
    for (auto tie = panel.ties.rbegin(); tie != panel.ties.rend(); ++tie) {
        if (!tie->pill.empty()) numbered.push_back(&*tie);
    }
    std::ranges::stable_sort(numbered, {}, [](const SceneTie* tie) { return tie->rank - 1; });  // 0 is the last
    PillPlacer placer(scene, panel, frame, room, taken);
    std::vector<PlacedPill> placed;
    for (const SceneTie* tie : numbered) {
        PlacedPill pill{tie, {}, {}, {4.5, 6.6}, {}};
        for (std::size_t begin = 0, end = 0; begin <= tie->pill.size(); begin = end + 1) {
            end = std::min(tie->pill.find('\n', begin), tie->pill.size());
            pill.lines.push_back(tie->pill.substr(begin, end - begin));
            pill.half.x = std::max(pill.half.x, text_width(pill.lines.back(), type.badge, Weight::bold) / 2 + 4.5);
        }
        pill.half.y += pill_row(type) / 2 * (static_cast<double>(pill.lines.size()) - 1);
        const auto spot = placer.place(*tie, pill.half);
        if (!spot) continue;  // better no number than one on another's place
        pill.at = spot->at, pill.from = spot->from;
        placed.push_back(std::move(pill));
    }
    return placed;
}

}  // namespace crosstie::io::diagram
