#pragma once
#include <cstdint>
#include <vector>

#include "io/diagram/scene/scene_parts.hpp"

namespace crosstie::io::diagram {

/// Contacts between circles (areas, work-streams), symmetric; the diagonal is not drawn.
using CountMatrix = std::vector<std::vector<std::uint64_t>>;

/// Contacts -> points: 0.5 to 9 for the largest, less where the circles are small.
struct LineScale {
    std::uint64_t largest = 0;
    double widest = 9;
    [[nodiscard]] double operator()(std::uint64_t count) const {
        if (largest == 0) return 0.5;
        return 0.5 + (widest - 0.5) * static_cast<double>(count) / static_cast<double>(largest);
    }
};

/// The scale for both waves, so that widths can be compared between panels.
[[nodiscard]] LineScale line_scale(const CountMatrix& before, const CountMatrix& after, double largest_radius);

/// Lines between circles in painting order: counts of a wave, or more, fewer and as many; the six largest with numbers.
/// Circles whose areas are in proportion to their people, at each wave. One too small for its number is drawn as large
/// as the floor, and `drawn_alike` tells below how many people that is.
struct CircleSizes {
    double full = 0, floor = 0;  // radius of the most people; smallest radius
    std::uint64_t largest = 1;   // people
    [[nodiscard]] double radius(std::uint64_t people) const;
    [[nodiscard]] std::uint64_t drawn_alike() const;  // fewer people than this have no size of their own
};
/// The panel's own sizes, and as outlines those of the other wave where they can be told apart.
void size_circles(ScenePanel& panel, const CircleSizes& sizes, const std::vector<std::uint64_t>& here,
                  const std::vector<std::uint64_t>& other);

[[nodiscard]] std::vector<SceneTie> count_ties(const CountMatrix& before, const CountMatrix& after,
                                               const LineScale& line_width, Side side);
/// `full_from`: lines of fewer contacts are faint, and so are those of no change; 0: none is.
void add_count_legend(Scene& scene, const LineScale& line_width, std::uint64_t full_from = 0);

}  // namespace crosstie::io::diagram
