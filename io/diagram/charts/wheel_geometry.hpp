#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "io/diagram/scene/ring_layout.hpp"

namespace crosstie::io::diagram {

/// A stretch of the wheel's rim, in radians clockwise from the top.
struct Turn {
    double begin = 0, end = 0;
    [[nodiscard]] double middle() const { return (begin + end) / 2; }
    [[nodiscard]] double size() const { return end - begin; }
};

using WheelCounts = std::vector<std::vector<std::uint64_t>>;

/// Where areas and the ends of their ribbons stand on the rim.
struct WheelPlan {
    std::vector<std::size_t> order;  // areas clockwise
    std::vector<Turn> arcs;          // [areas]
    std::vector<std::vector<Turn>>
        cells;        // [areas][areas]: the end at one of its ribbon to the other; diagonal: within
    double gap = 0;   // between neighbouring arcs, radians
    double each = 0;  // of one contact on the rim, radians; 0: there is none
};

/// An order in which areas with much between them stand about a third of the circle apart: nearer, their ribbon would be
/// a stub at the rim, farther, all would meet in the middle.
///
/// Definition  swaps of pairs while the sum of weight x (chord - 1.6)^2 falls, chords of equal places on a circle of
///             radius 1
/// Result      areas clockwise; the same input gives the same order
/// Errors      none; weights are square and symmetric, their diagonal is not read
/// Cost        O(areas^3) a sweep, at most 50
[[nodiscard]] std::vector<std::size_t> wheel_order(const std::vector<std::vector<double>>& weight);

/// Gives each area an arc as long as its contacts, and each pair a piece of both arcs.
///
/// Definition  arc = `each` x sum over b of counts[a][b], those within once; all arcs and as many gaps make a full turn.
///             Clockwise along an arc stand the ends of ribbons to the areas before it, nearest first, round to the next
///             one, so that no two ribbons of an area cross at its rim; what it has within comes last
/// Result      turns from 0 for the first area of the order; an area without contacts has 0.6 gaps
/// Errors      none; counts are square and symmetric
[[nodiscard]] WheelPlan wheel_plan(const WheelCounts& counts, std::vector<std::size_t> order);

/// Turns the wheel until the two ends of one ribbon stand alike to the left and right of the top.
void turn_to_top(WheelPlan& plan, std::size_t a, std::size_t b);

/// A curve from rim to rim round the centre (0, 0): two ends and two control points of a cubic.
using Curve = std::array<Point, 4>;

[[nodiscard]] Point on_wheel(double turn, double radius);
[[nodiscard]] Point on_curve(const Curve& curve, double share);

/// The middle of a ribbon from one turn to another, or a line beside it: it leaves and meets the rim at right angles and
/// dips the deeper the farther apart its ends are. `aside_from` and `aside_to` are its distances in points from the
/// middle, clockwise at the first end.
[[nodiscard]] Curve wheel_curve(double from, double to, double radius, double aside_from = 0, double aside_to = 0);

}  // namespace crosstie::io::diagram
