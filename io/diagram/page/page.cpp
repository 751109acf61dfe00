// Places a scene on its page: title, panels, names, legend and footer, so that nothing overlaps and nothing is cut off.
#include "io/diagram/page/page.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "io/diagram/look/palette.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/diagram/page/page_words.hpp"
#include "io/diagram/page/panel_writer.hpp"
#include "io/diagram/page/pill_place.hpp"
#include "io/diagram/page/repaint.hpp"
#include "io/diagram/scene/scene_parts.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
/// Head and facts of a panel; gives back where they end.
double add_head(Page& page, const PageSize& size, const ScenePanel& panel, double x, double width, double y) {
    const auto add = [&](TextRole role, double points, Weight weight, std::string text) {
        page.texts.push_back({role, {x, y}, points, weight, Anchor::start, colour::ink, false, std::move(text)});
    };
    page.rules.push_back({{x, y}, width, 2.5, colour::heading});
    y += 4.5 + size.head;
    add(TextRole::head, size.head, Weight::bold, shorten(panel.head, width, size.head, Weight::bold));
    y += 1;
    for (const std::string& fact : panel.facts) {
        for (std::string& line : wrap(fact, width, size.fact, Weight::regular, 2)) {
            y += size.fact_row;
            add(TextRole::fact, size.fact, Weight::regular, std::move(line));
        }
    }
    return y;
}

/// Words meant for DOT, where no `dress` sets them.
void copy_texts(Page& page) {
    for (const PageText& text : page.texts) {
        const Box box = box_of(text);
        page.shapes.texts.push_back({{(box.left + box.right) / 2, (box.top + box.bottom) / 2},
                                     box.right - box.left,
                                     text.size,
                                     text.weight == Weight::bold,
                                     std::string(text.colour),
                                     text.text});
    }
}
}  // namespace

Box box_of(const PageText& text) {
    const double width = text_width(text.text, text.size, text.weight);
    const double left = text.at.x - (text.anchor == Anchor::start    ? 0
                                     : text.anchor == Anchor::middle ? width / 2
                                                                     : width);
    return {left, text.at.y - 0.74 * text.size, left + width, text.at.y + 0.21 * text.size};
}

