#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/base/error.hpp"
#include "io/diagram/look/style.hpp"
#include "io/diagram/scene/ring_layout.hpp"

namespace crosstie::io::diagram {

/// The picture as the worker sees it: shapes, places and colours. No name, no id, no address, no style text; only the
/// DOT form carries words, and these are scrubbed.
enum class NodeRole : std::uint8_t { mark, ring, badge, pill, key, anchor };
enum class Dash : std::uint8_t { solid, dashed, dotted };

struct ShapeNode {
    NodeRole role = NodeRole::mark;
    Shape shape = Shape::circle;
    std::string fill;  // "#rrggbb", empty: none
    std::string line = std::string(colour::ink);
    double line_width = 0.6;
    Dash dash = Dash::solid;
    Point at;
    double half_width = 4, half_height = 4;
    friend bool operator==(const ShapeNode&, const ShapeNode&) = default;
};

struct ShapeLine {
    std::uint32_t a = 0, b = 0;  // nodes
    std::string line_class;      // a word of TieKind, or "key"
    std::string colour;
    double width = 1;
    Dash dash = Dash::solid;
    std::optional<std::array<Point, 2>> bend = std::nullopt;  // control points of a cubic curve; none: straight
    bool quiet = false;                                       // painted faint; the worker is told the colour only
    friend bool operator==(const ShapeLine&, const ShapeLine&) = default;
};

/// One line of text, for DOT only; the SVG's text is set by `dress`.
struct ShapeText {
    Point at;  // its middle
    double width = 10, size = 8;
    bool bold = false;
    std::string colour = std::string(colour::ink);
    std::string text;
    friend bool operator==(const ShapeText&, const ShapeText&) = default;
};

struct Shapes {
    double width = 842, height = 595;
    std::string disc_fill = std::string(colour::disc), disc_line = std::string(colour::disc_line);
    std::vector<Disc> discs;
    std::vector<ShapeNode> nodes;  // n1, n2, ...
    std::vector<ShapeLine> lines;  // e1, e2, ...
    std::vector<ShapeText> texts;
};

/// Shapes the worker must not be given, or a message it cannot read.
class BadShapes : public Error {
 public:
    using Error::Error;
};

/// One shape a line, every field from a fixed list or a number in a fixed range; and back. `decode` throws BadShapes at
/// anything else, so that nothing but these shapes can reach Graphviz.
[[nodiscard]] std::string encode(const Shapes& shapes);
[[nodiscard]] Shapes decode(std::string_view message);

/// Fixed point with two decimals at most, as every coordinate is written; never through the locale.
[[nodiscard]] std::string coordinate(double value);

}  // namespace crosstie::io::diagram
