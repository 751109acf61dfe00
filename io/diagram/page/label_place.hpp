#pragma once
#include <string>
#include <utility>
#include <vector>

#include "io/diagram/page/page.hpp"

namespace crosstie::io::diagram {

/// Finds room for words among discs, marks, lines and other words; greedy, in the order asked, the same every time.
class LabelPlacer {
 public:
    explicit LabelPlacer(Box bounds) : bounds_(bounds) {}
    void avoid(const Disc& disc, double price) { discs_.push_back({disc, price}); }
    void avoid(const Box& box) { boxes_.push_back(box); }
    void avoid_line(Point from, Point to, double price) { lines_.push_back({from, to, price}); }

    struct Size {
        double width = 0, height = 0;
    };
    struct Found {
        Box box;
        std::size_t size = 0;  // which of the sizes
    };
    /// Round a disc, outward from `middle` if possible, in the cheapest of several shapes: always finds a place.
    Found beside_disc(const Disc& disc, const std::vector<Size>& sizes, Point middle);
    /// Forgets words that were to be avoided, as they are to stand elsewhere.
    void forget(const Box& box);
    /// Whether words lie on other words, or on a disc but `own` that is dear.
    [[nodiscard]] bool lies_badly(const Box& box, const Disc& own) const;
    /// Next to a mark in one of eight places without touching a disc, a mark or another label; false: no room.
    bool beside_mark(Point at, double radius, double width, double height, Box& found);

 private:
    struct PricedDisc {
        Disc disc;
        double price;
    };
    struct PricedLine {
        Point from, to;
        double price;
    };
    struct Obstacles {
        std::vector<PricedDisc> discs;
        std::vector<Box> boxes;
        std::vector<PricedLine> lines;
    };
    /// Those that may touch a box within the region, in their order.
    [[nodiscard]] Obstacles near(const Box& region) const;
    [[nodiscard]] static double line_price(const Box& box, const std::vector<PricedLine>& lines);
    [[nodiscard]] double price(const Box& box, const Disc& own, const Obstacles& obstacles) const;

    Box bounds_;
    std::vector<PricedDisc> discs_;
    std::vector<Box> boxes_;
    std::vector<PricedLine> lines_;
};

}  // namespace crosstie::io::diagram
