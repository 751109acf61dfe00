#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/diagram/page/dress.hpp"
#include "io/diagram/page/page.hpp"

namespace crosstie::io::diagram {

/// `hatched` is drawn as lines of its own, not as an SVG pattern: word processors lose those.
enum class Pattern : std::uint8_t { plain, hatched };

struct Ink {
    std::string fill;  // "#rrggbb"; of a hatched shape the colour of its lines, on paper
    Pattern pattern = Pattern::plain;
    std::string line = std::string(colour::ink);
    double line_width = 0.5;
    bool dashed = false;
};

/// `open` and `close` hold what lies between them together: as one group it is seen through, and told as one.
struct ChartMark {
    enum class Kind : std::uint8_t { bar, stroke, dot, curve, open, close } kind = Kind::bar;
    std::string css_class;
    Point from, to;       // bar: corners; stroke: ends; dot: centre
    double radius = 0;    // of a dot
    Ink ink;              // a stroke and a curve have its `line`
    std::string path{};   // of a curve, as SVG writes it
    double opacity = 1;   // of a group
    std::string title{};  // of a group: what a pointer that rests on it is told
};

struct ChartLegendItem {
    ChartMark::Kind kind = ChartMark::Kind::bar;
    Ink ink;
    std::string words;
};

/// A chart with everything in its place, in points from the top left corner: bars, strokes and dots below, words above.
class ChartPage {
 public:
    Page page;
    std::vector<ChartMark> marks;

    void bar(std::string css_class, const Box& box, Ink ink);
    void stroke(std::string css_class, Point from, Point to, std::string_view colour, double width,
                bool dashed = false);
    void dot(std::string css_class, Point at, double radius, Ink ink);
    void curve(std::string css_class, std::string path, std::string_view colour, double width, bool dashed = false);
    void open_group(std::string css_class, double opacity, std::string title);
    void close_group();
    /// Words on the baseline `at`.
    void words(TextRole role, Point at, double size, std::string text, Anchor anchor = Anchor::start,
               Weight weight = Weight::regular, std::string_view colour = colour::ink, bool halo = false);
    /// Words broken into lines, the first on the baseline `at`; gives back how many lines.
    std::size_t lines(TextRole role, Point at, double size, std::string_view text, double room, std::size_t most,
                      Anchor anchor = Anchor::start, Weight weight = Weight::regular,
                      std::string_view colour = colour::ink);
    /// A panel's head under its bar, as in the network pictures; gives back where the panel may begin.
    double head(double left, double top, double width, std::string_view text, std::string_view fact = {});
    /// The key as one or two rows that end at `bottom`; gives back where the plot must end.
    double legend(const std::vector<ChartLegendItem>& items, double bottom);
};

/// The finished SVG: the frame and words from `dress`, which the network pictures have too, the marks set between.
[[nodiscard]] std::string svg_of(const ChartPage& chart, const DressOptions& options);

}  // namespace crosstie::io::diagram
