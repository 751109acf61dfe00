// Every pair of colours that is drawn, read back from the SVG: 4.5 to 1 for words on what they stand on, 3 to 1 for lines
// and the outlines of shapes on paper and on the discs behind them, in every palette.
#include <algorithm>
#include <cmath>
#include <functional>
#include <pugixml.hpp>
#include <set>

#include "io/diagram/charts/chart.hpp"
#include "io/diagram/draw/draw.hpp"
#include "io/diagram/page/page.hpp"
#include "io/diagram/page/scene_on_page.hpp"
#include "io/read/read.hpp"
#include "tests/io/diagram/studies.hpp"
#include "tests/support/catch.hpp"

using namespace crosstie;
using namespace crosstie::io::diagram;

namespace {
const WorkerOptions worker{CROSSTIE_TEST_WORKER, std::chrono::milliseconds(60'000)};
constexpr double for_words = 4.5, for_lines = 3;

/// A filled shape, in painting order: what stands later lies on it.
struct Ground {
    Box box;
    bool round = false;
    std::string fill;
    [[nodiscard]] bool holds(Point at) const {
        if (!round) return at.x >= box.left && at.x <= box.right && at.y >= box.top && at.y <= box.bottom;
        const double x = (at.x - (box.left + box.right) / 2) / ((box.right - box.left) / 2),
                     y = (at.y - (box.top + box.bottom) / 2) / ((box.bottom - box.top) / 2);
        return x * x + y * y <= 1;
    }
};

class Reader {
 public:
    std::vector<std::string> faults;
    std::size_t words = 0, lines = 0, shapes = 0;

    explicit Reader(const std::string& svg) {
        REQUIRE(document_.load_buffer(svg.data(), svg.size(), pugi::parse_full, pugi::encoding_utf8));
        std::set<std::string> discs;
        each(document_.child("svg"), [&](const pugi::xml_node& node) {
            if (std::string_view(node.parent().attribute("class").value()) == "discs")
                discs.insert(node.attribute("fill").value());
        });
        grounds_for_lines_.assign(discs.begin(), discs.end());
        grounds_for_lines_.emplace_back("#ffffff");
        each(document_.child("svg"), [&](const pugi::xml_node& node) { look(node); });
    }

 private:
    static void each(const pugi::xml_node& node, const std::function<void(const pugi::xml_node&)>& look) {
        look(node);
        for (const pugi::xml_node child : node.children()) each(child, look);
    }

    void ask(std::string_view colour, std::string_view ground, double enough, const std::string& what) {
        if (colour.size() != 7 || ground.size() != 7) {
            faults.push_back(what + " has a colour that is no #rrggbb: " + std::string(colour));
        } else if (contrast(colour, ground) < enough) {
            faults.push_back(what + ": " + std::string(colour) + " on " + std::string(ground));
        }
    }

    void look(const pugi::xml_node& node) {
        const std::string name = node.name(), fill = node.attribute("fill").value(),
                          stroke = node.attribute("stroke").value();
        const std::string css_class = node.attribute("class").value(), group = node.parent().attribute("class").value();
        if (name == "text") {
            if (css_class != "halo") look_at_words(node, fill);
            halo_before_ = css_class == "halo";
            return;
        }
        const auto number = [&](const char* key) { return node.attribute(key).as_double(); };
        const bool lines_only = fill.empty() || fill == "none";
        if (name == "rect") {
            add({{number("x"), number("y"), number("x") + number("width"), number("y") + number("height")},
                 false,
                 fill});
        } else if (name == "circle" || name == "ellipse") {
            const double rx = number(name == "circle" ? "r" : "rx"), ry = number(name == "circle" ? "r" : "ry");
            if (!lines_only)
                add({{number("cx") - rx, number("cy") - ry, number("cx") + rx, number("cy") + ry}, true, fill});
        } else if (name != "path" && name != "line" && name != "polygon") {
            return;
        }
        // The paper, the rules of the frame that only part one thing from the next, and the grid of a chart.
        const bool decoration = css_class == "paper" || group == "frame" || css_class == "grid" || css_class == "rule";
        if (decoration) return;
        if (lines_only) {
            if (stroke.empty() || stroke == "none" || stroke == "#ffffff") return;  // a casing under a dashed line
            if (group.ends_with(" quiet") ||
                css_class == "quiet") {  // faint on purpose: said in the sub-title, counted in the words
                ask(stroke, "#ffffff", 1.2, "line of " + group);
                return;
            }
            ++lines;
            for (const std::string& ground : grounds_for_lines_) ask(stroke, ground, for_lines, "line of " + group);
            return;
        }
        ++shapes;
        const bool outlined = !stroke.empty() && stroke != "none" && stroke != "#ffffff";
        const std::string edge = outlined ? stroke : fill;
        if (css_class.starts_with("cell")) return;  // the number in it says what it is, and is asked about as words
        if (group == "discs") {
            ask(edge, "#ffffff", for_lines, "edge of a disc");
            return;
        }
        for (const std::string& ground : grounds_for_lines_)
            ask(edge, ground, for_lines, "edge of " + group + css_class);
    }

    void add(Ground ground) {
        if (ground.fill != "none" && !ground.fill.empty()) grounds_.push_back(std::move(ground));
    }

    void look_at_words(const pugi::xml_node& node, const std::string& fill) {
        ++words;
        PageText text;
        text.at = {node.attribute("x").as_double(), node.attribute("y").as_double()};
        text.size = node.attribute("font-size").as_double();
        const std::string anchor = node.attribute("text-anchor").value();
        text.anchor = anchor == "middle" ? Anchor::middle : anchor == "end" ? Anchor::end : Anchor::start;
        text.text = node.text().get();
        const Box box = box_of(text);
        std::string ground = "#ffffff";
        if (!halo_before_) {  // a halo is as good as paper
            const Point middle{(box.left + box.right) / 2, (box.top + box.bottom) / 2};
            const auto under =
                std::find_if(grounds_.rbegin(), grounds_.rend(), [&](const Ground& one) { return one.holds(middle); });
            if (under != grounds_.rend()) ground = under->fill;
        }
        ask(fill, ground, for_words, "words “" + text.text + "”");
    }

    pugi::xml_document document_;
    std::vector<std::string> grounds_for_lines_;
    std::vector<Ground> grounds_;
    bool halo_before_ = false;
};

Study sample() {
    io::Source source;
    source.paths = {CROSSTIE_SOURCE_DIR "/data/east_london"};
    return io::read_study(source);
}
}  // namespace

TEST_CASE("contrast: every drawn pair of every network picture, in every palette", "[diagram][contrast]") {
    const Study study = sample(), many = test::drawn_study(150, 7, 3);
    for (const auto& [name, palette] : palettes) {
        for (const View view : {View::triptych, View::change, View::after, View::areas, View::areas_change}) {
            DrawOptions options;
            options.view = view, options.palette = palette;
            for (const Study* one : {&study, &many}) {
                const Reader read(draw(scene_of(*one, test::compared(*one), options), Format::svg, worker));
                CAPTURE(name, static_cast<int>(view));
                CHECK(read.faults == std::vector<std::string>{});
                CHECK(read.words > 15);
                CHECK(read.lines > 3);
                CHECK(read.shapes > 6);
            }
        }
    }
}

TEST_CASE("contrast: every drawn pair of every chart, in every palette", "[diagram][contrast]") {
    const Study study = sample();
    const auto comparison = test::compared(study);
    for (const auto& [name, palette] : palettes) {
        for (const auto& [key, kind] : chart_kinds) {
            if (kind == ChartKind::path) continue;  // needs three surveys
            ChartOptions options;
            options.palette = palette;
            const Reader read(chart(study, comparison, kind, options).svg);
            CAPTURE(name, key);
            CHECK(read.faults == std::vector<std::string>{});
            CHECK(read.words > 8);
        }
    }
}

TEST_CASE("contrast: the palettes keep the kinds of line and of people apart", "[diagram][contrast]") {
    for (const auto& [name, palette] : palettes) {
        CAPTURE(name);
        // What changed stands out against what stayed by lightness too.
        CHECK(contrast(in_palette(palette, colour::gained), colour::paper) >
              1.7 * contrast(in_palette(palette, colour::kept), colour::paper));
        std::set<std::string_view> fills;
        for (const Look& look : looks) fills.insert(in_palette(palette, look.fill));
        CHECK(fills.size() == looks.size());
    }
    CHECK(contrast(in_palette(PaletteName::mono, colour::gained), in_palette(PaletteName::mono, colour::lost)) > 3);
    for (const Look& look : looks) {
        const std::string_view grey = in_palette(PaletteName::mono, look.fill);
        CHECK(grey.substr(1, 2) == grey.substr(3, 2));
        CHECK(grey.substr(3, 2) == grey.substr(5, 2));
    }
}

TEST_CASE("contrast: the reader finds pale words, pale lines and pale shapes", "[diagram][contrast]") {
    const auto faults = [](const std::string& inside) {
        return Reader("<svg><g class=\"contacts kept\">" + inside + "</g></svg>").faults.size();
    };
    CHECK(faults(R"(<text x="9" y="9" font-size="9" fill="#8a8a8a">pale</text>)") == 1);
    CHECK(faults(R"(<rect width="50" height="50" fill="#005eb8" stroke="#212b32"/>
                    <text x="9" y="9" font-size="9" fill="#212b32">dark on dark</text>)") == 1);
    CHECK(faults(R"(<path fill="none" stroke="#98a4ad"/>)") == 1);
    CHECK(faults(R"(<polygon fill="#ffffff" stroke="#d3dae0"/>)") == 1);
    CHECK(faults(R"(<polygon fill="#ffffff" stroke="#212b32"/>)") == 0);
}
