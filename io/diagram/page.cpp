#include "io/diagram/page.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "io/diagram/label_place.hpp"
#include "io/diagram/page_frame.hpp"
#include "io/report/words.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr double name_size = 8.2, name_line = 9.4, label_size = 6.8, label_line = 7.6, pill_size = 7.6,
                 badge_radius = 5.2, inside_size = 6.8, inside_line = 8.4, ring_room = 2.6;
constexpr std::size_t most_lines_avoided = 3000;

// The box is in the scene's units, words in points: `unit` is one point in the scene's units.

/// Words placed once in the scene's box and set in every panel alike.
struct PlacedWords {
    Box box;
    std::vector<std::string> lines;
    std::uint32_t of = 0;
};

std::vector<PlacedWords> place_names(const Scene& scene, const Box& bounds, double unit) {
    LabelPlacer placer(bounds);
    Point middle;
    std::size_t named = 0;
    for (const SceneArea& area : scene.areas) {
        placer.avoid(area.disc, 40);
        middle.x += area.disc.centre.x, middle.y += area.disc.centre.y;
        named += area.name.empty() ? 0U : 1U;
    }
    if (named == 0) return {};
    middle = {middle.x / static_cast<double>(scene.areas.size()), middle.y / static_cast<double>(scene.areas.size())};
    std::size_t lines = 0;
    for (const ScenePanel& panel : scene.panels) {
        for (const SceneTie& tie : panel.ties) {
            if (++lines > most_lines_avoided) break;
            placer.avoid_line(scene.marks[tie.a].place, scene.marks[tie.b].place, 4 + 3 * tie.width);
        }
    }
    std::vector<PlacedWords> names;
    for (std::uint32_t a = 0; a < scene.areas.size(); ++a) {
        if (scene.areas[a].name.empty()) continue;
        std::vector<std::vector<std::string>> shapes{wrap(scene.areas[a].name, 96, name_size, Weight::bold, 2)};
        auto narrow = wrap(scene.areas[a].name, 0.62 * text_width(scene.areas[a].name, name_size, Weight::bold),
                           name_size, Weight::bold, 3);
        const bool whole = std::ranges::none_of(narrow, [](const std::string& line) { return line.ends_with("…"); });
        if (narrow.size() > shapes.front().size() && whole) shapes.push_back(std::move(narrow));
        std::vector<LabelPlacer::Size> sizes;
        for (const auto& words : shapes) {
            double width = 0;
            for (const std::string& line : words) width = std::max(width, text_width(line, name_size, Weight::bold));
            sizes.push_back({(width + 2) * unit, name_line * static_cast<double>(words.size()) * unit});
        }
        const auto found = placer.beside_disc(scene.areas[a].disc, sizes, middle);
        names.push_back({found.box, std::move(shapes[found.size]), a});
    }
    return names;
}

/// Numbered discs beside the people called out, clear of marks and names.
std::vector<PlacedWords> place_badges(const Scene& scene, const Box& bounds, double unit,
                                      const std::vector<PlacedWords>& names) {
    LabelPlacer placer(bounds);
    for (const SceneMark& mark : scene.marks) placer.avoid({mark.place, mark.radius}, 1);
    for (const PlacedWords& name : names) placer.avoid(name.box);
    std::vector<PlacedWords> badges;
    const double size = 2 * badge_radius * unit;
    for (const Callout& callout : scene.callouts) {
        const SceneMark& mark = scene.marks[callout.mark];
        const double away = mark.radius + (ring_room - 1) * unit;
        Box box{mark.place.x + away, mark.place.y - size / 2, mark.place.x + away + size, mark.place.y + size / 2};
        placer.beside_mark(mark.place, away, size, size, box);  // else to the right, on whatever is there
        badges.push_back({box, {std::to_string(callout.number)}, callout.mark});
    }
    return badges;
}

