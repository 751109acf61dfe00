#include "io/diagram/page/label_place.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>

namespace crosstie::io::diagram {

namespace {
/// How far a disc reaches into a box, in points; 0 when they are apart.
double depth(const Box& box, const Disc& disc) {
    const double dx = disc.centre.x - std::clamp(disc.centre.x, box.left, box.right);
    const double dy = disc.centre.y - std::clamp(disc.centre.y, box.top, box.bottom);
    return std::max(0.0, disc.radius - std::sqrt(dx * dx + dy * dy));
}

bool touches(const Box& box, const Disc& disc) {
    const double dx = disc.centre.x - std::clamp(disc.centre.x, box.left, box.right);
    const double dy = disc.centre.y - std::clamp(disc.centre.y, box.top, box.bottom);
    return dx * dx + dy * dy < disc.radius * disc.radius;
}

double shared_area(const Box& a, const Box& b) {
    if (!a.meets(b)) return 0;
    return (std::min(a.right, b.right) - std::max(a.left, b.left)) *
           (std::min(a.bottom, b.bottom) - std::max(a.top, b.top));
}

/// Length of the part of a line inside a box (Liang and Barsky's clipping).
double length_inside(const Box& box, Point from, Point to) {
    const double dx = to.x - from.x, dy = to.y - from.y;
    double enter = 0, leave = 1;
    const auto clip = [&](double p, double q) {
        if (std::abs(p) < 1e-12) {
            if (q < 0) leave = -1;
        } else if (p < 0) {
            enter = std::max(enter, q / p);
        } else {
            leave = std::min(leave, q / p);
        }
    };
    clip(-dx, from.x - box.left);
    clip(dx, box.right - from.x);
    clip(-dy, from.y - box.top);
    clip(dy, box.bottom - from.y);
    return leave > enter ? (leave - enter) * std::sqrt(dx * dx + dy * dy) : 0;
}

Box around(const Box& a, const Box& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

double outside(const Box& box, const Box& bounds) {
    return std::max(0.0, bounds.left - box.left) + std::max(0.0, box.right - bounds.right) +
           std::max(0.0, bounds.top - box.top) + std::max(0.0, box.bottom - bounds.bottom);
}
}  // namespace

LabelPlacer::Obstacles LabelPlacer::near(const Box& region) const {
    Obstacles found;
    std::ranges::copy_if(discs_, std::back_inserter(found.discs),
                         [&](const PricedDisc& one) { return depth(region, one.disc) > 0; });
    std::ranges::copy_if(boxes_, std::back_inserter(found.boxes), [&](const Box& one) { return region.meets(one); });
    std::ranges::copy_if(lines_, std::back_inserter(found.lines),
                         [&](const PricedLine& one) { return length_inside(region, one.from, one.to) > 0; });
    return found;
}

double LabelPlacer::line_price(const Box& box, const std::vector<PricedLine>& lines) {
    double sum = 0;
    for (const PricedLine& line : lines) {
        const auto [left, right] = std::minmax(line.from.x, line.to.x);
        const auto [top, bottom] = std::minmax(line.from.y, line.to.y);
        if (right < box.left || left > box.right || bottom < box.top || top > box.bottom) continue;
        const double inside = length_inside(box, line.from, line.to);
        if (inside > 0) sum += line.price * (1 + inside / 10);
    }
    return sum;
}

double LabelPlacer::price(const Box& box, const Disc& own, const Obstacles& obstacles) const {
    double sum = 400 * outside(box, bounds_) + line_price(box, obstacles.lines);
    for (const PricedDisc& other : obstacles.discs) {
        if (!(other.disc.centre == own.centre)) sum += other.price * depth(box, other.disc);
    }
    for (const Box& other : obstacles.boxes) sum += box.meets(other) ? 150 + 20 * shared_area(box, other) : 0;
    return sum;
}

namespace {
/// A box of the given size in the direction of `angle` that stands `away` from the disc: over and under it in the
/// middle, elsewhere drawn in along the line to the centre until it nearly touches.
Box box_round(const Disc& disc, double angle, double away, double width, double height) {
    const double c = std::cos(angle), s = std::sin(angle);
    const double dx = c * (disc.radius + away + width / 2), dy = s * (disc.radius + away + height / 2);
    const auto at = [&](double t) {
        const Point middle{disc.centre.x + dx * t, disc.centre.y + dy * t};
        return Box{middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2};
    };
    double low = 0, high = 2;  // twice as far no corner can reach the disc
    for (int step = 0; step < 12; ++step) {
        const double t = (low + high) / 2;
        (touches(at(t), {disc.centre, disc.radius + away}) ? low : high) = t;
    }
    return at(high);
}
}  // namespace

LabelPlacer::Found LabelPlacer::beside_disc(const Disc& disc, const std::vector<Size>& sizes, Point middle) {
    constexpr int turns = 48;
    const double outward = std::atan2(disc.centre.y - middle.y, disc.centre.x - middle.x);
    struct Candidate {
        Found found;
        double off, sideways, away;
        [[nodiscard]] double total(double price) const {
            return price + 10 * off * off + 8 * sideways + away + 5 * static_cast<double>(found.size);
        }
    };
    std::vector<Candidate> candidates;
    Box region;
    for (std::size_t shape = 0; shape < sizes.size(); ++shape) {
        for (int k = 0; k < turns; ++k) {
            const double angle = 2 * std::numbers::pi * k / turns - std::numbers::pi / 2;
            const double off = std::abs(std::remainder(angle - outward, 2 * std::numbers::pi));
            const double sideways = std::min(std::abs(std::cos(angle)), 0.5);  // over or under reads best
            for (const double away : {2.5, 5.0, 9.0}) {
                const Box box = box_round(disc, angle, away, sizes[shape].width, sizes[shape].height);
                // From the boxes themselves: where a radius is no number, neither may their region be one.
                region = candidates.empty() ? box : around(region, box);
                candidates.push_back({{box, shape}, off, sideways, away});
            }
        }
    }
    const Obstacles obstacles = near(region);
    Found best;
    double best_price = 1e300;
    for (const Candidate& one : candidates) {
        if (one.total(0) >= best_price - 1e-9) continue;
        const double here = one.total(price(one.found.box, disc, obstacles));
        if (here < best_price - 1e-9) best_price = here, best = one.found;
    }
    boxes_.push_back(best.box);
    return best;
}

void LabelPlacer::forget(const Box& box) {
    const auto same = [&](const Box& other) { return other.left == box.left && other.top == box.top; };
    if (const auto found = std::ranges::find_if(boxes_, same); found != boxes_.end()) boxes_.erase(found);
}

bool LabelPlacer::lies_badly(const Box& box, const Disc& own) const {
    constexpr double dear = 100;
    return std::ranges::count_if(boxes_, [&](const Box& other) { return box.meets(other); }) >
               1 ||  // it is one of them
           std::ranges::any_of(discs_, [&](const PricedDisc& other) {
               return other.price >= dear && !(other.disc.centre == own.centre) && depth(box, other.disc) > 0;
           });
}

bool LabelPlacer::beside_mark(Point at, double radius, double width, double height, Box& found) {
    const double away = radius + 1.8, w = width / 2, h = height / 2, d = 0.75 * away;
    const std::array<Point, 8> places{{{at.x + away + w, at.y},
                                       {at.x - away - w, at.y},
                                       {at.x, at.y + away + h},
                                       {at.x, at.y - away - h},
                                       {at.x + d + w, at.y + d + h},
                                       {at.x - d - w, at.y + d + h},
                                       {at.x + d + w, at.y - d - h},
                                       {at.x - d - w, at.y - d - h}}};
    const auto box_at = [&](Point place) { return Box{place.x - w, place.y - h, place.x + w, place.y + h}; };
    Box region = box_at(places[0]);
    for (const Point place : places) region = around(region, box_at(place));
    const Obstacles obstacles = near(region);
    double best = 1e300;
    for (std::size_t k = 0; k < places.size(); ++k) {
        const Box box = box_at(places[k]);
        if (outside(box, bounds_) > 0) continue;
        const bool free =
            std::ranges::none_of(obstacles.discs, [&](const auto& d2) { return depth(box, d2.disc) > 0; }) &&
            std::ranges::none_of(obstacles.boxes, [&](const Box& other) { return box.meets(other); });
        if (!free) continue;
        const double total = line_price(box, obstacles.lines) + 0.1 * static_cast<double>(k);
        if (total < best) best = total, found = box;
    }
    if (best >= 1e300) return false;
    boxes_.push_back(found);
    return true;
}

}  // namespace crosstie::io::diagram
