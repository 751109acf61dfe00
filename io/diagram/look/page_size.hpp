#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace crosstie::io::diagram {

/// `a4`: a landscape page. `a4_half`: half a portrait page, as wide as it. `slide`: 16 to 9.
enum class Size : std::uint8_t { a4, a4_half, slide };

/// As typed after --size.
inline constexpr std::array<std::pair<std::string_view, Size>, 3> page_sizes{
    {{"a4", Size::a4}, {"a4-half", Size::a4_half}, {"slide", Size::slide}}};
[[nodiscard]] std::optional<Size> size_named(std::string_view name);

/// A page is laid out in its own units; printed, one unit is `point` points. A slide is read from afar, so that its
/// units are larger than points and everything on it too; half a page has smaller ones, down to 6.5 points for the
/// smallest text.
struct PageSize {
    double width, height;         // units
    double wide, high;            // millimetres
    double point;                 // points per unit
    double title, title_row;      // sizes of text and rows, units
    double head, fact, fact_row;  // of panels
    double legend, legend_row;
    double footer, footer_row;
    double panel_width, panel_height;  // about the room that each of three panels has
    double whole_width, whole_height;  // and a panel alone
};
[[nodiscard]] const PageSize& page_size(Size size);

}  // namespace crosstie::io::diagram