std::vector<PlacedWords> place_labels(const Scene& scene, const Box& bounds, double unit,
                                      const std::vector<PlacedWords>& taken, std::size_t& without_room) {
    if (!scene.labels || scene.panels.empty()) return {};
    LabelPlacer placer(bounds);
    for (const SceneMark& mark : scene.marks) {
        placer.avoid({mark.place, mark.radius + 0.8}, 1);
        const double wide = mark.radius * mark.stretch;
        if (mark.stretch > 1)
            placer.avoid(
                Box{mark.place.x - wide, mark.place.y - mark.radius, mark.place.x + wide, mark.place.y + mark.radius});
    }
    for (const PlacedWords& words : taken) placer.avoid(words.box);
    std::vector<std::size_t> ties(scene.marks.size(), 0);
    for (const ScenePanel& panel : scene.panels) {
        for (const SceneTie& tie : panel.ties) {
            placer.avoid_line(scene.marks[tie.a].place, scene.marks[tie.b].place, 1);
            ++ties[tie.a], ++ties[tie.b];
        }
    }
    std::vector<std::uint32_t> order(scene.marks.size());
    for (std::uint32_t m = 0; m < order.size(); ++m) order[m] = m;
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) { return ties[a] > ties[b]; });
    std::vector<PlacedWords> labels;
    for (const std::uint32_t m : order) {
        const std::string& text = scene.marks[m].label;
        if (text.empty()) continue;
        bool placed = false;
        // Two or three short lines before one long one; cut words only where nothing else fits.
        for (const auto& [room, may_cut] : {std::pair{62.0, false}, {92.0, false}, {46.0, false}, {74.0, true}}) {
            auto words = wrap(text, room, label_size, Weight::regular, 3);
            if (!may_cut && words.back().ends_with("…")) continue;
            double width = 0;
            for (const std::string& line : words) width = std::max(width, text_width(line, label_size));
            Box box;
            placed = placer.beside_mark(scene.marks[m].place, scene.marks[m].radius, width * unit,
                                        (label_line * static_cast<double>(words.size()) - 0.8) * unit, box);
            if (!placed) continue;
            labels.push_back({box, std::move(words), m});
            break;
        }
        without_room += placed ? 0U : 1U;
    }
    return labels;
}

/// Scene -> page for one panel: where its box lies and how it is scaled.
struct Frame {
    Point origin;
    double scale = 1;
    [[nodiscard]] Point at(Point p) const { return {origin.x + p.x * scale, origin.y + p.y * scale}; }
};

class PanelWriter {
 public:
    PanelWriter(Page& page, const Scene& scene, const ScenePanel& panel, const Frame& frame)
        : page_(page), scene_(scene), panel_(panel), frame_(frame) {}

    void shapes() {
        for (const SceneArea& area : scene_.areas) {
            if (has_discs(scene_.view))
                page_.shapes.discs.push_back({frame_.at(area.disc.centre), area.disc.radius * frame_.scale});
        }
        first_ = static_cast<std::uint32_t>(page_.shapes.nodes.size());
        for (std::size_t m = 0; m < scene_.marks.size(); ++m) {
            const SceneMark& mark = scene_.marks[m];
            ShapeNode node = node_of(mark.look, panel_.states[m], frame_.at(mark.place), mark.radius * frame_.scale);
            node.half_width *= mark.stretch;
            add(std::move(node), mark.tooltip + state_words(panel_.states[m]));
        }
        for (const SceneTie& tie : panel_.ties) {
            const LineLook look = look_of(tie.kind);
            page_.shapes.lines.push_back({first_ + tie.a, first_ + tie.b, std::string(look.line_class),
                                          std::string(look.colour), tie.width, look.dash});
        }
    }

    void words(const std::vector<PlacedWords>& placed, TextRole role, double size, double leading, Weight weight) {
        for (const PlacedWords& words : placed) {
            if (role == TextRole::label && panel_.states[words.of] == MarkState::aside) continue;
            const Point top = frame_.at({words.box.left, words.box.top}),
                        end = frame_.at({words.box.right, words.box.bottom});
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
            double y = at.y + 3.1 - inside_line / 2 * static_cast<double>(std::ranges::count(text, '\n'));
            for (std::size_t begin = 0, end = 0; begin <= text.size(); begin = end + 1, y += inside_line) {
                end = std::min(text.find('\n', begin), text.size());
                PageText line;
                line.role = TextRole::inside, line.at = {at.x, y}, line.anchor = Anchor::middle;
                line.size = begin == 0 ? 8.8 : inside_size, line.weight = begin == 0 ? Weight::bold : Weight::regular;
                line.text = text.substr(begin, end - begin);
                page_.texts.push_back(std::move(line));
            }
        }
    }

