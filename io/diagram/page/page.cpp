// Places a scene on its page: title, panels, names, legend and footer, so that nothing overlaps and nothing is cut off.
#include "io/diagram/page/page.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "io/diagram/look/palette.hpp"
#include "io/diagram/page/page_frame.hpp"
#include "io/diagram/page/page_words.hpp"
#include "io/diagram/page/pill_place.hpp"
#include "io/diagram/page/repaint.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
class PanelWriter {
 public:
    PanelWriter(Page& page, const Scene& scene, const ScenePanel& panel, const Frame& frame)
        : page_(page), scene_(scene), panel_(panel), frame_(frame), type_(page_size(scene.size)) {}

    void shapes() {
        for (const SceneArea& area : scene_.areas) {
            if (has_discs(scene_.view))
                page_.shapes.discs.push_back({frame_.at(area.disc.centre), area.disc.radius * frame_.scale});
        }
        first_ = static_cast<std::uint32_t>(page_.shapes.nodes.size());
        for (std::size_t m = 0; m < scene_.marks.size(); ++m) {
            const SceneMark& mark = scene_.marks[m];
            if (panel_.states[m] == MarkState::hidden) {
                ShapeNode end;
                end.role = NodeRole::anchor;
                end.half_width = end.half_height = 0.2;
                end.at = frame_.at(mark.place);
                add(std::move(end), "");
                continue;
            }
            const double radius = panel_.radii.empty() ? mark.radius : panel_.radii[m];
            ShapeNode node = node_of(mark.look, panel_.states[m], frame_.at(mark.place), radius * frame_.scale);
            node.half_width *= mark.stretch;
            add(std::move(node), mark.tooltip + state_words(panel_.states[m]));
        }
        for (std::size_t m = 0; m < panel_.others.size(); ++m) {
            if (panel_.others[m] <= 0) continue;
            ShapeNode other;
            other.role = NodeRole::ring;
            other.line = colour::within, other.line_width = 0.6;
            other.at = frame_.at(scene_.marks[m].place);
            other.half_width = other.half_height = panel_.others[m] * frame_.scale;
            add(std::move(other), "");
        }
        for (const SceneTie& tie : panel_.ties) {
            const LineLook look = look_of(tie.kind);
            page_.shapes.lines.push_back({first_ + tie.a, first_ + tie.b, std::string(look.line_class),
                                          std::string(look.colour), tie.width, look.dash});
            if (tie.bend) page_.shapes.lines.back().bend = {frame_.at((*tie.bend)[0]), frame_.at((*tie.bend)[1])};
        }
    }

    void words(const std::vector<PlacedWords>& placed, TextRole role, double size, double leading, Weight weight) {
        for (const PlacedWords& words : placed) {
            if (role == TextRole::label && panel_.states[words.of] == MarkState::aside) continue;
            const Point top = frame_.at({words.box.left, words.box.top}),
                        end = frame_.at({words.box.right, words.box.bottom});
            if (role == TextRole::label) lead_to(words.of, {top.x, top.y, end.x, end.y});
            double y = (top.y + end.y) / 2 - leading * static_cast<double>(words.lines.size()) / 2 + 0.78 * leading;
            for (const std::string& line : words.lines) {
                page_.texts.push_back(
                    {role, {(top.x + end.x) / 2, y}, size, weight, Anchor::middle, colour::ink, true, line});
                y += leading;
            }
        }
    }

    void inside() {
        for (std::size_t m = 0; m < panel_.inside.size(); ++m) {
            const Point at = frame_.at(scene_.marks[m].place);
            // The first line is the number; what follows says more of it, smaller.
            const std::string& text = panel_.inside[m];
            double y =
                at.y + 0.36 * type_.inside - type_.inside_row / 2 * static_cast<double>(std::ranges::count(text, '\n'));
            for (std::size_t begin = 0, end = 0; begin <= text.size(); begin = end + 1, y += type_.inside_row) {
                end = std::min(text.find('\n', begin), text.size());
                PageText line;
                line.role = TextRole::inside, line.at = {at.x, y}, line.anchor = Anchor::middle;
                line.size = begin == 0 ? type_.inside : type_.label,
                line.weight = begin == 0 ? Weight::bold : Weight::regular;
                line.text = text.substr(begin, end - begin);
                page_.texts.push_back(std::move(line));
            }
        }
    }

