// Puts what Graphviz drew into the finished picture. Words, casings and order of painting are ours; Graphviz never sees
// a name.
#include "io/diagram/page/dress.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <pugixml.hpp>
#include <unordered_map>

#include "io/diagram/page/svg_text.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::ptrdiff_t most_dashed_cased = 60;

std::string_view class_of(TextRole role) {
    switch (role) {
        case TextRole::title:
            return "title";
        case TextRole::subtitle:
            return "subtitle";
        case TextRole::banner:
            return "banner";
        case TextRole::head:
            return "head";
        case TextRole::fact:
            return "fact";
        case TextRole::area_name:
            return "area-name";
        case TextRole::label:
            return "label";
        case TextRole::inside:
            return "inside";
        case TextRole::badge:
            return "badge";
        case TextRole::pill:
            return "pill";
        case TextRole::legend:
            return "legend";
        case TextRole::footer:
            return "footer";
    }
    return "words";
}

/// Graphviz's answer: its elements by id, and the discs in the order they were given.
class Drawn {
 public:
    explicit Drawn(std::string_view svg) {
        if (!document_.load_buffer(svg.data(), svg.size())) throw Error("Graphviz gave a picture that cannot be read");
        const pugi::xml_node graph = document_.child("svg").child("g");
        for (const pugi::xml_node child : graph.children()) {
            if (std::string_view(child.name()) == "ellipse") discs_.push_back(child);
            if (std::string_view(child.name()) == "g") by_id_.emplace(child.attribute("id").value(), child);
        }
    }
    [[nodiscard]] pugi::xml_node at(char kind, std::size_t k) const {
        const auto found = by_id_.find(kind + std::to_string(k + 1));
        if (found == by_id_.end()) throw Error("Graphviz left out a shape");
        return found->second;
    }
    [[nodiscard]] pugi::xml_node disc(std::size_t k) const {
        if (k >= discs_.size()) throw Error("Graphviz left out a disc");
        return discs_[k];
    }

 private:
    pugi::xml_document document_;
    std::unordered_map<std::string, pugi::xml_node> by_id_;
    std::vector<pugi::xml_node> discs_;
};

void set(pugi::xml_node node, const char* name, std::string_view value) {
    pugi::xml_attribute attribute = node.attribute(name);
    if (!attribute) attribute = node.append_attribute(name);
    attribute.set_value(std::string(value).c_str());
}
std::string millimetres(double value) { return coordinate(value) + "mm"; }
void set(pugi::xml_node node, const char* name, double value) { set(node, name, coordinate(value)); }

/// Words of any origin: what XML forbids would make the whole picture unreadable.
void say(pugi::xml_node node, std::string_view words) {
    node.text().set(clean_text(words, std::numeric_limits<std::size_t>::max()).c_str());
}

pugi::xml_node add_group(pugi::xml_node parent, std::string_view css_class) {
    pugi::xml_node group = parent.append_child("g");
    set(group, "class", css_class);
    return group;
}

/// A plus as a path of twelve corners; a saltire is one turned by an eighth.
std::string plus_corners(const ShapeNode& node) {
    const double arm = node.half_width, half = 0.36 * arm;
    const double xs[] = {-half, half, half, arm, arm, half, half, -half, -half, -arm, -arm, -half};
    const double ys[] = {-arm, -arm, -half, -half, half, half, arm, arm, half, half, -half, -half};
    std::string points;
    for (int k = 0; k < 12; ++k) {
        const double eighth = std::sqrt(0.5);
        const Point corner = node.shape == Shape::saltire ? Point{eighth * (xs[k] - ys[k]), eighth * (xs[k] + ys[k])}
                                                          : Point{xs[k], ys[k]};
        points += (k > 0 ? " " : "") + coordinate(node.at.x + corner.x) + ',' + coordinate(node.at.y + corner.y);
    }
    return points;
}

class Dresser {
 public:
    Dresser(const Page& page, std::string_view graphviz_svg, const DressOptions& options)
        : page_(page), drawn_(graphviz_svg), options_(options) {}

    std::string write() {
        svg_ = document_.append_child("svg");
        root();
        pugi::xml_node paper = svg_.append_child("rect");
        set(paper, "class", "paper"), set(paper, "width", page_.width), set(paper, "height", page_.height);
        set(paper, "fill", colour::paper);
        pugi::xml_node frame = add_group(svg_, "frame");
        for (const PageRule& rule : page_.rules) {
            pugi::xml_node bar = frame.append_child("rect");
            set(bar, "x", rule.at.x), set(bar, "y", rule.at.y), set(bar, "width", rule.width),
                set(bar, "height", rule.height);
            set(bar, "fill", rule.colour);
        }
        for (const PagePanel& panel : page_.panels) add_panel(panel);
        add_rest();
        return svg_text(document_, options_.fragment);
    }

 private:
    [[nodiscard]] std::string id(std::string_view name) const { return options_.id_prefix + "-" + std::string(name); }