    /// A number in a white pill where its line is least crowded.
    void pills(const std::vector<PlacedWords>& names) {
        std::vector<Box> taken;
        for (const PlacedWords& name : names) {
            const Point a = frame_.at({name.box.left, name.box.top}), b = frame_.at({name.box.right, name.box.bottom});
            taken.push_back({a.x, a.y, b.x, b.y});
        }
        for (auto tie = panel_.ties.rbegin(); tie != panel_.ties.rend(); ++tie) {
            if (tie->pill.empty()) continue;
            const Point a = frame_.at(scene_.marks[tie->a].place), b = frame_.at(scene_.marks[tie->b].place);
            const double width = text_width(tie->pill, pill_size, Weight::bold) / 2 + 4.5, height = 6.6;
            const auto spot = quiet_spot(a, b, {width, height}, taken, *tie);
            if (!spot) continue;  // better no number than one on another's place
            const Point at = *spot;
            taken.push_back({at.x - width, at.y - height, at.x + width, at.y + height});
            const LineLook look = look_of(tie->kind);
            ShapeNode pill;
            pill.role = NodeRole::pill;
            pill.fill = colour::paper;
            pill.line = tie->kind == TieKind::count ? colour::ink : look.colour;
            pill.at = at;
            pill.half_width = width, pill.half_height = height;
            add(std::move(pill), "");
            page_.texts.push_back({TextRole::pill,
                                   {at.x, at.y + 2.7},
                                   pill_size,
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
            ShapeNode ring;
            ring.role = NodeRole::ring;
            ring.line_width = 1.1;
            ring.at = frame_.at(mark.place);
            ring.half_width = ring.half_height = mark.radius * frame_.scale + ring_room;
            add(std::move(ring), "");
            const Point at =
                frame_.at({(placed.box.left + placed.box.right) / 2, (placed.box.top + placed.box.bottom) / 2});
            ShapeNode badge = node_of({Shape::circle, colour::ink}, MarkState::present, at, badge_radius);
            badge.role = NodeRole::badge;
            add(std::move(badge), "");
            page_.texts.push_back({TextRole::badge,
                                   {at.x, at.y + 2.6},
                                   7.2,
                                   Weight::bold,
                                   Anchor::middle,
                                   colour::paper,
                                   false,
                                   placed.lines.front()});
        }
    }

 private:
    void add(ShapeNode node, std::string tooltip) {
        page_.shapes.nodes.push_back(std::move(node));
        page_.tooltips.push_back(scene_.edition == Edition::public_ ? "" : std::move(tooltip));
    }
    static std::string state_words(MarkState state) {
        if (state == MarkState::silent) return " (did not answer)";
        return state == MarkState::absent ? " (not in the group at that time)" : "";
    }
    std::optional<Point> quiet_spot(Point a, Point b, Point half, const std::vector<Box>& taken,
                                    const SceneTie& own) const {
        Point best{(a.x + b.x) / 2, (a.y + b.y) / 2};
        double best_price = 1e300;
        for (const double t : {0.5, 0.42, 0.58, 0.34, 0.66, 0.28, 0.72}) {
            const Point at{a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
            const Box box{at.x - half.x - 1, at.y - half.y - 1, at.x + half.x + 1, at.y + half.y + 1};
            double price = 8 * std::abs(t - 0.5);
            for (const Box& other : taken) price += box.meets(other) ? 100 : 0;
            for (const SceneMark& mark : scene_.marks) {
                const Point m = frame_.at(mark.place);
                const double apart =
                    std::hypot(m.x - std::clamp(m.x, box.left, box.right), m.y - std::clamp(m.y, box.top, box.bottom));
                price += apart < mark.radius * frame_.scale + 1 ? 100 : 0;
            }
            for (const SceneTie& tie : panel_.ties) {
                if (tie.a == own.a && tie.b == own.b) continue;
                const Point p = frame_.at(scene_.marks[tie.a].place), q = frame_.at(scene_.marks[tie.b].place);
                const double length = std::hypot(q.x - p.x, q.y - p.y);
                const double aside = std::abs((at.x - p.x) * (q.y - p.y) - (at.y - p.y) * (q.x - p.x)) / length;
                const double along = ((at.x - p.x) * (q.x - p.x) + (at.y - p.y) * (q.y - p.y)) / length;
                if (along > 0 && along < length && aside < half.x + tie.width / 2)
                    price += 4 * (1 - aside / (half.x + tie.width / 2));
            }
            if (price < best_price) best_price = price, best = at;
        }
        return best_price < 100 ? std::optional(best) : std::nullopt;
    }
    Page& page_;
    const Scene& scene_;
    const ScenePanel& panel_;
    const Frame& frame_;
    std::uint32_t first_ = 0;
};

/// Head and facts of a panel; gives back where they end.
double add_head(Page& page, const ScenePanel& panel, double x, double width, double y) {
    page.rules.push_back({{x, y}, width, 2.5, colour::heading});
    y += 17;
    page.texts.push_back({TextRole::head,
                          {x, y},
                          12.5,
                          Weight::bold,
                          Anchor::start,
                          colour::ink,
                          false,
                          shorten(panel.head, width, 12.5, Weight::bold)});
    y += 1;
    for (const std::string& fact : panel.facts) {
        for (const std::string& line : wrap(fact, width, 9, Weight::regular, 2)) {
            y += 11.6;
            page.texts.push_back({TextRole::fact, {x, y}, 9, Weight::regular, Anchor::start, colour::ink, false, line});
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

Page page_of(const Scene& scene) {
    Page page;
    page.shapes.width = page.width, page.shapes.height = page.height;
    const double top = add_title(page, scene), end = add_legend_and_footer(page, scene);
    const auto count = static_cast<double>(std::max<std::size_t>(1, scene.panels.size()));
    const double width = (page.width - 2 * margin - gutter * (count - 1)) / count;
    std::vector<PagePanel> ranges(scene.panels.size());
    double heads_end = top;
    for (std::size_t p = 0; p < scene.panels.size(); ++p) {
        const double x = margin + static_cast<double>(p) * (width + gutter);
        ranges[p] = {scene.panels[p].key, scene.panels[p].head};
        heads_end = std::max(heads_end, add_head(page, scene.panels[p], x, width, top));
    }
    const double room_top = heads_end + 6, room_end = end - 5;
    // Names of at most two lines stand over and under the discs.
    const bool named = std::ranges::any_of(scene.areas, [](const auto& area) { return !area.name.empty(); });
    const double name_room = named ? 2 * (name_line + 3) : 4;
    const double scale = std::min({1.0, (width - 2) / scene.width, (room_end - room_top - name_room) / scene.height});
    if (!(scale > 0.2)) throw Error("the legend and footer leave no room for the picture");
    // Names may reach a little into the gutters.
    const double aside = (width - scene.width * scale) / 2 + 6;
    const Box bounds{-aside / scale, -(room_end - room_top - scene.height * scale) / 2 / scale, 0, 0};
    const Box whole{bounds.left, bounds.top, scene.width - bounds.left, scene.height - bounds.top};
    const auto names = place_names(scene, whole, 1 / scale);
    const auto badges = place_badges(scene, whole, 1 / scale, names);
    auto taken = names;
    taken.insert(taken.end(), badges.begin(), badges.end());
    const auto labels = place_labels(scene, whole, 1 / scale, taken, page.labels_without_room);
    for (std::size_t p = 0; p < scene.panels.size(); ++p) {
        const double x = margin + static_cast<double>(p) * (width + gutter);
        const Frame frame{{x + (width - scene.width * scale) / 2, (room_top + room_end - scene.height * scale) / 2},
                          scale};
        PanelWriter writer(page, scene, scene.panels[p], frame);
        PagePanel& range = ranges[p];
        range.disc_begin = page.shapes.discs.size(), range.node_begin = page.shapes.nodes.size();
        range.line_begin = page.shapes.lines.size(), range.text_begin = page.texts.size();
        writer.shapes();
        writer.pills(names);
        writer.inside();
        writer.words(names, TextRole::area_name, name_size, name_line, Weight::bold);
        writer.words(labels, TextRole::label, label_size, label_line, Weight::regular);
        writer.callouts(badges);
        range.disc_end = page.shapes.discs.size(), range.node_end = page.shapes.nodes.size();
        range.line_end = page.shapes.lines.size(), range.text_end = page.texts.size();
    }
    if (page.labels_without_room > 0) {
        page.texts.push_back(
            {TextRole::fact,
             {page.width - margin, room_top - 6},
             8,
             Weight::regular,
             Anchor::end,
             colour::quiet,
             false,
             io::counted(page.labels_without_room, "symbol", "symbols") + " without a label for want of room"});
    }
    page.panels = std::move(ranges);
    copy_texts(page);
    return page;
}

}  // namespace crosstie::io::diagram