    /// Numbers in white pills, in order of rank.
    void pills(const std::vector<PlacedWords>& names, const Box& room) {
        std::vector<const SceneTie*> numbered;
        for (auto tie = panel_.ties.rbegin(); tie != panel_.ties.rend(); ++tie) {
            if (!tie->pill.empty()) numbered.push_back(&*tie);
        }
        std::ranges::stable_sort(numbered, {}, [](const SceneTie* tie) { return tie->rank - 1; });  // 0 is the last
        PillPlacer placer(scene_, panel_, frame_, room, names);
        for (const SceneTie* tie : numbered) {
            const double width = text_width(tie->pill, type_.badge, Weight::bold) / 2 + 4.5, height = 6.6;
            const auto spot = placer.place(*tie, {width, height});
            if (!spot) continue;  // better no number than one on another's place
            const Point at = spot->at;
            const LineLook look = look_of(tie->kind);
            ShapeNode pill;
            pill.role = NodeRole::pill;
            pill.fill = colour::paper;
            pill.line = tie->kind == TieKind::count ? colour::ink : look.colour;
            pill.at = at;
            pill.half_width = width, pill.half_height = height;
            add(std::move(pill), "");
            if (spot->from) hairline_to(*spot->from);
            page_.texts.push_back({TextRole::pill,
                                   {at.x, at.y + 0.36 * type_.badge},
                                   type_.badge,
                                   Weight::bold,
                                   Anchor::middle,
                                   tie->kind == TieKind::count ? colour::ink : look.colour,
                                   false,
                                   tie->pill});
        }
    }

    void callouts(const std::vector<PlacedWords>& badges) {
        if (!panel_.callouts) return;
        for (const PlacedWords& placed : badges) {
            const SceneMark& mark = scene_.marks[placed.of];
            if (std::ranges::find(scene_.callouts, placed.of, &Callout::mark)->ringed) {
                ShapeNode ring;
                ring.role = NodeRole::ring;
                ring.line_width = 1.1;
                ring.at = frame_.at(mark.place);
                ring.half_width = ring.half_height = mark.radius * frame_.scale + ring_room;
                add(std::move(ring), "");
            }
            const Point at =
                frame_.at({(placed.box.left + placed.box.right) / 2, (placed.box.top + placed.box.bottom) / 2});
            ShapeNode badge = node_of({Shape::circle, colour::ink}, MarkState::present, at, badge_radius(type_));
            badge.role = NodeRole::badge;
            badge.line = colour::paper, badge.line_width = 1.1;
            add(std::move(badge), "");
            const Point own = frame_.at(mark.place);
            const double near = mark.radius * frame_.scale + ring_room + 2 * badge_radius(type_);
            if (std::hypot(at.x - own.x, at.y - own.y) > near + 6) {  // too far to be seen as the mark's own
                const auto nodes = static_cast<std::uint32_t>(page_.shapes.nodes.size());
                page_.shapes.lines.push_back({first_ + placed.of, nodes - 1, "key", std::string(colour::quiet), 0.6});
            }
            page_.texts.push_back({TextRole::badge,
                                   {at.x, at.y + 0.36 * type_.badge},
                                   type_.badge,
                                   Weight::bold,
                                   Anchor::middle,
                                   colour::paper,
                                   false,
                                   placed.lines.front()});
        }
    }

 private:
    /// A hairline from a mark to a label that could not stand next to it.
    void lead_to(std::uint32_t mark, const Box& label) {
        const Point own = frame_.at(scene_.marks[mark].place);
        const Point near{std::clamp(own.x, label.left, label.right), std::clamp(own.y, label.top, label.bottom)};
        if (std::hypot(near.x - own.x, near.y - own.y) < scene_.marks[mark].radius * frame_.scale + 6) return;
        ShapeNode end;
        end.role = NodeRole::anchor;
        end.half_width = end.half_height = 0.2;
        end.at = near;
        add(std::move(end), "");
        page_.shapes.lines.push_back({first_ + mark, static_cast<std::uint32_t>(page_.shapes.nodes.size() - 1), "key",
                                      std::string(colour::quiet), 0.6});
    }
    void add(ShapeNode node, std::string tooltip) {
        page_.shapes.nodes.push_back(std::move(node));
        page_.tooltips.push_back(shows_people(scene_.edition) ? std::move(tooltip) : "");
    }
    static std::string state_words(MarkState state) {
        if (state == MarkState::silent) return " (did not answer)";
        return state == MarkState::absent ? " (not in the group at that time)" : "";
    }
    /// From the last node to a place on a line.
    void hairline_to(Point at) {
        const auto pill = static_cast<std::uint32_t>(page_.shapes.nodes.size() - 1);
        ShapeNode end;
        end.role = NodeRole::anchor;
        end.half_width = end.half_height = 0.2;
        end.at = at;
        add(std::move(end), "");
        page_.shapes.lines.push_back({pill, pill + 1, "key", std::string(colour::quiet), 0.5});
    }
    Page& page_;
    const Scene& scene_;
    const ScenePanel& panel_;
    const Frame& frame_;
    const PageSize& type_;
    std::uint32_t first_ = 0;
};

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

