// A chart's marks as SVG elements, placed before anything is written, so that tests can ask where everything stands.
#include "io/diagram/charts/chart_page.hpp"

#include <algorithm>
#include <pugixml.hpp>

#include "io/diagram/page/page_frame.hpp"
#include "io/diagram/page/svg_text.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_told = 300;  // characters
constexpr double hatch_step = 3.6, legend_size = 8.5, legend_row = 15.5, sample_width = 22;

void set(pugi::xml_node node, const char* name, std::string_view value) {
    node.append_attribute(name).set_value(std::string(value).c_str());
}
void set(pugi::xml_node node, const char* name, double value) { set(node, name, coordinate(value)); }

/// Slanted lines cut to the box: x + y = c for every step.
std::string hatch_path(const Box& box) {
    std::string path;
    // Begin at a multiple of the step, so that neighbouring boxes join without a seam.
    const double first = std::ceil((box.left + box.top) / hatch_step) * hatch_step;
    for (double c = first; c < box.right + box.bottom; c += hatch_step) {
        const double left = std::max(box.left, c - box.bottom), right = std::min(box.right, c - box.top);
        if (right - left < 0.05) continue;
        path +=
            "M" + coordinate(left) + "," + coordinate(c - left) + "L" + coordinate(right) + "," + coordinate(c - right);
    }
    return path;
}

void outline(pugi::xml_node node, const Ink& ink) {
    if (ink.line_width <= 0 || ink.line.empty()) return;
    set(node, "stroke", ink.line), set(node, "stroke-width", ink.line_width);
    if (ink.dashed) set(node, "stroke-dasharray", "3.2 2.2");
}

void write_bar(pugi::xml_node parent, const ChartMark& mark) {
    pugi::xml_node bar = parent.append_child("rect");
    set(bar, "class", mark.css_class);
    set(bar, "x", mark.from.x), set(bar, "y", mark.from.y);
    set(bar, "width", mark.to.x - mark.from.x), set(bar, "height", mark.to.y - mark.from.y);
    const bool hatched = mark.ink.pattern == Pattern::hatched;
    set(bar, "fill", hatched ? colour::paper : std::string_view(mark.ink.fill));
    if (hatched) {
        const std::string path = hatch_path({mark.from.x, mark.from.y, mark.to.x, mark.to.y});
        if (!path.empty()) {
            pugi::xml_node lines = parent.append_child("path");
            set(lines, "class", "hatch"), set(lines, "fill", "none"), set(lines, "stroke", mark.ink.fill);
            set(lines, "stroke-width", 1.1), set(lines, "d", path);
        }
    }
    outline(bar, mark.ink);
}

void write_stroke(pugi::xml_node parent, const ChartMark& mark) {
    pugi::xml_node line = parent.append_child("line");
    set(line, "class", mark.css_class);
    set(line, "x1", mark.from.x), set(line, "y1", mark.from.y);
    set(line, "x2", mark.to.x), set(line, "y2", mark.to.y);
    outline(line, mark.ink);
}

void write_curve(pugi::xml_node parent, const ChartMark& mark) {
    pugi::xml_node curve = parent.append_child("path");
    set(curve, "class", mark.css_class);
    set(curve, "d", mark.path), set(curve, "fill", "none");
    outline(curve, mark.ink);
}

pugi::xml_node opened(pugi::xml_node parent, const ChartMark& mark) {
    pugi::xml_node group = parent.append_child("g");
    set(group, "class", mark.css_class);
    if (mark.opacity < 1) set(group, "opacity", mark.opacity);
    if (!mark.title.empty()) group.append_child("title").text().set(clean_text(mark.title, most_told).c_str());
    return group;
}

void write_dot(pugi::xml_node parent, const ChartMark& mark) {
    pugi::xml_node dot = parent.append_child("circle");
    set(dot, "class", mark.css_class);
    set(dot, "cx", mark.from.x), set(dot, "cy", mark.from.y), set(dot, "r", mark.radius);
    set(dot, "fill", mark.ink.fill);
    outline(dot, mark.ink);
}
}  // namespace

void ChartPage::bar(std::string css_class, const Box& box, Ink ink) {
    if (box.right - box.left < 0.005 || box.bottom - box.top < 0.005) return;
    marks.push_back(
        {ChartMark::Kind::bar, std::move(css_class), {box.left, box.top}, {box.right, box.bottom}, 0, std::move(ink)});
}

void ChartPage::stroke(std::string css_class, Point from, Point to, std::string_view colour, double width,
                       bool dashed) {
    marks.push_back({ChartMark::Kind::stroke,
                     std::move(css_class),
                     from,
                     to,
                     0,
                     {"", Pattern::plain, std::string(colour), width, dashed}});
}

