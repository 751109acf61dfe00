// One panel of a scene on its page.
#include "io/diagram/page/panel_writer.hpp"

#include <algorithm>
#include <cmath>

#include "io/diagram/page/page_frame.hpp"

namespace crosstie::io::diagram {

namespace {
std::string state_words(MarkState state) {
    if (state == MarkState::silent) return " (did not answer)";
    return state == MarkState::absent ? " (not in the group at that time)" : "";
}
}  // namespace

PanelWriter::PanelWriter(Page& page, const Scene& scene, const ScenePanel& panel, const Frame& frame)
    : page_(page), scene_(scene), panel_(panel), frame_(frame), type_(page_size(scene.size)) {}

void PanelWriter::shapes() {
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
        page_.shapes.lines.back().quiet = tie.quiet;
        if (tie.bend) page_.shapes.lines.back().bend = {frame_.at((*tie.bend)[0]), frame_.at((*tie.bend)[1])};
    }
}

void PanelWriter::words(const std::vector<PlacedWords>& placed, TextRole role, double size, double leading,
                        Weight weight) {
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

void PanelWriter::inside() {
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

void PanelWriter::pills(const std::vector<PlacedPill>& placed) {
    for (const PlacedPill& words : placed) {
        const LineLook look = look_of(words.tie->kind);
        const bool pale = words.tie->kind == TieKind::count || words.tie->kind == TieKind::kept;
        ShapeNode pill;
        pill.role = NodeRole::pill;
        pill.shape = Shape::square;
        pill.fill = colour::paper;
        pill.line = pale ? colour::ink : look.colour;
        pill.at = words.at;
        pill.half_width = words.half.x, pill.half_height = words.half.y;
        add(std::move(pill), "");
        if (words.from) hairline_to(*words.from);
        double y =
            words.at.y + 0.36 * type_.badge - pill_row(type_) / 2 * (static_cast<double>(words.lines.size()) - 1);
        for (const std::string& line : words.lines) {
            const bool last = &line == &words.lines.back();
            page_.texts.push_back({TextRole::pill,
                                   {words.at.x, y},
                                   type_.badge,
                                   last ? Weight::bold : Weight::regular,
                                   Anchor::middle,
                                   pale || !last ? colour::ink : look.colour,
                                   false,
                                   line});
            y += pill_row(type_);
        }
    }
}

void PanelWriter::callouts(const std::vector<PlacedWords>& badges) {
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

/// A hairline from a mark to a label that could not stand next to it.
void PanelWriter::lead_to(std::uint32_t mark, const Box& label) {
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
void PanelWriter::add(ShapeNode node, std::string tooltip) {
    page_.shapes.nodes.push_back(std::move(node));
    page_.tooltips.push_back(shows_people(scene_.edition) ? std::move(tooltip) : "");
}
/// From the last node to a place on a line.
void PanelWriter::hairline_to(Point at) {
    const auto pill = static_cast<std::uint32_t>(page_.shapes.nodes.size() - 1);
    ShapeNode end;
    end.role = NodeRole::anchor;
    end.half_width = end.half_height = 0.2;
    end.at = at;
    add(std::move(end), "");
    page_.shapes.lines.push_back({pill, pill + 1, "key", std::string(colour::quiet), 0.5});
}

}  // namespace crosstie::io::diagram