Panels frame_of(Page& page, const Scene& scene) {
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
        const double x = panels.left(p), begin = top + static_cast<double>(p / panels.columns) * row_height;
        double& row_top = panels.tops[p / panels.columns];
        row_top = std::max(row_top, 6 + add_head(page, page_size(scene.size), scene.panels[p], x, panels.width, begin));
    }
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

Page placed(const Scene& scene, std::vector<std::uint32_t>& without_room, PanelBox& box) {
    Page page = empty_page(scene);
    const Panels panels = frame_of(page, scene);
    const double width = panels.width, high = panels.height();
    const double scale = std::min({1.0, (width - 2) / scene.width, (high - name_room(scene)) / scene.height});
    box = {panels.tops[0], panels.tops[0] + high, scale};
    if (!(scale > 0.2)) throw Error("the legend and footer leave no room for the picture");
    // Names may reach a little into the gutters.
    const double aside = (width - scene.width * scale) / 2 + std::min(6.0, page.margin - 2);
    const Box bounds{-aside / scale, -(high - scene.height * scale) / 2 / scale, 0, 0};
    const Box whole{bounds.left, bounds.top, scene.width - bounds.left, scene.height - bounds.top};
    const auto names = place_names(scene, whole, 1 / scale);
    const auto badges = place_badges(scene, whole, 1 / scale, names);
    auto taken = names;
    taken.insert(taken.end(), badges.begin(), badges.end());
    const auto labels = place_labels(scene, whole, 1 / scale, taken, without_room);
    for (std::size_t p = 0; p < scene.panels.size(); ++p) {
        const Frame frame{{panels.left(p) + (width - scene.width * scale) / 2,
                           (panels.top(p) + panels.bottom(p) - scene.height * scale) / 2},
                          scale};
        PanelWriter writer(page, scene, scene.panels[p], frame);
        PagePanel& range = page.panels[p];
        range.disc_begin = page.shapes.discs.size(), range.node_begin = page.shapes.nodes.size();
        range.line_begin = page.shapes.lines.size(), range.text_begin = page.texts.size();
        writer.shapes();
        writer.pills(names, {panels.left(p), panels.top(p), panels.left(p) + width, panels.bottom(p)});
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
    for (const std::uint32_t mark : marks) {
        const int number = static_cast<int>(with.callouts.size()) + 1;
        with.callouts.push_back({mark, number, false});
        LegendItem item;
        item.sample = LegendItem::Sample::number;
        item.number = number;
        item.words = scene.marks[mark].label;  // the place tells the area
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
    std::vector<std::uint32_t> nameless;
    PanelBox box;
};

Laid laid(const Scene& scene) {
    constexpr std::size_t most_numbers = 15;
    Laid plain;
    plain.page = placed(scene, plain.nameless, plain.box);
    if (plain.nameless.empty() || plain.nameless.size() > most_numbers) return plain;
    // The key takes room from the picture: it must name far more people than it costs.
    Laid with_key;
    with_key.page = placed(keyed(scene, plain.nameless), with_key.nameless, with_key.box);
    return 2 * with_key.nameless.size() < plain.nameless.size() ? with_key : plain;
}
}  // namespace

PanelBox box_with_key(const Scene& scene) { return laid(scene).box; }

Page page_of(const Scene& scene) {
    auto [page, nameless, box] = laid(scene);
    page.labels_without_room = nameless.size();
    if (!nameless.empty()) {
        const auto head = std::ranges::find(page.texts, TextRole::head, &PageText::role);
        const double y = head == page.texts.end() ? 60 : head->at.y;
        page.texts.push_back({TextRole::fact,
                              {page.width - page.margin, y},
                              8,
                              Weight::regular,
                              Anchor::end,
                              colour::quiet,
                              false,
                              io::counted(nameless.size(), "symbol", "symbols") + " without a label for want of room"});
    }
    repaint(page, scene.palette);
    copy_texts(page);
    return page;
}

}  // namespace crosstie::io::diagram