namespace {
/// Where the panels stand, once title, heads, legend and footer are set.
struct Panels {
    double margin = 0, gutter = 0, width = 0;
    std::size_t columns = 1;
    std::vector<double> tops, bottoms;  // [rows]
    [[nodiscard]] double left(std::size_t p) const {
        return margin + static_cast<double>(p % columns) * (width + gutter);
    }
    [[nodiscard]] double top(std::size_t p) const { return tops[p / columns]; }
    [[nodiscard]] double bottom(std::size_t p) const { return bottoms[p / columns]; }
    [[nodiscard]] double height() const {
        double least = 1e300;
        for (std::size_t row = 0; row < tops.size(); ++row) least = std::min(least, bottoms[row] - tops[row]);
        return least;
    }
};

constexpr double note_row = 11;

/// `noted`: a line under the picture tells of labels left out.
Panels frame_of(Page& page, const Scene& scene, bool noted = false) {
    const double top = add_title(page, scene), end = add_legend_and_footer(page, scene);
    const std::size_t count = std::max<std::size_t>(1, scene.panels.size()), rows = count > 4 ? 2 : 1;
    Panels panels;
    panels.margin = page.margin, panels.gutter = page_size(scene.size).gutter;
    panels.columns = (count + rows - 1) / rows;
    const auto columns = static_cast<double>(panels.columns);
    panels.width = (page.width - 2 * panels.margin - panels.gutter * (columns - 1)) / columns;
    const double row_height = (end - 5 - top) / static_cast<double>(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        const double begin = top + static_cast<double>(row) * row_height;
        panels.tops.push_back(begin + 6), panels.bottoms.push_back(begin + row_height - (row + 1 < rows ? 10 : 0));
    }
    for (std::size_t p = 0; p < scene.panels.size(); ++p) {
        page.panels.push_back({scene.panels[p].key, scene.panels[p].head});
        const std::size_t line = p / panels.columns;
        const double x = panels.left(p), begin = top + static_cast<double>(line) * row_height;
        double& row_top = panels.tops[line];
        row_top = std::max(row_top, 6 + add_head(page, page_size(scene.size), scene.panels[p], x, panels.width, begin));
    }
    if (noted) panels.bottoms.back() -= note_row;
    if (rows == 1) {
        panels.tops[0] = std::max(panels.tops[0], scene.frame.top);
        if (scene.frame.bottom > 0) panels.bottoms[0] = std::min(panels.bottoms[0], scene.frame.bottom);
    }
    return panels;
}

/// Names of at most two lines stand over and under the discs.
double name_room(const Scene& scene) {
    const bool named = std::ranges::any_of(scene.areas, [](const auto& area) { return !area.name.empty(); });
    return named ? 2 * (name_line + 3) : 4;
}

PlacedWords in_scene(const PlacedPill& pill, const Frame& frame) {
    const auto x = [&](double at) { return (at - frame.origin.x) / frame.scale; };
    const auto y = [&](double at) { return (at - frame.origin.y) / frame.scale; };
    return {{x(pill.at.x - pill.half.x), y(pill.at.y - pill.half.y), x(pill.at.x + pill.half.x),
             y(pill.at.y + pill.half.y)},
            pill.lines,
            pill.tie->a};
}

Page placed(const Scene& scene, PanelBox& box, bool noted = false) {
    Page page = empty_page(scene);
    const Panels panels = frame_of(page, scene, noted);
    const double width = panels.width, high = panels.height();
    const double scale = std::min({1.0, (width - 2) / scene.width, (high - name_room(scene)) / scene.height});
    box = {panels.tops[0], panels.tops[0] + high, scale};
    if (!(scale > 0.2)) throw Error("the legend and footer leave no room for the picture");
    const double aside = (width - scene.width * scale) / 2;  // names keep to the panel
    const Box bounds{-aside / scale, -(high - scene.height * scale) / 2 / scale, 0, 0};
    const Box whole{bounds.left, bounds.top, scene.width - bounds.left, scene.height - bounds.top};
    const auto names = place_names(scene, whole, 1 / scale);
    const auto badges = place_badges(scene, whole, 1 / scale, names);
    auto taken = names;
    taken.insert(taken.end(), badges.begin(), badges.end());
    std::vector<Frame> frames;
    std::vector<std::vector<PlacedPill>> pills;
    for (std::size_t p = 0; p < scene.panels.size(); ++p) {
        frames.push_back({{panels.left(p) + (width - scene.width * scale) / 2,
                           (panels.top(p) + panels.bottom(p) - scene.height * scale) / 2},
                          scale});
        pills.push_back(place_pills(scene, scene.panels[p], frames[p],
                                    {panels.left(p), panels.top(p), panels.left(p) + width, panels.bottom(p)},
                                    scene.panels[p].callouts ? taken : names));
    }
    if (scene.labels) {  // of one panel: labels make way for what is said of contacts
        for (const PlacedPill& pill : pills.front()) taken.push_back(in_scene(pill, frames.front()));
    }
    const auto labels = place_labels(scene, whole, 1 / scale, taken, page.labels_left);
    for (std::size_t p = 0; p < scene.panels.size(); ++p) {
        PanelWriter writer(page, scene, scene.panels[p], frames[p]);
        PagePanel& range = page.panels[p];
        range.disc_begin = page.shapes.discs.size(), range.node_begin = page.shapes.nodes.size();
        range.line_begin = page.shapes.lines.size(), range.text_begin = page.texts.size();
        writer.shapes();
        writer.pills(pills[p]);
        writer.inside();
        writer.words(names, TextRole::area_name, name_size, name_line, Weight::bold);
        writer.words(labels, TextRole::label, page_size(scene.size).label, page_size(scene.size).label_row,
                     Weight::regular);
        writer.callouts(badges);
        range.disc_end = page.shapes.discs.size(), range.node_end = page.shapes.nodes.size();
        range.line_end = page.shapes.lines.size(), range.text_end = page.texts.size();
    }
    return page;
}

/// Who found no room for a label gets a number, and the legend says who it is.
Scene keyed(const Scene& scene, std::vector<std::uint32_t> marks) {
    Scene with = scene;
    std::ranges::sort(marks);
    LegendRow row{"No room beside them", {}};
    const std::vector<std::string> labels = key_labels(scene);
    for (const std::uint32_t mark : marks) {
        const int number = static_cast<int>(with.callouts.size()) + 1;
        with.callouts.push_back({mark, number, false});
        LegendItem item;
        item.sample = LegendItem::Sample::number;
        item.number = number;
        item.words = labels[mark];  // the place tells the area
        row.items.push_back(std::move(item));
    }
    with.legend.push_back(std::move(row));
    for (ScenePanel& panel : with.panels) panel.callouts = true;
    return with;
}
}  // namespace

