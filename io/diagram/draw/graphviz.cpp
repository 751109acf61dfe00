// The only file that includes Graphviz. Data alone can crash or hang libgvc and it is not safe in threads, hence a
// process of its own, one job long, that is given shapes from fixed lists only.
#include "io/diagram/draw/graphviz.hpp"

#include <graphviz/cgraph.h>
#include <graphviz/gvc.h>

#include <algorithm>
#include <array>
#include <memory>

namespace crosstie::io::diagram {

namespace {
/// cgraph takes char* and does not write to it.
char* text(const char* value) { return const_cast<char*>(value); }
char* text(const std::string& value) { return text(value.c_str()); }

struct CloseGraph {
    void operator()(Agraph_t* graph) const { agclose(graph); }
};
using Graph = std::unique_ptr<Agraph_t, CloseGraph>;

std::string_view shape_name(Shape shape) {
    switch (shape) {
        case Shape::circle:
            return "ellipse";
        case Shape::diamond:
            return "diamond";
        case Shape::square:
            return "box";
        case Shape::triangle:
            return "triangle";
        case Shape::wedge:
            return "invtriangle";
        case Shape::plus:
        case Shape::saltire:
            return "star";  // Graphviz has neither; `dress` puts it in its place
    }
    return "ellipse";
}

std::string_view role_name(NodeRole role) {
    constexpr std::array<std::string_view, 6> names{"mark", "ring", "badge", "pill", "key", "anchor"};
    return names.at(static_cast<std::size_t>(role));
}

std::string inches(double points) {
    // Four digits: two of an inch would be most of a point.
    const double scaled = points / 72 * 100;
    const std::string hundredths = coordinate(scaled);
    const std::size_t dot = hundredths.find('.');
    std::string whole = hundredths.substr(0, dot), rest = dot == std::string::npos ? "" : hundredths.substr(dot + 1);
    while (whole.size() < 3) whole.insert(0, "0");
    return whole.substr(0, whole.size() - 2) + '.' + whole.substr(whole.size() - 2) + rest;
}

class Builder {
 public:
    /// `sky`: y of the page's top edge in Graphviz's upward coordinates; 0 makes its SVG come out in page coordinates.
    Builder(const Shapes& shapes, double sky)
        : shapes_(shapes),
          sky_(sky),
          graph_(agopen(text("crosstie"), Agstrictundirected, nullptr)),
          bent_(std::ranges::any_of(shapes.lines, [](const ShapeLine& line) { return line.bend.has_value(); })) {
        if (!graph_) throw Error("Graphviz could not open a graph");
        declare(AGRAPH, {{"overlap", "true"},
                         {"splines", "line"},
                         {"outputorder", "edgesfirst"},
                         {"notranslate", "true"},
                         {"pad", "0"},
                         {"fontname", "Arial"},
                         {"_background", ""},
                         {"bgcolor", "#ffffff"}});
        // Words are off unless a node has its own; in DOT that must be said of every node, as a default "" is not
        // written.
        declare(AGNODE, {{"label", sky == 0 ? "" : "\\N"},
                         {"fixedsize", "true"},
                         {"width", "0.1"},
                         {"height", "0.1"},
                         {"style", "filled"},
                         {"color", "#212b32"},
                         {"fillcolor", "#ffffff"},
                         {"penwidth", "0.6"},
                         {"shape", "ellipse"},
                         {"pos", ""},
                         {"id", ""},
                         {"class", ""},
                         {"fontname", "Arial"},
                         {"fontsize", "8"},
                         {"fontcolor", "#212b32"}});
        declare(AGEDGE, {{"color", "#212b32"},
                         {"penwidth", "1"},
                         {"style", "solid"},
                         {"id", ""},
                         {"class", ""},
                         {"pos", ""},
                         {"headclip", "false"},
                         {"tailclip", "false"}});
    }

    void build(bool words) {
        set(graph_.get(), "_background", background());
        for (std::size_t k = 0; k < shapes_.nodes.size(); ++k) add_node(k);
        for (std::size_t k = 0; k < shapes_.lines.size(); ++k) add_line(k);
        if (!words) return;
        for (std::size_t k = 0; k < shapes_.texts.size(); ++k) add_text(k);
        set(graph_.get(), "pad", "0.3");
        declare(AGRAPH, {{"layout", "nop2"}});  // an empty one would override what gvLayout is asked for
    }
    [[nodiscard]] Agraph_t* graph() const { return graph_.get(); }

 private:
    struct Default {
        const char *name, *value;
    };
    void declare(int kind, std::initializer_list<Default> defaults) {
        for (const Default& one : defaults) {
            if (agattr(graph_.get(), kind, text(one.name), text(one.value)) == nullptr)
                throw Error("Graphviz refused an attribute");
        }
    }
    static void set(void* object, const char* name, const std::string& value) {
        if (agset(object, text(name), text(value)) != 0)
            throw Error(std::string("Graphviz refused a value of ") + name);
    }
    [[nodiscard]] std::string place(Point at) const { return coordinate(at.x) + ',' + coordinate(sky_ - at.y); }

    /// Discs behind everything, by drawing operations made of our own numbers.
    [[nodiscard]] std::string background() const {
        std::string ops;
        const auto colour_op = [&](char op, std::string_view value) {
            ops += op;
            ops += " 7 -" + std::string(value) + ' ';
        };
        ops += "S 17 -setlinewidth(0.6) ";
        colour_op('c', shapes_.disc_line);
        colour_op('C', shapes_.disc_fill);
        for (const Disc& disc : shapes_.discs) {
            const std::string radius = coordinate(disc.radius);
            ops += "E " + coordinate(disc.centre.x) + ' ' + coordinate(sky_ - disc.centre.y) + ' ' + radius + ' ' +
                   radius + ' ';
        }
        return shapes_.discs.empty() ? std::string{} : ops;
    }

