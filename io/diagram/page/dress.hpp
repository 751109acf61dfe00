#pragma once
#include <string>
#include <string_view>

#include "io/diagram/page/page.hpp"

namespace crosstie::io::diagram {

/// What the SVG says of itself, and the prefix that keeps its ids apart from others in one HTML page.
struct DressOptions {
    std::string title, description, id_prefix = "ct";
    bool fragment = false;  // for HTML: no XML declaration, and a width that follows the column it stands in
};

/// Puts Graphviz's shapes into the finished picture: groups in painting order, casings and halos, words, title and
/// description, A4 size. Presentation attributes only, so that a strict content policy lets it through.
/// Throws Error when a shape of the page is missing from what Graphviz gave.
[[nodiscard]] std::string dress(const Page& page, std::string_view graphviz_svg, const DressOptions& options);

}  // namespace crosstie::io::diagram