double panel_height(const Scene& scene, const PanelBox& box) { return box.bottom - box.top - name_room(scene); }

PanelBox panel_box(const Scene& scene) {
    Page page = empty_page(scene);
    const Panels panels = frame_of(page, scene);
    return {panels.tops[0], panels.tops[0] + panels.height(), 0};
}

namespace {
struct Laid {
    Page page;
    PanelBox box;
};

std::string count_words_of(const LabelsLeft& left) {
    std::string words;
    if (!left.without_label.empty())
        words = io::counted(left.without_label.size(), "symbol", "symbols") + " without a label";
    if (!left.shortened.empty())
        words += (words.empty() ? "" : ", ") + io::counted(left.shortened.size(), "label", "labels") + " shortened";
    return words.empty() ? words : words + " for want of room; the description names them";
}

/// Where a label is cut or left out, once more with a line under the picture that says so.
Laid laid(const Scene& scene) {
    constexpr std::size_t most_numbers = 15;
    const auto with_note = [](const Scene& drawn, Laid first) {
        if (!first.page.labels_left.any()) return first;
        Laid noted;
        noted.page = placed(drawn, noted.box, true);
        return noted;
    };
    Laid plain;
    plain.page = placed(scene, plain.box);
    const std::vector<std::uint32_t> nameless = plain.page.labels_left.without_label;
    if (nameless.empty() || nameless.size() > most_numbers) return with_note(scene, std::move(plain));
    // The key takes room from the picture: it must name far more people than it costs.
    Laid with_key;
    const Scene named = keyed(scene, nameless);
    with_key.page = placed(named, with_key.box);
    const bool pays = 2 * with_key.page.labels_left.without_label.size() < nameless.size();
    return pays ? with_note(named, std::move(with_key)) : with_note(scene, std::move(plain));
}
}  // namespace

LeftWords left_words(const Scene& scene) {
    if (!scene.labels) return {};
    const LabelsLeft left = laid(scene).page.labels_left;
    LeftWords words{count_words_of(left), ""};
    const auto name = [&](std::string_view head, const std::vector<std::uint32_t>& marks) {
        for (std::size_t k = 0; k < marks.size(); ++k)
            words.names += (k == 0 ? " " + std::string(head) + ": " : "; ") + scene.marks[marks[k]].tooltip;
        if (!marks.empty()) words.names += ".";
    };
    name("Without a label", left.without_label);
    name("Label shortened", left.shortened);
    return words;
}

PanelBox box_with_key(const Scene& scene) { return laid(scene).box; }

Page page_of(const Scene& scene) {
    Page page = laid(scene).page;
    if (std::string words = count_words_of(page.labels_left); !words.empty()) {
        const auto rule = std::ranges::find(page.rules, 0.6, &PageRule::height);
        const double y = rule == page.rules.end() ? page.height - 60 : rule->at.y - 4;
        page.texts.push_back({TextRole::fact,
                              {page.margin, y},
                              8,
                              Weight::regular,
                              Anchor::start,
                              colour::quiet,
                              false,
                              std::move(words)});
    }
    repaint(page, scene.palette);
    copy_texts(page);
    return page;
}

}  // namespace crosstie::io::diagram
