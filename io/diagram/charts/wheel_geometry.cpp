// Where things stand on the change wheel: nothing but turns and points.
#include "io/diagram/charts/wheel_geometry.hpp"

#include "io/diagram/scene/order_by_swaps.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace crosstie::io::diagram {

namespace {
constexpr double full_turn = 2 * std::numbers::pi, best_chord = 1.6;
constexpr std::size_t wide_gaps_to = 12;          // areas
constexpr double wide_gap = 3, narrow_gap = 1.2;  // degrees
constexpr double shallow = 0.36, deep = 0.62;     // shares of the radius: of neighbours, of opposite places
constexpr double without_contact = 0.6;           // of a gap
constexpr double least_bend = 1e-3;

double apart(double from, double to) {
    const double turn = std::fmod(std::abs(from - to), full_turn);
    return std::min(turn, full_turn - turn);
}
}  // namespace

std::vector<std::size_t> wheel_order(const std::vector<std::vector<double>>& weight) {
    const std::size_t count = weight.size();
    return order_by_swaps(count, [&](std::size_t area, const std::vector<std::size_t>& at) {
        double cost = 0;
        for (std::size_t other = 0; other < count; ++other) {
            if (other == area) continue;
            const double places = std::abs(static_cast<double>(at[area]) - static_cast<double>(at[other]));
            const double chord = 2 * std::sin(std::numbers::pi * places / static_cast<double>(count));
            cost += weight[area][other] * (chord - best_chord) * (chord - best_chord);
        }
        return cost;
    });
}

WheelPlan wheel_plan(const WheelCounts& counts, std::vector<std::size_t> order) {
    const std::size_t n = order.size();
    WheelPlan plan{std::move(order), std::vector<Turn>(n), std::vector<std::vector<Turn>>(n, std::vector<Turn>(n))};
    plan.gap = (n <= wide_gaps_to ? wide_gap : narrow_gap) * full_turn / 360;
    std::vector<std::uint64_t> own(n);
    std::uint64_t all = 0;
    std::size_t empty = 0;
    for (std::size_t a = 0; a < n; ++a) {
        own[a] = std::accumulate(counts[a].begin(), counts[a].end(), std::uint64_t{0});
        all += own[a];
        empty += own[a] == 0 ? 1U : 0U;
    }
    const double left = full_turn - static_cast<double>(n) * plan.gap;
    double of_empty = without_contact * plan.gap;
    if (all == 0) {
        of_empty = left / static_cast<double>(n);
    } else {
        plan.each = (left - static_cast<double>(empty) * of_empty) / static_cast<double>(all);
    }
    double at = 0;
    for (std::size_t place = 0; place < n; ++place) {
        const std::size_t a = plan.order[place];
        plan.arcs[a].begin = at;
        const auto add = [&](std::size_t b) {
            plan.cells[a][b] = {at, at + plan.each * static_cast<double>(counts[a][b])};
            at = plan.cells[a][b].end;
        };
        for (std::size_t step = n - 1; step > 0; --step) add(plan.order[(place + step) % n]);
        add(a);
        if (own[a] == 0) at += of_empty;
        plan.arcs[a].end = at;
        at += plan.gap;
    }
    return plan;
}

void turn_to_top(WheelPlan& plan, std::size_t a, std::size_t b) {
    const double one = plan.cells[a][b].middle(), other = plan.cells[b][a].middle();
    double middle = (one + other) / 2;
    if (std::abs(one - other) > std::numbers::pi) middle += std::numbers::pi;  // the nearer side of the circle
    const auto turned = [&](Turn& turn) { turn.begin -= middle, turn.end -= middle; };
    std::ranges::for_each(plan.arcs, turned);
    for (std::vector<Turn>& cells : plan.cells) std::ranges::for_each(cells, turned);
}

Point on_wheel(double turn, double radius) { return {radius * std::sin(turn), -radius * std::cos(turn)}; }

Point on_curve(const Curve& curve, double share) {
    const double rest = 1 - share;
    const std::array<double, 4> weight{rest * rest * rest, 3 * rest * rest * share, 3 * rest * share * share,
                                       share * share * share};
    Point at;
    for (std::size_t k = 0; k < 4; ++k) at.x += weight[k] * curve[k].x, at.y += weight[k] * curve[k].y;
    return at;
}

Curve wheel_curve(double from, double to, double radius, double aside_from, double aside_to) {
    const double dip = shallow + (deep - shallow) * std::sin(apart(from, to) / 2), inner = (1 - dip) * radius;
    const Curve middle{on_wheel(from, radius), on_wheel(from, inner), on_wheel(to, inner), on_wheel(to, radius)};
    // Inward from both ends, and to the side that is clockwise at the first.
    const Point in_from{-std::sin(from), std::cos(from)}, in_to{-std::sin(to), std::cos(to)};
    const Point first{std::cos(from) * aside_from, std::sin(from) * aside_from},
        last{-std::cos(to) * aside_to, -std::sin(to) * aside_to};
    const Point begin{middle[0].x + first.x, middle[0].y + first.y}, end{middle[3].x + last.x, middle[3].y + last.y};
    // As far along both directions as leads through the point beside the middle's own: then lines beside each other
    // keep their distance all the way. Directions that are opposite leave it open, and need no more than the dip.
    double reach = dip * radius;
    const Point both{in_from.x + in_to.x, in_from.y + in_to.y};
    const double squared = both.x * both.x + both.y * both.y;
    if (squared > least_bend) {
        const Point half = on_curve(middle, 0.5);
        const Point way{middle[2].x - middle[1].x, middle[2].y - middle[1].y};
        const double aside = (aside_from + aside_to) / 2 / std::hypot(way.x, way.y);
        const Point wanted{8 * (half.x + aside * way.y) - 4 * (begin.x + end.x),
                           8 * (half.y - aside * way.x) - 4 * (begin.y + end.y)};
        reach = (wanted.x * both.x + wanted.y * both.y) / (3 * squared);
    }
    return {begin,
            {begin.x + reach * in_from.x, begin.y + reach * in_from.y},
            {end.x + reach * in_to.x, end.y + reach * in_to.y},
            end};
}

}  // namespace crosstie::io::diagram