    void root() {
        set(svg_, "xmlns", "http://www.w3.org/2000/svg");
        if (options_.fragment) {
            set(svg_, "width", "100%");
        } else {
            set(svg_, "width", millimetres(page_.wide)), set(svg_, "height", millimetres(page_.high));
        }
        set(svg_, "viewBox", "0 0 " + coordinate(page_.width) + " " + coordinate(page_.height));
        set(svg_, "role", "img"), set(svg_, "lang", "en-GB"), set(svg_, "xml:lang", "en-GB");
        set(svg_, "aria-labelledby", id("title") + " " + id("desc"));
        set(svg_, "font-family", font_family);
        pugi::xml_node title = svg_.append_child("title"), description = svg_.append_child("desc");
        set(title, "id", id("title")), set(description, "id", id("desc"));
        say(title, options_.title);
        say(description, options_.description);
    }

    void add_panel(const PagePanel& panel) {
        pugi::xml_node group = add_group(svg_, "panel " + panel.key);
        set(group, "id", id(panel.key));
        if (panel.disc_end > panel.disc_begin) {
            pugi::xml_node discs = add_group(group, "discs");
            for (std::size_t k = panel.disc_begin; k < panel.disc_end; ++k) discs.append_copy(drawn_.disc(k));
        }
        // Lines come sorted by kind; each kind is a group, painted in that order.
        pugi::xml_node lines;
        std::string_view kind;
        bool quiet = false;
        const auto dashed = std::count_if(page_.shapes.lines.begin() + static_cast<std::ptrdiff_t>(panel.line_begin),
                                          page_.shapes.lines.begin() + static_cast<std::ptrdiff_t>(panel.line_end),
                                          [](const ShapeLine& line) { return line.dash == Dash::dashed; });
        cased_ = dashed <= most_dashed_cased;
        for (std::size_t k = panel.line_begin; k < panel.line_end; ++k) {
            const ShapeLine& line = page_.shapes.lines[k];
            if (!lines || line.line_class != kind || line.quiet != quiet) {
                kind = line.line_class, quiet = line.quiet;
                lines = add_group(group, "contacts " + line.line_class + (quiet ? " quiet" : ""));
            }
            add_line(lines, k);
        }
        add_nodes(group, "people", NodeRole::mark, panel);
        add_nodes(group, "rings", NodeRole::ring, panel);
        add_nodes(group, "pills", NodeRole::pill, panel);
        add_texts(group, panel.text_begin, panel.text_end, [](TextRole role) { return role != TextRole::badge; });
        add_nodes(group, "callouts", NodeRole::badge, panel);
        add_texts(group, panel.text_begin, panel.text_end, [](TextRole role) { return role == TextRole::badge; });
    }

    void add_nodes(pugi::xml_node parent, std::string_view css_class, NodeRole role, const PagePanel& panel) {
        pugi::xml_node group;
        for (std::size_t k = panel.node_begin; k < panel.node_end; ++k) {
            if (page_.shapes.nodes[k].role != role) continue;
            if (!group) group = add_group(parent, css_class);
            add_node(group, k);
        }
    }

    void add_node(pugi::xml_node parent, std::size_t k) {
        const ShapeNode& node = page_.shapes.nodes[k];
        if (node.role == NodeRole::anchor) return;
        pugi::xml_node target = parent;
        if (!page_.tooltips[k].empty()) {
            target = parent.append_child("g");
            set(target, "id", id("n" + std::to_string(k + 1)));
            say(target.append_child("title"), page_.tooltips[k]);
        }
        bool any = false;
        for (const pugi::xml_node child : drawn_.at('n', k).children()) {
            const std::string_view name = child.name();
            if (name != "ellipse" && name != "polygon" && name != "path") continue;
            pugi::xml_node copy = target.append_copy(child);
            any = true;
            const bool arms = node.shape == Shape::plus || node.shape == Shape::saltire;
            if (arms && name == "polygon") set(copy, "points", plus_corners(node));
            if (node.dash == Dash::dotted) set(copy, "stroke-dasharray", "1.2 1.4");
            if (node.dash == Dash::dashed) set(copy, "stroke-dasharray", "3 2");
            set(copy, "stroke-width", node.line_width);
        }
        if (!any) throw Error("Graphviz drew a mark without a shape");
    }

    void add_line(pugi::xml_node parent, std::size_t k) {
        const ShapeLine& line = page_.shapes.lines[k];
        const pugi::xml_node path = drawn_.at('e', k).child("path");
        if (!path) throw Error("Graphviz drew a line without a path");
        const bool leader = line.line_class == "key";  // no contact: a hairline with a white rim
        if (leader || (line.dash == Dash::dashed && cased_ && !line.quiet)) {
            pugi::xml_node casing = parent.append_copy(path);
            casing.remove_attribute("stroke-dasharray");
            set(casing, "stroke", colour::paper);
            set(casing, "stroke-width", leader ? line.width + 1.8 : 2.2 * line.width);
        }
        pugi::xml_node copy = parent.append_copy(path);
        set(copy, "stroke-width", line.width);
        if (leader && line.quiet) set(copy, "class", "quiet");  // of the legend
        const double bold = std::max(1.0, line.width / 1.6);    // dashes of thick lines are longer
        if (line.dash == Dash::dashed) {
            set(copy, "stroke-dasharray", coordinate(3.2 * bold) + " " + coordinate(2.2 * bold));
            add_cross(parent, line, bold);
        }
        if (line.dash == Dash::dotted) set(copy, "stroke-dasharray", "1 1.6");
    }

