#pragma once
#include <optional>
#include <vector>

#include "io/diagram/page/page.hpp"
#include "io/diagram/page/page_words.hpp"

namespace crosstie::io::diagram {

/// Scene -> page for one panel: where its box lies and how it is scaled.
struct Frame {
    Point origin;
    double scale = 1;
    [[nodiscard]] Point at(Point p) const { return {origin.x + p.x * scale, origin.y + p.y * scale}; }
};

/// Finds room for the numbers on the lines of one panel, one after the other; greedy, the same every time.
class PillPlacer {
 public:
    PillPlacer(const Scene& scene, const ScenePanel& panel, const Frame& frame, const Box& room,
               const std::vector<PlacedWords>& names);

    struct Spot {
        Point at;
        std::optional<Point> from;  // beside its line: where on the line a hairline begins
    };
    /// Where the line is least crowded; of a number that must not be missing beside it, if need be. None: no room.
    /// Cost: a few dozen places, each against all marks and lines of the panel.
    std::optional<Spot> place(const SceneTie& tie, Point half);

 private:
    [[nodiscard]] double price(Point at, Point half, const SceneTie& own) const;
    [[nodiscard]] std::optional<Point> on_line(Point a, Point b, Point half, const SceneTie& own) const;
    [[nodiscard]] Spot beside(Point a, Point b, Point half, const SceneTie& own) const;

    const Scene& scene_;
    const ScenePanel& panel_;
    Frame frame_;
    Box room_;
    std::vector<Box> taken_;
};

}  // namespace crosstie::io::diagram