void ChartPage::dot(std::string css_class, Point at, double radius, Ink ink) {
    marks.push_back({ChartMark::Kind::dot, std::move(css_class), at, at, radius, std::move(ink)});
}

void ChartPage::curve(std::string css_class, std::string path, std::string_view colour, double width, bool dashed) {
    ChartMark mark{ChartMark::Kind::curve,
                   std::move(css_class),
                   {},
                   {},
                   0,
                   {"", Pattern::plain, std::string(colour), width, dashed}};
    mark.path = std::move(path);
    marks.push_back(std::move(mark));
}

void ChartPage::open_group(std::string css_class, double opacity, std::string title) {
    ChartMark mark{ChartMark::Kind::open, std::move(css_class), {}, {}, 0, {}};
    mark.opacity = opacity, mark.title = std::move(title);
    marks.push_back(std::move(mark));
}

void ChartPage::close_group() { marks.push_back({ChartMark::Kind::close, "", {}, {}, 0, {}}); }

void ChartPage::words(TextRole role, Point at, double size, std::string text, Anchor anchor, Weight weight,
                      std::string_view colour, bool halo) {
    page.texts.push_back({role, at, size, weight, anchor, colour, halo, std::move(text)});
}

std::size_t ChartPage::lines(TextRole role, Point at, double size, std::string_view text, double room, std::size_t most,
                             Anchor anchor, Weight weight, std::string_view colour) {
    const auto broken = wrap(text, room, size, weight, most);
    for (const std::string& line : broken) {
        words(role, at, size, line, anchor, weight, colour);
        at.y += size * 1.2;
    }
    return broken.size();
}

double ChartPage::head(double left, double top, double width, std::string_view text, std::string_view fact) {
    page.rules.push_back({{left, top}, width, 2.5, colour::heading});
    words(TextRole::head, {left, top + 17}, 12.5, shorten(text, width, 12.5, Weight::bold), Anchor::start,
          Weight::bold);
    if (fact.empty()) return top + 26;
    words(TextRole::fact, {left, top + 30}, 9, shorten(fact, width, 9), Anchor::start);
    return top + 38;
}

double ChartPage::legend(const std::vector<ChartLegendItem>& items, double bottom) {
    if (items.empty()) return bottom;
    std::vector<std::vector<std::pair<const ChartLegendItem*, double>>> rows(1);
    const double room = page.width - 2 * page.margin;
    double x = 0;
    for (const ChartLegendItem& item : items) {
        const double width = sample_width + 5 + text_width(item.words, legend_size);
        if (x > 0 && x + width > room) rows.emplace_back(), x = 0;
        rows.back().emplace_back(&item, x);
        x += width + 18;
    }
    const double top = bottom - 4 - legend_row * static_cast<double>(rows.size());
    double middle = top + legend_row / 2;
    for (const auto& row : rows) {
        for (const auto& [item, at] : row) {
            const double left = page.margin + at, right = left + sample_width;
            if (item->kind == ChartMark::Kind::bar) {
                bar("key", {left, middle - 4.6, right, middle + 4.6}, item->ink);
            } else if (item->kind == ChartMark::Kind::stroke) {
                stroke("key", {left, middle}, {right, middle}, item->ink.line, item->ink.line_width, item->ink.dashed);
            } else {
                dot("key", {right - 5, middle}, 4, item->ink);
            }
            words(TextRole::legend, {right + 5, middle + 3}, legend_size,
                  shorten(item->words, room - sample_width - 5, legend_size));
        }
        middle += legend_row;
    }
    return top - 6;
}

std::string svg_of(const ChartPage& chart, const DressOptions& options) {
    const std::string framed = dress(chart.page, "<svg><g/></svg>", options);
    pugi::xml_document document;
    if (!document.load_buffer(framed.data(), framed.size(), pugi::parse_full, pugi::encoding_utf8))
        throw Error("the chart could not be written");
    pugi::xml_node svg = document.child("svg");
    // No Graphviz shapes stand here: the marks take the empty legend's place, under the words.
    pugi::xml_node old = svg.find_child_by_attribute("class", "legend");
    pugi::xml_node group = svg.insert_child_before("g", old);
    set(group, "class", "chart");
    svg.remove_child(old);
    for (const ChartMark& mark : chart.marks) {
        switch (mark.kind) {
            case ChartMark::Kind::bar:
                write_bar(group, mark);
                break;
            case ChartMark::Kind::stroke:
                write_stroke(group, mark);
                break;
            case ChartMark::Kind::dot:
                write_dot(group, mark);
                break;
            case ChartMark::Kind::curve:
                write_curve(group, mark);
                break;
            case ChartMark::Kind::open:
                group = opened(group, mark);
                break;
            case ChartMark::Kind::close:
                group = group.parent();
                break;
        }
    }
    return svg_text(document, options.fragment);
}

}  // namespace crosstie::io::diagram
