#pragma once
#include <string>
#include <vector>

#include "io/diagram/page/shapes.hpp"
#include "io/diagram/scene/scene.hpp"
#include "io/text/text_width.hpp"

namespace crosstie::io::diagram {

enum class Anchor : std::uint8_t { start, middle, end };
enum class TextRole : std::uint8_t {
    title,
    subtitle,
    banner,
    head,
    fact,
    area_name,
    label,
    inside,
    badge,
    pill,
    legend,
    footer
};

struct PageText {
    TextRole role = TextRole::label;
    Point at;  // on the baseline
    double size = 8;
    Weight weight = Weight::regular;
    Anchor anchor = Anchor::start;
    std::string_view colour = colour::ink;
    bool halo = false;
    std::string text;
};

struct PageRule {
    Point at;
    double width = 0, height = 1;
    std::string_view colour = colour::rule;
};

/// Where the shapes and texts of one panel begin and end in the page's lists.
struct PagePanel {
    std::string key, label;
    std::size_t disc_begin = 0, disc_end = 0, node_begin = 0, node_end = 0, line_begin = 0, line_end = 0,
                text_begin = 0, text_end = 0;
};

/// Marks whose label a picture does not show whole, for want of room.
struct LabelsLeft {
    std::vector<std::uint32_t> without_label, shortened;
    [[nodiscard]] bool any() const { return !without_label.empty() || !shortened.empty(); }
};

/// A page with everything in its place, in points from the top left corner.
struct Page {
    double width = 842, height = 595;  // units; see page_size.hpp
    double margin = 30;                // at the sides
    double wide = 297, high = 210;     // millimetres
    Shapes shapes;
    std::vector<std::string> tooltips;  // [shapes.nodes], empty: none
    std::vector<PageText> texts;
    std::vector<PageRule> rules;
    std::vector<PagePanel> panels;
    LabelsLeft labels_left;
};

/// Places a scene on a page of its size and in its palette: title, panels with heads, names and labels, legend, footer.
[[nodiscard]] Page page_of(const Scene& scene);

/// What title, legend and footer leave for the panels.
[[nodiscard]] PanelBox panel_box(const Scene& scene);
/// The same where those who find no room for a label are named in the legend; and how the scene is scaled.
[[nodiscard]] PanelBox box_with_key(const Scene& scene);
/// What the page of a scene says of labels that it cuts or leaves out, and who they are, for its long description; both
/// empty where every label stands whole.
struct LeftWords {
    std::string count, names;
};
[[nodiscard]] LeftWords left_words(const Scene& scene);
/// How high the box of a scene may be, so that it stands there unscaled.
[[nodiscard]] double panel_height(const Scene& scene, const PanelBox& box);

/// The rectangle that a text covers.
struct Box {
    double left = 0, top = 0, right = 0, bottom = 0;
    [[nodiscard]] bool meets(const Box& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};
[[nodiscard]] Box box_of(const PageText& text);

}  // namespace crosstie::io::diagram