    /// A lost tie too short for two dashes is crossed out instead: the dash is what tells it from a new one in grey
    /// print.
    void add_cross(pugi::xml_node parent, const ShapeLine& line, double bold) {
        const ShapeNode &a = page_.shapes.nodes[line.a], &b = page_.shapes.nodes[line.b];
        const double length = std::hypot(a.at.x - b.at.x, a.at.y - b.at.y);
        const double seen = length - a.half_width - b.half_width;
        if (seen >= 2 * 5.4 * bold) return;
        const double along = length == 0 ? 0.5 : (a.half_width + seen / 2) / length;
        double x = a.at.x + (b.at.x - a.at.x) * along, y = a.at.y + (b.at.y - a.at.y) * along;
        const double arm = std::min(1.9, 0.6 * a.half_width);
        if (line.bend) {  // the middle of the curve
            const auto [first, second] = *line.bend;
            x = (a.at.x + 3 * first.x + 3 * second.x + b.at.x) / 8,
            y = (a.at.y + 3 * first.y + 3 * second.y + b.at.y) / 8;
        }
        std::string path;
        for (const double s : {1.0, -1.0}) {
            path += "M" + coordinate(x - arm) + "," + coordinate(y - s * arm) + "L" + coordinate(x + arm) + "," +
                    coordinate(y + s * arm);
        }
        pugi::xml_node cross = parent.append_child("path");
        set(cross, "class", "cross"), set(cross, "fill", "none"), set(cross, "stroke", line.colour);
        set(cross, "stroke-width", std::min(1.0, 0.35 * a.half_width)), set(cross, "d", path);
    }

    template <typename Wanted>
    void add_texts(pugi::xml_node parent, std::size_t begin, std::size_t end, Wanted wanted) {
        pugi::xml_node group;
        for (std::size_t k = begin; k < end; ++k) {
            if (!wanted(page_.texts[k].role)) continue;
            if (!group) group = add_group(parent, "words");
            add_text(group, page_.texts[k]);
        }
    }

    void add_text(pugi::xml_node parent, const PageText& text) {
        if (text.text.empty()) return;
        // A halo is a text of its own underneath: paint-order is not dependable across renderers.
        for (const bool halo : {true, false}) {
            if (halo && !text.halo) continue;
            pugi::xml_node node = parent.append_child("text");
            set(node, "class", halo ? "halo" : class_of(text.role));
            set(node, "x", text.at.x), set(node, "y", text.at.y), set(node, "font-size", text.size);
            if (text.weight == Weight::bold) set(node, "font-weight", "bold");
            if (text.anchor != Anchor::start)
                set(node, "text-anchor", text.anchor == Anchor::middle ? "middle" : "end");
            set(node, "fill", halo ? colour::paper : text.colour);
            if (halo) {
                set(node, "stroke", colour::paper), set(node, "stroke-width", 2.6),
                    set(node, "stroke-linejoin", "round");
                set(node, "aria-hidden", "true");
            }
            say(node, text.text);
        }
    }

    /// Legend samples and all words outside the panels.
    void add_rest() {
        const auto in_panel = [&](std::size_t k, std::size_t PagePanel::*begin, std::size_t PagePanel::*end) {
            for (const PagePanel& panel : page_.panels) {
                if (k >= panel.*begin && k < panel.*end) return true;
            }
            return false;
        };
        pugi::xml_node legend = add_group(svg_, "legend");
        cased_ = true;
        for (std::size_t k = 0; k < page_.shapes.lines.size(); ++k) {
            if (!in_panel(k, &PagePanel::line_begin, &PagePanel::line_end)) add_line(legend, k);
        }
        for (std::size_t k = 0; k < page_.shapes.nodes.size(); ++k) {
            if (!in_panel(k, &PagePanel::node_begin, &PagePanel::node_end)) add_node(legend, k);
        }
        pugi::xml_node words = add_group(svg_, "words");
        for (std::size_t k = 0; k < page_.texts.size(); ++k) {
            if (!in_panel(k, &PagePanel::text_begin, &PagePanel::text_end)) add_text(words, page_.texts[k]);
        }
    }

    const Page& page_;
    bool cased_ = true;  // white on both sides of dashed lines; of many it would hide what lies below
    Drawn drawn_;
    const DressOptions& options_;
    pugi::xml_document document_;
    pugi::xml_node svg_;
};
}  // namespace

std::string dress(const Page& page, std::string_view graphviz_svg, const DressOptions& options) {
    return Dresser(page, graphviz_svg, options).write();
}

}  // namespace crosstie::io::diagram
