#pragma once
#include <pugixml.hpp>
#include <string>

namespace crosstie::io::diagram {

/// A picture's elements as text, indented by a blank a level, in UTF-8. A fragment stands inside a page, and so has no
/// declaration.
[[nodiscard]] std::string svg_text(const pugi::xml_document& document, bool fragment);

}  // namespace crosstie::io::diagram
