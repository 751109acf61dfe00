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

/// What is said of a contact, on the page.
struct PlacedPill {
    const SceneTie* tie = nullptr;
    std::vector<std::string> lines;
    Point at, half;             // the middle of its box, and half of how wide and high it is
    std::optional<Point> from;  // beside its line: where on the line a hairline begins
};
/// From one line of a pill to the next.
[[nodiscard]] constexpr double pill_row(const PageSize& type) { return 1.25 * type.badge; }

/// Every pill of a panel that finds room in the box `room`, clear of `taken` (scene's units), in order of rank.
[[nodiscard]] std::vector<PlacedPill> place_pills(const Scene& scene, const ScenePanel& panel, const Frame& frame,
                                                  const Box& room, const std::vector<PlacedWords>& taken);

/// Finds room for the numbers on the lines of one panel, one after the other; greedy, the same every time.
class PillPlacer {
 public:
    PillPlacer(const Scene& scene, const ScenePanel& panel, const Frame& frame, const Box& room,
               const std::vector<PlacedWords>& names);

    struct Spot {
        Point at;
        std::optional<Point> from;  // beside its line: where on the line a hairline begins
    };
    /// Where the line is least crowded; else beside it, as far as the pill may stand there. None: no room.
    /// Cost: some places on the line, and every 6 points of the panel, each against all its marks and lines.
    std::optional<Spot> place(const SceneTie& tie, Point half);

 private:
    // As it is on the page.
    struct Line {
        const SceneTie* tie;
        Point from, way;  // to the other end
        double length;
    };
    /// Of a place that costs `most` or more, only that it does.
    [[nodiscard]] double price(Point at, Point half, const SceneTie& own, double most) const;
    [[nodiscard]] std::optional<Point> on_line(Point half, const SceneTie& own) const;
    [[nodiscard]] std::optional<Spot> beside(Point half, const SceneTie& own) const;
    /// A place on the line of a contact, straight or curved, t from 0 to 1.
    [[nodiscard]] Point along(const SceneTie& tie, double t) const;

    const Scene& scene_;
    Frame frame_;
    Box room_;
    std::vector<Disc> marks_;  // a point larger than they are
    std::vector<Line> lines_;
    std::vector<Box> taken_;
};

}  // namespace crosstie::io::diagram
