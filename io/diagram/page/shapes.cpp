// The picture as the worker gets it: a fixed list of shapes and numbers in fixed ranges. Whatever else a message holds
// is refused, so that no text of a study can reach Graphviz.
#include "io/diagram/page/shapes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "io/text/text_width.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_shapes = 200'000, most_label_bytes = 256;
constexpr std::array<std::string_view, 12> line_classes{"member", "kept", "one_wave", "within", "between", "count",
                                                        "fewer",  "same", "more",     "gained", "lost",    "key"};

[[noreturn]] void refuse(std::string_view what) {
    throw BadShapes("the picture holds a shape out of bounds: " + std::string(what));
}

double in_range(double value, double low, double high, std::string_view what) {
    if (!std::isfinite(value) || value < low || value > high) refuse(what);
    return value;
}

const std::string& checked_colour(const std::string& colour, bool may_be_none) {
    if (colour.empty() && may_be_none) return colour;
    const auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    if (colour.size() != 7 || colour[0] != '#' || !std::all_of(colour.begin() + 1, colour.end(), hex)) refuse("colour");
    return colour;
}

void check(const Shapes& shapes) {
    in_range(shapes.width, 10, 5000, "page width");
    in_range(shapes.height, 10, 5000, "page height");
    if (shapes.nodes.size() + shapes.lines.size() + shapes.discs.size() + shapes.texts.size() > most_shapes)
        refuse("count");
    const auto place = [](Point at) {
        in_range(at.x, -10'000, 10'000, "place"), in_range(at.y, -10'000, 10'000, "place");
    };
    checked_colour(shapes.disc_fill, false), checked_colour(shapes.disc_line, false);
    for (const Disc& disc : shapes.discs) place(disc.centre), in_range(disc.radius, 0.1, 5000, "disc radius");
    for (const ShapeNode& node : shapes.nodes) {
        place(node.at);
        in_range(node.half_width, 0.2, 1000, "mark width");
        in_range(node.half_height, 0.2, 1000, "mark height");
        in_range(node.line_width, 0, 10, "outline width");
        checked_colour(node.fill, true);
        checked_colour(node.line, false);
    }
    for (const ShapeLine& line : shapes.lines) {
        if (line.a >= shapes.nodes.size() || line.b >= shapes.nodes.size() || line.a == line.b) refuse("end of a line");
        if (std::ranges::count(line_classes, line.line_class) == 0) refuse("class of a line");
        in_range(line.width, 0.05, 12, "line width");
        if (line.bend) place((*line.bend)[0]), place((*line.bend)[1]);
        checked_colour(line.colour, false);
    }
    for (const ShapeText& text : shapes.texts) {
        place(text.at);
        in_range(text.width, 0, 2000, "text width");
        in_range(text.size, 4, 40, "text size");
        checked_colour(text.colour, false);
    }
}

/// Fields of one line of the message.
class Fields {
 public:
    explicit Fields(std::string_view line) : rest_(line) {}
    std::string_view word() {
        const std::size_t end = std::min(rest_.find(' '), rest_.size());
        const std::string_view found = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        if (found.empty()) refuse("empty field");
        return found;
    }
    template <typename Number>
    Number number() {
        const std::string_view text = word();
        Number value{};
        const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (fault != std::errc{} || end != text.data() + text.size()) refuse("number");
        return value;
    }
    template <typename Enum>
    Enum one_of(Enum last) {
        const auto value = number<unsigned>();
        if (value > static_cast<unsigned>(last)) refuse("kind");
        return static_cast<Enum>(value);
    }
    std::string colour() {
        const std::string_view text = word();
        return text == "-" ? std::string{} : std::string(text);
    }
    [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
    std::string_view rest_;
};

template <typename Enum>
std::string code(Enum value) {
    return std::to_string(static_cast<unsigned>(value));
}

/// Backslashes are escapes in Graphviz, and "\N" would print a name: there are none. A tab or line break is gone
/// already.
std::string scrubbed(std::string_view text) {
    std::string clean = clean_text(text, 240);
    if (clean.size() > most_label_bytes) clean = clean_text(clean, most_label_bytes / 4);
    std::ranges::replace(clean, '\\', '/');
    return clean;
}
}  // namespace

std::string coordinate(double value) {
    std::array<char, 64> buffer{};
    value = std::round(value * 100) / 100 + 0.0;  // + 0.0 turns -0 into 0
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
    return {buffer.data(), result.ptr};
}

