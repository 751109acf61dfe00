#pragma once
#include <string>
#include <string_view>

namespace crosstie::io::diagram {

/// The dressed SVG on one page of exactly the size that it states, fonts embedded, title and date in the document's information
/// and its language stated. `date` is ISO 8601. Runs only in the worker; throws Error with librsvg's or cairo's reason.
[[nodiscard]] std::string pdf_from_svg(std::string_view svg, const std::string& title, const std::string& date);

/// The dressed SVG on white (A4: 3508 x 2480 pixels), which says of itself that it is 300 dots an inch.
[[nodiscard]] std::string png_from_svg(std::string_view svg);

}  // namespace crosstie::io::diagram
