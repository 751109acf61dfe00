#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace crosstie::io::diagram {

/// What a mark looks like; shape and fill each tell the kind alone, so that grey print and colour blindness lose
/// nothing. No two have the outline of a circle at 3 points: a wedge is a triangle on its point, a saltire a plus that lies
/// on its side.
enum class Shape : std::uint8_t { circle, diamond, square, triangle, wedge, plus, saltire };

struct Look {
    Shape shape = Shape::circle;
    std::string_view fill;
};

/// Looks of kinds (Okabe and Ito's colours); the last one is "other".
inline constexpr std::array<Look, 7> looks{{{Shape::circle, "#0072b2"},
                                            {Shape::diamond, "#56b4e9"},
                                            {Shape::square, "#009e73"},
                                            {Shape::triangle, "#e69f00"},
                                            {Shape::wedge, "#cc79a7"},
                                            {Shape::plus, "#ffffff"},
                                            {Shape::saltire, "#aeb7bd"}}};
inline constexpr std::size_t other_look = looks.size() - 1;

/// Colours of everything else, each with its task.
namespace colour {
inline constexpr std::string_view paper = "#ffffff";
inline constexpr std::string_view ink = "#212b32";      // text, outlines, contacts between areas
inline constexpr std::string_view quiet = "#425563";    // sub-title, footer
inline constexpr std::string_view heading = "#003087";  // title and the bars over the panels
inline constexpr std::string_view rule = "#d3dae0";
inline constexpr std::string_view disc = "#f0f4f5";
inline constexpr std::string_view disc_line = "#7f8c97";
inline constexpr std::string_view area_fill = "#e8edee";
inline constexpr std::string_view within = "#788692";
inline constexpr std::string_view between = "#424b52";  // ink at 85%
inline constexpr std::string_view gained = "#005eb8";
inline constexpr std::string_view lost = "#c8470b";
inline constexpr std::string_view kept = "#7f8c97";      // thin and pale: the change is the message
inline constexpr std::string_view one_wave = "#788692";  // dotted: the pair was not observed at both waves
inline constexpr std::string_view bundle = "#768692";    // contacts between two areas, in the area picture
}  // namespace colour

/// The family list of every picture. Frutiger, the NHS identity's face, cannot be shipped; Arial stands in.
inline constexpr std::string_view font_family = "Frutiger, Arial, \"Liberation Sans\", Helvetica, sans-serif";

/// A colour "#rrggbb" mixed with much paper: there, but not what is looked at. A colour of its own and not a see-through
/// line, so that many that cross do not darken.
[[nodiscard]] std::string faint(std::string_view colour);

/// WCAG contrast of two colours "#rrggbb", 1 to 21.
[[nodiscard]] double contrast(std::string_view first, std::string_view second);

}  // namespace crosstie::io::diagram