std::string encode(const Shapes& shapes) {
    check(shapes);
    std::string out = "page " + coordinate(shapes.width) + ' ' + coordinate(shapes.height) + '\n';
    const auto put = [&](std::string_view field, char after = ' ') {
        out += field.empty() ? "-" : field;
        out += after;
    };
    out += "ground ";
    put(shapes.disc_fill), put(shapes.disc_line, '\n');
    for (const Disc& disc : shapes.discs) {
        out += "disc ";
        put(coordinate(disc.centre.x)), put(coordinate(disc.centre.y)), put(coordinate(disc.radius), '\n');
    }
    for (const ShapeNode& node : shapes.nodes) {
        out += "node ";
        put(code(node.role)), put(code(node.shape)), put(node.fill), put(node.line), put(coordinate(node.line_width));
        put(code(node.dash)), put(coordinate(node.at.x)), put(coordinate(node.at.y));
        put(coordinate(node.half_width)), put(coordinate(node.half_height), '\n');
    }
    for (const ShapeLine& line : shapes.lines) {
        out += "line ";
        put(std::to_string(line.a)), put(std::to_string(line.b)), put(line.line_class), put(line.colour);
        put(coordinate(line.width)), put(code(line.dash), line.bend ? ' ' : '\n');
        if (!line.bend) continue;
        const auto& [first, second] = *line.bend;
        put(coordinate(first.x)), put(coordinate(first.y)), put(coordinate(second.x)), put(coordinate(second.y), '\n');
    }
    for (const ShapeText& text : shapes.texts) {
        out += "text ";
        put(coordinate(text.at.x)), put(coordinate(text.at.y)), put(coordinate(text.width)), put(coordinate(text.size));
        put(text.bold ? "1" : "0"), put(text.colour);
        out += scrubbed(text.text) + '\n';
    }
    return out;
}

Shapes decode(std::string_view message) {
    Shapes shapes;
    for (std::size_t at = 0; at < message.size();) {
        const std::size_t end = std::min(message.find('\n', at), message.size());
        Fields fields(message.substr(at, end - at));
        at = end + 1;
        const std::string_view kind = fields.word();
        if (kind == "page") {
            shapes.width = fields.number<double>();
            shapes.height = fields.number<double>();
        } else if (kind == "ground") {
            shapes.disc_fill = fields.colour(), shapes.disc_line = fields.colour();
        } else if (kind == "disc") {
            Disc disc;
            disc.centre.x = fields.number<double>(), disc.centre.y = fields.number<double>();
            disc.radius = fields.number<double>();
            shapes.discs.push_back(disc);
        } else if (kind == "node") {
            ShapeNode node;
            node.role = fields.one_of(NodeRole::anchor), node.shape = fields.one_of(Shape::saltire);
            node.fill = fields.colour(), node.line = fields.colour(), node.line_width = fields.number<double>();
            node.dash = fields.one_of(Dash::dotted);
            node.at.x = fields.number<double>(), node.at.y = fields.number<double>();
            node.half_width = fields.number<double>(), node.half_height = fields.number<double>();
            shapes.nodes.push_back(std::move(node));
        } else if (kind == "line") {
            ShapeLine line;
            line.a = fields.number<std::uint32_t>(), line.b = fields.number<std::uint32_t>();
            line.line_class = fields.word(), line.colour = fields.colour(), line.width = fields.number<double>();
            line.dash = fields.one_of(Dash::dotted);
            if (!fields.rest().empty()) {
                auto& [first, second] = line.bend.emplace();
                first.x = fields.number<double>(), first.y = fields.number<double>();
                second.x = fields.number<double>(), second.y = fields.number<double>();
            }
            shapes.lines.push_back(std::move(line));
        } else if (kind == "text") {
            ShapeText text;
            text.at.x = fields.number<double>(), text.at.y = fields.number<double>();
            text.width = fields.number<double>(), text.size = fields.number<double>();
            text.bold = fields.number<unsigned>() == 1, text.colour = fields.colour();
            text.text = scrubbed(fields.rest());
            shapes.texts.push_back(std::move(text));
        } else {
            refuse("unknown kind");
        }
        if (shapes.nodes.size() + shapes.lines.size() + shapes.discs.size() + shapes.texts.size() > most_shapes)
            refuse("count");
    }
    check(shapes);
    return shapes;
}

}  // namespace crosstie::io::diagram
