#include "io/diagram/page/repaint.hpp"

namespace crosstie::io::diagram {

void repaint(Page& page, PaletteName palette) {
    const auto paint = [&](std::string& colour) { colour = in_palette(palette, colour); };
    if (palette != PaletteName::standard) {
        for (PageText& text : page.texts) text.colour = in_palette(palette, text.colour);
        for (PageRule& rule : page.rules) rule.colour = in_palette(palette, rule.colour);
        for (ShapeNode& node : page.shapes.nodes) paint(node.fill), paint(node.line);
        for (ShapeLine& line : page.shapes.lines) paint(line.colour);
        paint(page.shapes.disc_fill), paint(page.shapes.disc_line);
    }
    for (ShapeLine& line : page.shapes.lines) line.colour = line.quiet ? faint(line.colour) : line.colour;
}

}  // namespace crosstie::io::diagram