    Agnode_t* new_node(const std::string& name) {
        Agnode_t* node = agnode(graph_.get(), text(name), 1);
        if (node == nullptr) throw Error("Graphviz could not add a node");
        set(node, "id", name);
        set(node, "label", "");
        nodes_.push_back(node);
        return node;
    }

    void add_node(std::size_t k) {
        const ShapeNode& shape = shapes_.nodes[k];
        Agnode_t* node = new_node("n" + std::to_string(k + 1));
        set(node, "pos", place(shape.at));
        set(node, "class", std::string(role_name(shape.role)));
        if (shape.role == NodeRole::anchor) {
            set(node, "shape", "point");
            set(node, "style", "invis");
            set(node, "width", "0.01"), set(node, "height", "0.01");
            return;
        }
        set(node, "shape", std::string(shape_name(shape.shape)));
        set(node, "width", inches(2 * shape.half_width)), set(node, "height", inches(2 * shape.half_height));
        set(node, "color", shape.line);
        set(node, "penwidth", coordinate(shape.line_width));
        std::string style = shape.dash == Dash::dashed ? "dashed" : shape.dash == Dash::dotted ? "dotted" : "solid";
        if (!shape.fill.empty()) {
            style += ",filled";
            set(node, "fillcolor", shape.fill);
        }
        set(node, "style", style);
    }

    void add_line(std::size_t k) {
        const ShapeLine& line = shapes_.lines[k];
        Agedge_t* edge = agedge(graph_.get(), nodes_.at(line.a), nodes_.at(line.b), nullptr, 1);
        if (edge == nullptr) throw Error("Graphviz could not add a line");
        set(edge, "id", "e" + std::to_string(k + 1));
        set(edge, "class", line.line_class);
        set(edge, "color", line.colour);
        set(edge, "penwidth", coordinate(line.width));
        if (bent_) set(edge, "pos", route(line));
        if (line.dash != Dash::solid) set(edge, "style", line.dash == Dash::dashed ? "dashed" : "dotted");
    }

    /// A cubic curve from end to end. One curve on the page and all lines must have theirs, or Graphviz routes them.
    [[nodiscard]] std::string route(const ShapeLine& line) const {
        const Point a = shapes_.nodes[line.a].at, b = shapes_.nodes[line.b].at;
        const Point third{(b.x - a.x) / 3, (b.y - a.y) / 3};
        const Point first = line.bend ? (*line.bend)[0] : Point{a.x + third.x, a.y + third.y};
        const Point second = line.bend ? (*line.bend)[1] : Point{b.x - third.x, b.y - third.y};
        return place(a) + ' ' + place(first) + ' ' + place(second) + ' ' + place(b);
    }

    void add_text(std::size_t k) {
        const ShapeText& words = shapes_.texts[k];
        Agnode_t* node = new_node("t" + std::to_string(k + 1));
        set(node, "pos", place(words.at));
        set(node, "class", "words");
        set(node, "shape", "plaintext");
        set(node, "style", "solid");
        set(node, "width", inches(words.width)), set(node, "height", inches(words.size));
        set(node, "fixedsize", "shape");
        set(node, "fontsize", coordinate(words.size));
        set(node, "fontcolor", words.colour);
        if (words.bold) set(node, "fontname", "Arial Bold");
        set(node, "label", words.text);
    }

    const Shapes& shapes_;
    double sky_;
    Graph graph_;
    bool bent_;
    std::vector<Agnode_t*> nodes_;
};

struct FreeContext {
    void operator()(GVC_t* context) const { gvFreeContext(context); }
};
}  // namespace

std::string graphviz_svg(const Shapes& shapes) {
    agseterr(AGWARN);  // no handler (2.42's can crash): what it says goes to stderr, which the parent reads
    const std::unique_ptr<GVC_t, FreeContext> context(gvContext());
    if (!context) throw Error("Graphviz could not start");
    Builder builder(shapes, 0);
    builder.build(false);
    agreseterrors();
    if (gvLayout(context.get(), builder.graph(), "nop2") != 0) throw Error("Graphviz could not place the picture");
    char* bytes = nullptr;
    unsigned length = 0;
    const int failed = gvRenderData(context.get(), builder.graph(), "svg", &bytes, &length);
    std::string svg;
    if (failed == 0 && bytes != nullptr) svg.assign(bytes, length);
    if (bytes != nullptr) gvFreeRenderData(bytes);
    gvFreeLayout(context.get(), builder.graph());
    if (failed != 0 || svg.empty() || agerrors() >= AGERR) throw Error("Graphviz could not draw the picture");
    return svg;
}

std::string graphviz_dot(const Shapes& shapes) {
    agseterr(AGWARN);
    Builder builder(shapes, shapes.height);
    builder.build(true);
    // agwrite wants a discipline of its own to write into memory; cgraph calls it with the channel given here.
    std::string out;
    Agiodisc_t io{nullptr,
                  [](void* channel, const char* part) {
                      static_cast<std::string*>(channel)->append(part);
                      return 0;
                  },
                  [](void*) { return 0; }};
    builder.graph()->clos->disc.io = &io;
    if (agwrite(builder.graph(), &out) != 0 || out.empty()) throw Error("Graphviz could not write the graph");
    return out;
}

}  // namespace crosstie::io::diagram
