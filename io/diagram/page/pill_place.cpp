#include "io/diagram/page/pill_place.hpp"

#include <algorithm>
#include <cmath>

namespace crosstie::io::diagram {

namespace {
constexpr double on_another = 100;  // the price of lying on words, a number or a mark

Point between(Point a, Point b, double t) { return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t}; }
}  // namespace

PillPlacer::PillPlacer(const Scene& scene, const ScenePanel& panel, const Frame& frame, const Box& room,
                       const std::vector<PlacedWords>& names)
    : scene_(scene), panel_(panel), frame_(frame), room_(room) {
    for (const PlacedWords& name : names) {
        const Point a = frame_.at({name.box.left, name.box.top}), b = frame_.at({name.box.right, name.box.bottom});
        taken_.push_back({a.x, a.y, b.x, b.y});
    }
}

std::optional<PillPlacer::Spot> PillPlacer::place(const SceneTie& tie, Point half) {
    const Point a = frame_.at(scene_.marks[tie.a].place), b = frame_.at(scene_.marks[tie.b].place);
    std::optional<Spot> spot;
    if (const auto at = on_line(a, b, half, tie)) {
        spot = Spot{*at, std::nullopt};
    } else if (tie.always) {
        spot = beside(a, b, half, tie);
    }
    if (spot) taken_.push_back({spot->at.x - half.x, spot->at.y - half.y, spot->at.x + half.x, spot->at.y + half.y});
    return spot;
}

double PillPlacer::price(Point at, Point half, const SceneTie& own) const {
    const Box box{at.x - half.x - 1, at.y - half.y - 1, at.x + half.x + 1, at.y + half.y + 1};
    double price = 0;
    for (const Box& other : taken_) price += box.meets(other) ? on_another : 0;
    for (const SceneMark& mark : scene_.marks) {
        const Point m = frame_.at(mark.place);
        const double apart =
            std::hypot(m.x - std::clamp(m.x, box.left, box.right), m.y - std::clamp(m.y, box.top, box.bottom));
        price += apart < mark.radius * frame_.scale + 1 ? on_another : 0;
    }
    for (const SceneTie& tie : panel_.ties) {
        if (tie.a == own.a && tie.b == own.b) continue;
        const Point p = frame_.at(scene_.marks[tie.a].place), q = frame_.at(scene_.marks[tie.b].place);
        const double length = std::hypot(q.x - p.x, q.y - p.y);
        const double aside = std::abs((at.x - p.x) * (q.y - p.y) - (at.y - p.y) * (q.x - p.x)) / length;
        const double along = ((at.x - p.x) * (q.x - p.x) + (at.y - p.y) * (q.y - p.y)) / length;
        if (along > 0 && along < length && aside < half.x + tie.width / 2)
            price += 4 * (1 - aside / (half.x + tie.width / 2));
    }
    return price;
}

std::optional<Point> PillPlacer::on_line(Point a, Point b, Point half, const SceneTie& own) const {
    Point best = between(a, b, 0.5);
    double least = 1e300;
    for (const double t : {0.5, 0.42, 0.58, 0.34, 0.66, 0.28, 0.72}) {
        const Point at = between(a, b, t);
        const double here = price(at, half, own) + 8 * std::abs(t - 0.5);
        if (here < least) least = here, best = at;
    }
    return least < on_another ? std::optional(best) : std::nullopt;
}

PillPlacer::Spot PillPlacer::beside(Point a, Point b, Point half, const SceneTie& own) const {
    const double length = std::max(1e-9, std::hypot(b.x - a.x, b.y - a.y));
    const Point across{(a.y - b.y) / length, (b.x - a.x) / length};
    const Point middle = between(a, b, 0.5);
    Spot best{middle, middle};
    double least = 1e300;
    for (const double t : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8}) {
        const Point on = between(a, b, t);
        for (const double away : {10.0, 14.0, 20.0, 28.0, 38.0, 50.0, 64.0}) {
            for (const double side : {-1.0, 1.0}) {
                const Point at{on.x + side * away * across.x, on.y + side * away * across.y};
                if (at.x - half.x < room_.left || at.x + half.x > room_.right || at.y - half.y < room_.top ||
                    at.y + half.y > room_.bottom)
                    continue;
                const double here = price(at, half, own) + 8 * std::abs(t - 0.5) + 0.2 * away;
                if (here < least) least = here, best = {at, on};
            }
        }
    }
    return best;
}

}  // namespace crosstie::io::diagram
