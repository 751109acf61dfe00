#pragma once
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace crosstie::io::diagram {

struct Point {
    double x = 0, y = 0;  // points, y downward
    friend bool operator==(const Point&, const Point&) = default;
};

/// To a hundredth of a point, so that a picture's places are the same bytes everywhere.
inline double rounded(double value) { return std::round(value * 100) / 100; }

struct Disc {
    Point centre;
    double radius = 0;
};

struct RingPair {
    std::uint32_t a = 0, b = 0;
    double weight = 1;
};

/// More circles than this stand on rings one inside the other: lines along one ring would run into each other.
inline constexpr std::size_t most_on_one_ring = 12;

/// Discs on a ring: nothing but radii and how much joins them.
struct RingDiscs {
    std::vector<double> radii;    // in any unit; the result is scaled to the box
    std::vector<RingPair> pulls;  // pairs of discs and the ties between them
    double gap = 1.35;            // least room between two discs, in the unit of the radii
    double width = 250, height = 300, largest_scale = 1e9;
    bool nested = false;               // above `most_on_one_ring` the largest stand inside
    std::vector<std::size_t> order{};  // discs clockwise from the top; empty: ring_order of the pulls
};

struct PlacedDiscs {
    std::vector<Disc> discs;
    double scale = 1;  // points per unit of the radii
};

/// Discs clockwise from the top, those with much between them near each other: swaps of pairs while pull x chord falls.
[[nodiscard]] std::vector<std::size_t> ring_order(std::size_t discs, const std::vector<RingPair>& pulls);

/// Puts discs along an ellipse that fills the box, those with much between them near each other.
///
/// Definition  one ring, equal gaps by arc length; nested, of more than `most_on_one_ring`, the largest third stands
///             inside, on a ring of the same aspect (on two again, where that is crowded), in the order of all and
///             turned to it
/// Result      discs in the box, rounded to 0.01; never nearer than the scaled gap
/// Cost        O(discs^2) for each of 15 ellipses and of up to 400 sizes
[[nodiscard]] PlacedDiscs place_discs(const RingDiscs& input);

struct RingInput {
    std::vector<std::uint32_t> area;  // [marks], 0 .. areas-1
    std::size_t areas = 1;
    std::vector<std::array<std::uint32_t, 2>> ties;  // of all waves together, each pair once
    double width = 250, height = 300, largest_step = 24;
    std::vector<std::size_t> order{};  // areas clockwise from the top; empty: by their ties
};

struct RingLayout {
    std::vector<Disc> discs;      // [areas]
    std::vector<Point> places;    // [marks]
    double step = 0;              // two marks are never nearer than 1.2 steps
    std::size_t close_calls = 0;  // (tie, third mark) pairs that still read as two ties; counted up to 150 marks
};

/// Share of a step that a mark's radius may take without touching its neighbours.
inline constexpr double mark_share = 0.42;

/// Areas on a ring, people inside them, one place each for every wave.
///
/// Definition  radius of an area = sqrt(people) + 0.75 steps; areas ordered round an ellipse by swaps while ties x chord
///             falls; people on sunflower slots, swapped inside an area while tie length falls (within 1.6, between 1);
///             then swaps that lift ties off third marks
/// Result      points in the box, rounded to 0.01; same input, same digits; no seed
/// Errors      std::invalid_argument for an area or tie out of range
/// Cost        O(areas^3 + sum of people^2 x degree) with a fixed ceiling of swaps tried
/// Source      DIAGRAMS 2.2
[[nodiscard]] RingLayout ring_layout(const RingInput& input);

/// Draws places apart, along each side by itself, until they reach `margin` from the edges of a box, at most `most` times
/// as far apart as they were; centred in any case. Rounded to 0.01.
void fill_box(std::vector<Point>& places, double width, double height, Point margin, double most);

/// Ties that pass within `radius` of a mark that is not theirs, each with that mark.
[[nodiscard]] std::size_t count_close_calls(const std::vector<Point>& places,
                                            const std::vector<std::array<std::uint32_t, 2>>& ties, double radius);

/// Swaps marks of one area while that lowers the number of close calls without making ties much longer.
void lift_ties_off_marks(std::vector<Point>& places, const RingInput& input, double radius);

}  // namespace crosstie::io::diagram
