#pragma once
#include <string>

#include "io/diagram/page/shapes.hpp"

namespace crosstie::io::diagram {

/// The picture as Graphviz draws it, in the page's own coordinates: node k is group "n<k>", line k is group "e<k>",
/// discs are the ellipses of the graph itself. Runs only in the worker. Throws Error with Graphviz's reason.
[[nodiscard]] std::string graphviz_svg(const Shapes& shapes);

/// The same graph as DOT, with the page's words, to be drawn again by `dot` or `neato` (positions are kept: nop2).
[[nodiscard]] std::string graphviz_dot(const Shapes& shapes);

}  // namespace crosstie::io::diagram
